import { defaults, type ScaleOptionsByType, type TooltipOptions } from 'chart.js';
import type { ChartTheme } from './chart-theme.ts';

/** How an axis writes. */
export function tickLook({ text, fontSize }: ChartTheme) {
  return { color: text, ...(fontSize === undefined ? {} : { font: { size: fontSize } }) };
}

/** What an axis counts, in words; nothing takes no room. */
export function axisTitle(theme: ChartTheme, text: string) {
  return { display: text !== '', text, color: theme.text };
}

/** The font of an axis, for what a plugin writes by itself. */
export const plainFont = ({ fontSize = defaults.font.size }: ChartTheme): string =>
  `${fontSize}px ${defaults.font.family}`;

/** A quiet linear axis: figures in words of the reader, hair lines or none. */
export function valueAxis(theme: ChartTheme, format: (value: number) => string, lines = true) {
  return {
    type: 'linear',
    border: { display: false },
    grid: { display: lines, color: theme.grid },
    ticks: {
      ...tickLook(theme),
      maxTicksLimit: 7,
      includeBounds: false,
      callback: (value: string | number) => format(Number(value)),
    },
  } satisfies DeepPartial<ScaleOptionsByType<'linear'>>;
}

/** An axis of names. */
export function nameAxis(theme: ChartTheme) {
  return {
    type: 'category',
    border: { color: theme.grid },
    grid: { display: false },
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

type DeepPartial<Type> = Type extends (...args: never[]) => unknown
  ? Type
  : Type extends object
    ? { [Key in keyof Type]?: DeepPartial<Type[Key]> }
    : Type;
