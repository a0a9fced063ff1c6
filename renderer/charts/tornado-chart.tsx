import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { nameAxis, tooltip, valueAxis } from './options.ts';

export interface TornadoBar {
  readonly name: string;
  /** The name as far as an axis has room for it. */
  readonly axisName: string;
  /** −1 to 1. */
  readonly value: number;
}

interface Props {
  readonly label: string;
  readonly bars: readonly TornadoBar[];
  format(value: number): string;
}

/** Inputs by how strongly the output follows them: to the right with it, to the left against it. */
export function TornadoChart({ label, bars, format }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const reach = Math.min(
        1,
        Math.ceil(Math.max(0.1, ...bars.map((bar) => Math.abs(bar.value))) * 10) / 10,
      );
      return {
        type: 'bar',
        data: {
          labels: bars.map((bar) => bar.axisName),
          datasets: [
            {
              data: bars.map((bar) => bar.value),
              backgroundColor: bars.map((bar) => (bar.value < 0 ? theme.negative : theme.positive)),
              barPercentage: 0.78,
              categoryPercentage: 0.9,
              borderRadius: 2,
            },
          ],
        },
        options: {
          indexAxis: 'y',
          scales: {
            x: { ...valueAxis(theme, format), min: -reach, max: reach },
            y: { ...nameAxis(theme), ticks: { color: theme.text, autoSkip: false } },
          },
          plugins: {
            legend: { display: false },
            tooltip: {
              ...tooltip(theme),
              displayColors: false,
              callbacks: {
                title: ([item]) => bars[item?.dataIndex ?? -1]?.name ?? '',
                label: (item) => format(Number(item.raw)),
              },
            },
          },
        },
      };
    },
    [bars, format],
  );
  return <Chart label={label} setup={setup} />;
}
