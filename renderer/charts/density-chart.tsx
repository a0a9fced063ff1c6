import { useCallback } from 'react';
import type { QuantityPicture } from '#shared/views-assumptions.ts';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, tooltip, valueAxis } from './options.ts';

interface Props {
  readonly label: string;
  readonly picture: QuantityPicture;
  /** What it was, as a thin line behind. */
  readonly before?: QuantityPicture | null;
  /** Data behind a fitted density: heights are densities. */
  readonly bars?: {
    readonly start: number;
    readonly width: number;
    readonly heights: readonly number[];
  } | null;
  readonly texts: { readonly now: string; readonly before: string };
  readonly format: AxisFormat;
  /** Of probabilities, where single values have them. */
  readonly share: AxisFormat;
}

type Points = { x: number; y: number }[];

function pointsOf(picture: QuantityPicture): Points {
  if (picture.type === 'constant') return [];
  return picture.x.map((x, i) => ({ x, y: picture.y[i] ?? 0 }));
}

/** The density of a quantity, with what it was before or the data behind it. */
export function DensityChart({ label, picture, before = null, bars = null, texts, format, share }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const discrete = picture.type === 'masses';
      const line = {
        type: 'line' as const,
        label: texts.now,
        data: pointsOf(picture),
        borderColor: theme.main,
        backgroundColor: theme.wideBand,
        borderWidth: 2,
        fill: !bars,
        pointRadius: 0,
      };
      const masses = {
        type: 'bar' as const,
        label: texts.now,
        data: pointsOf(picture),
        backgroundColor: theme.main,
        barThickness: 6,
        grouped: false,
      };
      const was = {
        type: 'line' as const,
        label: texts.before,
        data: before && before.type === 'density' ? pointsOf(before) : [],
        borderColor: theme.text,
        borderDash: [4, 3],
        borderWidth: 1.5,
        pointRadius: 0,
      };
      const data = {
        type: 'bar' as const,
        label: texts.before,
        data: bars ? bars.heights.map((y, i) => ({ x: bars.start + (i + 0.5) * bars.width, y })) : [],
        backgroundColor: theme.band,
        barPercentage: 0.96,
        categoryPercentage: 1,
        grouped: false,
      };
      return {
        type: 'line',
        data: { datasets: [discrete ? masses : line, ...(bars ? [data] : before ? [was] : [])] },
        options: {
          scales: {
            x: { ...valueAxis(theme, format, false), offset: false, grace: discrete ? '8%' : 0 },
            y: { display: false, beginAtZero: true },
          },
          plugins: {
            legend: { display: Boolean(bars ?? before), position: 'bottom', labels: { color: theme.text } },
            tooltip: {
              ...tooltip(theme),
              enabled: discrete,
              displayColors: false,
              callbacks: {
                title: ([item]) => format.figure(Number(item?.parsed.x)),
                label: ({ parsed }) => share.figure(Number(parsed.y)),
              },
            },
          },
        },
      };
    },
    [picture, before, bars, texts, format, share],
  );
  // Heights of a density are no figures that one would read; single values have a probability.
  return <Chart label={label} setup={setup} still={picture.type !== 'masses'} />;
}
