import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import type { ChartTheme } from './chart-theme.ts';
import { type AxisFormat, nameAxis, tooltip, valueAxis } from './options.ts';

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
  /** Along the foot: values, or names that x counts. */
  readonly x: AxisFormat | NamedAxis;
  readonly y: AxisFormat;
  /** What a point is called that is pointed at, where its value alone would not tell. */
  nameOf?(x: number): string;
  /** Fills the space between each line and the axis. */
  readonly filled?: boolean;
  readonly beginAtZero?: boolean;
}

/** An axis of names, and what they are in words. */
export interface NamedAxis {
  readonly title: string;
  readonly names: readonly string[];
}

/** Lines over one axis: distributions on top of each other, or courses over time. */
export function LinesChart({ label, lines, x, y, nameOf, filled = false, beginAtZero = false }: Props) {
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => {
      const names = 'names' in x ? x.names : null;
      return {
        type: 'line',
        data: {
          ...(names ? { labels: [...names] } : {}),
          datasets: lines.map(({ name, color, points, edge = false }) => ({
            label: name,
            data: points.map((point) => (names ? point.y : { x: point.x, y: point.y ?? Number.NaN })),
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
            x: 'names' in x ? nameAxis(theme, x.title) : valueAxis(theme, x, false),
            y: { ...valueAxis(theme, y), beginAtZero },
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
                title: ([item]) =>
                  'names' in x ? (item?.label ?? '') : (nameOf ?? x.figure)(Number(item?.parsed.x)),
                label: ({ dataset, parsed }) => `${dataset.label}  ${y.figure(Number(parsed.y))}`,
              },
            },
          },
        },
      };
    },
    [lines, x, y, nameOf, filled, beginAtZero],
  );
  return <Chart label={label} setup={setup} />;
}
