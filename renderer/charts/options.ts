import { defaults, type ScaleOptionsByType, type TooltipOptions } from 'chart.js';
import type { ChartTheme } from './chart-theme.ts';

/** How the figures of one axis are written. */
export interface AxisFormat {
  /** What the axis counts: a unit or a measure, in words; empty where its figures say it. */
  readonly title: string;
  /** A tick: with no more digits than tell it from the next one, `step` away. */
  tick(value: number, step: number): string;
  /** What is pointed at, as the table has it. */
  figure(value: number): string;
}

/** How an axis writes. */
export function tickLook({ text, fontSize }: ChartTheme): { color: string; font?: { size: number } } {
  return { color: text, ...(fontSize === undefined ? {} : { font: { size: fontSize } }) };
}

/** What an axis counts, in words; nothing takes no room. */
function axisTitle(theme: ChartTheme, text: string) {
  const { color, font } = tickLook(theme);
  return { display: text !== '', text, color, padding: 2, ...(font ? { font } : {}) };
}

/** The font of an axis, for what a plugin writes by itself. */
export const plainFont = ({ fontSize = defaults.font.size }: ChartTheme): string =>
  `${fontSize}px ${defaults.font.family}`;

/** A quiet linear axis: figures in words of the reader, hair lines or none. */
export function valueAxis(theme: ChartTheme, { title, tick }: AxisFormat, lines = true) {
  return {
    type: 'linear',
    border: { display: false },
    grid: { display: lines, color: theme.grid },
    title: axisTitle(theme, title),
    ticks: {
      ...tickLook(theme),
      maxTicksLimit: 7,
      includeBounds: false,
      callback: (value, _at, ticks) => {
        const [first, second] = ticks;
        return tick(Number(value), first && second ? second.value - first.value : 0);
      },
    },
  } satisfies DeepPartial<ScaleOptionsByType<'linear'>>;
}

/** An axis of names; `title` says what they are where that is not plain. */
export function nameAxis(theme: ChartTheme, title = '') {
  return {
    type: 'category',
    border: { color: theme.grid },
    grid: { display: false },
    title: axisTitle(theme, title),
    ticks: { ...tickLook(theme), maxRotation: 0, autoSkipPadding: 14 },
  } satisfies DeepPartial<ScaleOptionsByType<'category'>>;
}

/** The box beside the pointer, in the theme's colours. */
export function tooltip(theme: ChartTheme): DeepPartial<TooltipOptions> {
  return {
    backgroundColor: theme.panel,
    titleColor: theme.text,
    bodyColor: theme.text,
    borderColor: theme.grid,
    borderWidth: 1,
    padding: 10,
    boxPadding: 4,
  };
}

interface Named {
  readonly name: string;
  /** What it comes to, written out. */
  readonly figure: string;
}

/** The box beside one of some named bars. */
export function namedTooltip(theme: ChartTheme, bars: readonly Named[]) {
  return {
    ...tooltip(theme),
    displayColors: false,
    callbacks: {
      title: ([item]: { dataIndex: number }[]) => bars[item?.dataIndex ?? -1]?.name ?? '',
      label: ({ dataIndex }: { dataIndex: number }) => bars[dataIndex]?.figure ?? '',
    },
  };
}

type DeepPartial<Type> = Type extends (...args: never[]) => unknown
  ? Type
  : Type extends object
    ? { [Key in keyof Type]?: DeepPartial<Type[Key]> }
    : Type;
