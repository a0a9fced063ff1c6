import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { axisTitle, nameAxis, tooltip, valueAxis } from './options.ts';

export interface Line {
  readonly name: string;
  color(theme: ChartTheme): string;
  readonly points: readonly { readonly x: number; readonly y: number | null }[];
  /** Thin and dashed: an edge of a band. */
  readonly edge?: boolean;
}

interface Props {
  readonly label: string;
  readonly lines: readonly Line[];
  /** Names of x where x counts them; without, x is a value. */
  readonly names?: readonly string[];
  /** Fills the space between each line and the axis. */
  readonly filled?: boolean;
  readonly beginAtZero?: boolean;
  /** What the axes count, in words. */
  readonly titleX?: string;
  readonly titleY?: string;
  formatX(value: number): string;
  formatY(value: number): string;
}

/** Lines over one axis: distributions on top of each other, or courses over time. */
export function LinesChart({
  label,
  lines,
  names,
  filled = false,
  beginAtZero = false,
  titleX = '',
  titleY = '',
  formatX,
  formatY,
}: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => ({
      type: 'line',
      data: {
        ...(names ? { labels: [...names] } : {}),
        datasets: lines.map(({ name, color, points, edge = false }) => ({
          label: name,
          data: names ? points.map(({ y }) => y) : points.map(({ x, y }) => ({ x, y: y ?? Number.NaN })),
          borderColor: color(theme),
          backgroundColor: filled ? `${color(theme)}22` : color(theme),
          borderWidth: edge ? 1 : 2,
          borderDash: edge ? [4, 3] : [],
          fill: filled ? 'origin' : false,
          pointRadius: 0,
          pointHoverRadius: edge ? 0 : 4,
          tension: 0,
        })),
      },
      options: {
        parsing: names ? undefined : false,
        interaction: { mode: names ? 'index' : 'nearest', intersect: false, axis: 'x' },
        scales: {
          x: names
            ? nameAxis(theme)
            : { ...valueAxis(theme, formatX, false), title: axisTitle(theme, titleX) },
          y: { ...valueAxis(theme, formatY), beginAtZero, title: axisTitle(theme, titleY) },
        },
        plugins: {
          legend: {
            position: 'bottom',
            labels: {
              color: theme.text,
              filter: ({ datasetIndex }) => lines[datasetIndex ?? 0]?.edge !== true,
            },
          },
          tooltip: {
            ...tooltip(theme),
            callbacks: {
              title: ([item]) => (names ? (item?.label ?? '') : formatX(Number(item?.parsed.x))),
              label: ({ dataset, parsed }) => `${dataset.label}  ${formatY(Number(parsed.y))}`,
            },
          },
        },
      },
    }),
    [lines, names, filled, beginAtZero, titleX, titleY, formatX, formatY],
  );
  return <Chart label={label} setup={setup} />;
}
