import { useCallback } from 'react';
import { Chart, type ChartSetup } from './chart.tsx';
import { type ChartTheme, seriesColor } from './chart-theme.ts';
import { type AxisFormat, nameAxis, tooltip, valueAxis } from './options.ts';
import type { Picking } from './use-walk.ts';

export interface Series {
  readonly name: string;
  readonly values: readonly number[];
}

interface Props {
  readonly label: string;
  /** Line by line where a name has more than one. */
  readonly names: readonly (string | readonly string[])[];
  /** True where there is room for every name; else those that fit are shown. */
  readonly everyName?: boolean;
  readonly series: readonly Series[];
  readonly format: AxisFormat;
  /** What can be done with its parts, by a click and by the keyboard. */
  readonly picking?: Picking | undefined;
}

/** What is clicked on is one bar's part, though the box beside the pointer tells of all of them. */
function pointing(onPick: Picking['onPick']): NonNullable<ChartSetup['options']> {
  return {
    onClick: ({ native }, _nearby, chart) => {
      const [hit] = native
        ? chart.getElementsAtEventForMode(native, 'nearest', { intersect: true }, false)
        : [];
      if (hit) onPick(hit.datasetIndex, hit.index);
    },
    onHover: (_event, nearby, chart) => {
      chart.canvas.style.cursor = nearby.length > 0 ? 'pointer' : 'default';
    },
  };
}

function axisOf(theme: ChartTheme, names: Props['names'], everyName: boolean) {
  const axis = nameAxis(theme);
  const inLines = names.some((name) => typeof name !== 'string');
  const room = inLines ? { autoSkipPadding: 4 } : {};
  return { ...axis, ticks: { ...axis.ticks, ...room, autoSkip: !everyName } };
}

/** Parts of a whole, period by period. */
export function StackedChart(props: Props) {
  const { label, names, everyName = false, series, format, picking } = props;
  const onPick = picking?.onPick;
  const setup = useCallback(
    (theme: ChartTheme): ChartSetup => ({
      type: 'bar',
      data: {
        labels: [...names],
        datasets: series.map(({ name, values }, index) => ({
          label: name,
          data: [...values],
          backgroundColor: seriesColor(theme, index),
          stack: 'all',
          barPercentage: 0.82,
          categoryPercentage: 0.9,
        })),
      },
      options: {
        interaction: { mode: 'index', intersect: false },
        ...(onPick ? pointing(onPick) : {}),
        scales: {
          x: { ...axisOf(theme, names, everyName), stacked: true },
          y: { ...valueAxis(theme, format), stacked: true },
        },
        plugins: {
          legend: {
            // On the right names get a quarter of the width, and are cut where they need more.
            position: 'bottom',
            labels: { color: theme.text, boxWidth: 10, boxHeight: 10, padding: 8 },
          },
          tooltip: {
            ...tooltip(theme),
            callbacks: {
              title: ([item]) => [names[item?.dataIndex ?? -1] ?? ''].flat().join(' '),
              label: (item) => `${item.dataset.label}  ${format.figure(Number(item.raw))}`,
            },
          },
        },
      },
    }),
    [names, everyName, series, format, onPick],
  );
  return <Chart label={label} setup={setup} picking={picking} />;
}
