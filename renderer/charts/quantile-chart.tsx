import type { Plugin } from 'chart.js';
import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, tooltip, valueAxis } from './options.ts';

/** A level, and the quantiles of both there. */
export interface QuantilePair {
  readonly name: string;
  readonly data: number;
  readonly fit: number;
}

interface Props {
  readonly label: string;
  readonly pairs: readonly QuantilePair[];
  /** Both in the same unit; titles tell which is which. */
  readonly data: AxisFormat;
  readonly fit: AxisFormat;
}

/** Where both would agree. */
function diagonal(theme: ChartTheme, low: number, high: number): Plugin {
  return {
    id: 'diagonal',
    beforeDatasetsDraw({ ctx, scales: { x, y } }) {
      if (!x || !y) return;
      ctx.save();
      ctx.strokeStyle = theme.text;
      ctx.lineWidth = 1.5;
      ctx.setLineDash([4, 3]);
      ctx.beginPath();
      ctx.moveTo(x.getPixelForValue(low), y.getPixelForValue(low));
      ctx.lineTo(x.getPixelForValue(high), y.getPixelForValue(high));
      ctx.stroke();
      ctx.restore();
    },
  };
}

/** Quantiles of the data against those of a fit (Q–Q): on the line, they agree. */
export function QuantileChart({ label, pairs, data, fit }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const all = pairs.flatMap((pair) => [pair.data, pair.fit]);
      const [low, high] = [Math.min(...all), Math.max(...all)];
      const range = { suggestedMin: low, suggestedMax: high };
      return {
        type: 'line',
        data: {
          datasets: [
            {
              data: pairs.map((pair) => ({ x: pair.fit, y: pair.data })),
              showLine: false,
              pointRadius: 2.5,
              pointBackgroundColor: theme.main,
              pointBorderWidth: 0,
            },
          ],
        },
        options: {
          interaction: { mode: 'nearest', intersect: false, axis: 'xy' },
          scales: {
            x: { ...valueAxis(theme, fit), ...range },
            y: { ...valueAxis(theme, data), ...range },
          },
          plugins: {
            legend: { display: false },
            tooltip: {
              ...tooltip(theme),
              displayColors: false,
              callbacks: {
                title: ([item]) => pairs[item?.dataIndex ?? -1]?.name ?? '',
                label: ({ parsed }) => [
                  `${data.title}  ${data.figure(Number(parsed.y))}`,
                  `${fit.title}  ${fit.figure(Number(parsed.x))}`,
                ],
              },
            },
          },
        },
        plugins: [diagonal(theme, low, high)],
      };
    },
    [pairs, data, fit],
  );
  return <Chart label={label} setup={setup} />;
}
