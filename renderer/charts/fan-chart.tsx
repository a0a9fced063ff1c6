import type { ChartType, LegendItem, TooltipItem } from 'chart.js';
import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, nameAxis, tooltip, valueAxis } from './options.ts';

/** Quantiles of one period; null where the period has none. */
export interface FanPoint {
  readonly p5: number | null;
  readonly p25: number | null;
  readonly p50: number | null;
  readonly p75: number | null;
  readonly p95: number | null;
}

interface Props {
  readonly label: string;
  readonly periods: readonly string[];
  readonly points: readonly FanPoint[];
  /** Names of the bands: from P5 to P95, and from P25 to P75. */
  readonly texts: { readonly wide: string; readonly half: string };
  readonly format: AxisFormat;
}

const BANDS = ['p95', 'p5', 'p75', 'p25', 'p50'] as const;
const NAMES = { p95: 'P95', p5: 'P5', p75: 'P75', p25: 'P25', p50: 'P50' } as const;

/** 95 for P95. */
const level = ({ dataset }: TooltipItem<ChartType>) => Number(dataset.label?.slice(1));

function bandSet(theme: ChartTheme, band: (typeof BANDS)[number], points: readonly FanPoint[]) {
  const middle = band === 'p50';
  // Each upper edge is filled down to its lower edge, the next data set.
  const fill = band === 'p95' || band === 'p75' ? { target: '+1' } : false;
  return {
    label: NAMES[band],
    data: points.map((point) => point[band]),
    borderColor: middle ? theme.main : 'transparent',
    borderWidth: middle ? 2 : 0,
    backgroundColor: band === 'p95' ? theme.wideBand : theme.band,
    fill,
    pointRadius: 0,
    pointHoverRadius: middle ? 4 : 0,
    pointBackgroundColor: theme.main,
  };
}

function legendOf(theme: ChartTheme, texts: Props['texts']): LegendItem[] {
  const entry = (text: string, fillStyle: string): LegendItem => ({
    text,
    fillStyle,
    fontColor: theme.text,
    lineWidth: 0,
  });
  return [entry('P50', theme.main), entry(texts.half, theme.band), entry(texts.wide, theme.wideBand)];
}

/** The median over the periods, with the bands that hold half and nine tenths of the trials. */
export function FanChart({ label, periods, points, texts, format }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => ({
      type: 'line',
      data: { labels: [...periods], datasets: BANDS.map((band) => bandSet(theme, band, points)) },
      options: {
        interaction: { mode: 'index', intersect: false },
        scales: { x: nameAxis(theme), y: valueAxis(theme, format) },
        plugins: {
          legend: {
            position: 'bottom',
            onClick: () => undefined,
            labels: { generateLabels: () => legendOf(theme, texts) },
          },
          tooltip: {
            ...tooltip(theme),
            displayColors: false,
            // From the top down, also where bands have no width.
            itemSort: (a, b) => level(b) - level(a),
            callbacks: { label: (item) => `${item.dataset.label}  ${format.figure(Number(item.raw))}` },
          },
        },
      },
    }),
    [periods, points, texts, format],
  );
  return <Chart label={label} setup={setup} />;
}
