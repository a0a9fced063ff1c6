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
  const labels = periodLabels(calendar, locale);
  if (labels.every((label) => label.length <= NARROW)) return labels;
  return everyPeriod(calendar, (period) => compactPeriodLabel(calendar, period, locale));
}
