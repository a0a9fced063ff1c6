import type { Locale } from '#shared/locale.ts';
import { compactPeriodLabel, periodLabel } from '#shared/plan/calendar.ts';
import type { PlanView } from '#shared/views.ts';

const everyPeriod = <Value>({ periods }: PlanView['calendar'], value: (period: number) => Value): Value[] =>
  Array.from({ length: periods }, (_, period) => value(period));

/** The names of a plan's periods in order, in full: `2026-Q1`, `2026年第1季度`. */
export function periodLabels(calendar: PlanView['calendar'], locale: Locale): string[] {
  return everyPeriod(calendar, (period) => periodLabel(calendar, period, locale));
}

/** What a column's head and an axis have room for. */
const NARROW = 8;

/** The same for heads of columns and axes: in full where all fit, else short. */
export function periodHeaders(calendar: PlanView['calendar'], locale: Locale): string[] {
  const short = (period: number) => compactPeriodLabel(calendar, period, locale);
  return fittingHeads(periodLabels(calendar, locale), short);
}

/** Names as heads of columns: in full where all fit, else what `short` makes of each by its position. */
export function fittingHeads(names: readonly string[], short: (at: number) => string): string[] {
  return names.every(({ length }) => length <= NARROW) ? [...names] : names.map((_, at) => short(at));
}
