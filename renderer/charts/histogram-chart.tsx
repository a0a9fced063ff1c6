import type { ChartEvent, Chart as ChartJs, Plugin } from 'chart.js';
import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, tooltip, valueAxis } from './options.ts';

interface Props {
  readonly label: string;
  readonly histogram: { readonly start: number; readonly width: number; readonly counts: readonly number[] };
  /** Quantiles at 0, 0.005, …, 1. */
  readonly curve: readonly number[];
  readonly target: { readonly value: number; readonly name: string } | null;
  /** The line shows the share at or above each value in place of the share below. */
  readonly exceedance?: boolean;
  /** A click on the picture sets the target there, and it follows a pointer that is held down. */
  onTarget?(value: number): void;
  readonly texts: { readonly share: string; readonly cumulative: string };
  readonly format: AxisFormat;
  readonly percent: AxisFormat;
  /** `from` to `to`, in words. */
  range(from: string, to: string): string;
}

/** Position of the bars among the data sets. */
const BARS = 1;

/** A line across the plot at the target, with its name. */
function targetLine(theme: ChartTheme, { value, name }: NonNullable<Props['target']>): Plugin {
  return {
    id: 'targetLine',
    afterDatasetsDraw({ ctx, chartArea, scales }) {
      const x = scales.x?.getPixelForValue(value) ?? Number.NaN;
      if (!(x >= chartArea.left && x <= chartArea.right)) return;
      ctx.save();
      ctx.strokeStyle = theme.target;
      ctx.fillStyle = theme.target;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([5, 4]);
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      const right = x < (chartArea.left + chartArea.right) / 2;
      ctx.textAlign = right ? 'left' : 'right';
      const place = [x + (right ? 6 : -6), chartArea.top + 12] as const;
      // A seam of the panel's colour keeps it apart from what it lies over.
      ctx.setLineDash([]);
      ctx.strokeStyle = theme.panel;
      ctx.lineWidth = 4;
      ctx.lineJoin = 'round';
      ctx.strokeText(name, ...place);
      ctx.fillText(name, ...place);
      ctx.restore();
    },
  };
}

/** The target goes where one clicks, or drags it to. */
function targeting(onTarget: (value: number) => void): NonNullable<ChartSetup['options']> {
  const put = (event: ChartEvent, { scales }: ChartJs) => {
    const value = scales.x?.getValueForPixel(event.x ?? Number.NaN);
    if (value !== undefined && Number.isFinite(value)) onTarget(value);
  };
  return {
    onClick: (event, _nearby, chart) => put(event, chart),
    onHover: (event, _nearby, chart) => {
      chart.canvas.style.cursor = 'ew-resize';
      if (event.native instanceof MouseEvent && event.native.buttons === 1) put(event, chart);
    },
  };
}

/** How often each range of values came up, and the share of trials below each value. */
export function HistogramChart({
  label,
  histogram,
  curve,
  target,
  exceedance = false,
  onTarget,
  texts,
  format,
  percent,
  range,
}: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const trials = histogram.counts.reduce((sum, count) => sum + count, 0);
      const { start, width } = histogram;
      const bars = histogram.counts.map((count, bin) => ({
        x: start + (bin + 0.5) * width,
        y: count / trials,
      }));
      const line = curve.map((value, step) => {
        const below = step / (curve.length - 1);
        return { x: value, y: exceedance ? 1 - below : below };
      });
      const end = start + histogram.counts.length * width;
      return {
        type: 'bar',
        data: {
          datasets: [
            {
              type: 'line',
              label: texts.cumulative,
              data: line,
              yAxisID: 'cumulative',
              borderColor: theme.series[1] ?? theme.main,
              backgroundColor: theme.series[1] ?? theme.main,
              borderWidth: 2,
              pointRadius: 0,
            },
            {
              type: 'bar',
              label: texts.share,
              data: bars,
              backgroundColor: theme.band,
              hoverBackgroundColor: theme.main,
              barPercentage: 0.94,
              categoryPercentage: 1,
              grouped: false,
            },
          ],
        },
        options: {
          ...(onTarget ? targeting(onTarget) : {}),
          scales: {
            x: { ...valueAxis(theme, format, false), min: start, max: end, offset: false },
            y: { ...valueAxis(theme, percent), beginAtZero: true },
            cumulative: { ...valueAxis(theme, percent, false), position: 'right', min: 0, max: 1 },
          },
          plugins: {
            legend: { position: 'bottom', labels: { color: theme.text } },
            tooltip: {
              ...tooltip(theme),
              mode: 'nearest',
              intersect: false,
              callbacks: {
                title: ([item]) => {
                  const bin = item?.datasetIndex === BARS ? start + item.dataIndex * width : null;
                  if (bin === null) return format.figure(Number(item?.parsed.x));
                  return range(format.figure(bin), format.figure(bin + width));
                },
                label: ({ dataset, parsed }) => `${dataset.label}  ${percent.figure(Number(parsed.y))}`,
              },
            },
          },
        },
        plugins: target === null ? [] : [targetLine(theme, target)],
      };
    },
    [histogram, curve, target, exceedance, onTarget, texts, format, percent, range],
  );
  return <Chart label={label} setup={setup} />;
}
