import { Chart as ChartJs, type Element } from 'chart.js';
import { type RefObject, useRef, useState } from 'react';

/** How the parts of a picture are gone to. */
export interface Picking {
  /** Names the picture for those who reach it by the keyboard. */
  readonly label: string;
  /** Called with the series and the place of a part. */
  onPick(series: number, place: number): void;
}

interface Spot {
  readonly series: number;
  readonly place: number;
}

type Move = { readonly by: 'place' | 'series'; readonly step: number };

const UPRIGHT: Readonly<Record<string, Move>> = {
  ArrowLeft: { by: 'place', step: -1 },
  ArrowRight: { by: 'place', step: 1 },
  ArrowDown: { by: 'series', step: -1 },
  ArrowUp: { by: 'series', step: 1 },
  Home: { by: 'place', step: Number.NEGATIVE_INFINITY },
  End: { by: 'place', step: Number.POSITIVE_INFINITY },
};
/** Bars that lie are gone through from the top down. */
const LYING: typeof UPRIGHT = {
  ...UPRIGHT,
  ArrowUp: { by: 'place', step: -1 },
  ArrowDown: { by: 'place', step: 1 },
};

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

const isThere = ({ x, y }: Element) => Number.isFinite(x) && Number.isFinite(y);

const elementsOf = (chart: ChartJs, series: number) => chart.getDatasetMeta(series).data;

/** Where a key leads from a part: along the axis over places that are empty, to another series where it is nearest. */
function moved(chart: ChartJs, from: Spot, { by, step }: Move): Spot {
  const own = elementsOf(chart, from.series);
  if (by === 'place') {
    // From an end one comes back over what is empty.
    const onwards = Number.isFinite(step) ? step : -Math.sign(step);
    for (let place = within(from.place + step, own.length); ; place += onwards) {
      const element = own[place];
      if (!element) return from;
      if (isThere(element)) return { ...from, place };
    }
  }
  const series = within(from.series + step, chart.data.datasets.length);
  if (!chart.isDatasetVisible(series)) return from;
  const at = own[from.place]?.x ?? 0;
  const away = elementsOf(chart, series).map((one) =>
    isThere(one) ? Math.abs(one.x - at) : Number.POSITIVE_INFINITY,
  );
  const nearest = Math.min(...away);
  return Number.isFinite(nearest) ? { series, place: away.indexOf(nearest) } : from;
}

/** What is told of together with a part: all series of its place where the pointer is told so, too. */
function togetherWith(chart: ChartJs, { series, place }: Spot, alone: boolean) {
  if (alone || chart.options.interaction?.mode !== 'index') return [{ datasetIndex: series, index: place }];
  return chart.data.datasets.flatMap((_, datasetIndex) => {
    const element = elementsOf(chart, datasetIndex)[place];
    return element && isThere(element) && chart.isDatasetVisible(datasetIndex)
      ? [{ datasetIndex, index: place }]
      : [];
  });
}

/** The box beside a part, as text. */
function boxText({ tooltip }: ChartJs): string {
  if (!tooltip) return '';
  return [...tooltip.title, ...tooltip.body.flatMap(({ lines }) => lines)].filter(Boolean).join(', ');
}

/**
 * Walks a chart by the keyboard: arrows, Home and End go from part to part, Enter picks. Where one is, the box that the
 * pointer has shows; `said` is its text, for screen readers.
 */
export function useWalk(canvas: RefObject<HTMLCanvasElement | null>, onPick?: Picking['onPick']) {
  const at = useRef<Spot | null>(null);
  const [said, setSaid] = useState('');
  const chartOf = () => (canvas.current ? ChartJs.getChart(canvas.current) : undefined);

  const mark = (spot: Spot | null) => {
    at.current = spot;
    const chart = chartOf();
    if (!chart) return;
    const active = spot ? togetherWith(chart, spot, onPick !== undefined) : [];
    const { x = 0, y = 0 } = spot ? (elementsOf(chart, spot.series)[spot.place] ?? {}) : {};
    chart.setActiveElements(active);
    chart.tooltip?.setActiveElements(active, { x, y });
    chart.update();
    setSaid(spot ? boxText(chart) : '');
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    const chart = chartOf();
    if (!chart) return;
    if (event.key === 'Enter' && at.current) return onPick?.(at.current.series, at.current.place);
    const move = (chart.options.indexAxis === 'y' ? LYING : UPRIGHT)[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const start = { series: 0, place: -1 };
    mark(at.current ? moved(chart, at.current, move) : moved(chart, start, { by: 'place', step: 1 }));
  };
  return { said, onKeyDown, onBlur: () => mark(null) };
}
