import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { axisTitle, tooltip, valueAxis } from './options.ts';

interface Props {
  readonly label: string;
  /** Quantiles of both at the same levels. */
  readonly data: readonly number[];
  readonly fit: readonly number[];
  readonly texts: { readonly data: string; readonly fit: string };
  format(value: number): string;
}

/** Quantiles of the data against those of a fit (Q–Q): on the line, they agree. */
export function QuantileChart({ label, data, fit, texts, format }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const all = [...data, ...fit];
      const [low, high] = [Math.min(...all), Math.max(...all)];
      return {
        type: 'line',
        data: {
          datasets: [
            {
              data: fit.map((x, i) => ({ x, y: data[i] ?? 0 })),
              showLine: false,
              pointRadius: 2.5,
              pointBackgroundColor: theme.main,
              pointBorderWidth: 0,
            },
            {
              data: [
                { x: low, y: low },
                { x: high, y: high },
              ],
              borderColor: theme.text,
              borderDash: [4, 3],
              borderWidth: 1.5,
              pointRadius: 0,
            },
          ],
        },
        options: {
          scales: {
            x: { ...valueAxis(theme, format), title: axisTitle(theme, texts.fit) },
            y: { ...valueAxis(theme, format), title: axisTitle(theme, texts.data) },
          },
          plugins: { legend: { display: false }, tooltip: { ...tooltip(theme), enabled: false } },
        },
      };
    },
    [data, fit, texts, format],
  );
  return <Chart label={label} setup={setup} />;
}
