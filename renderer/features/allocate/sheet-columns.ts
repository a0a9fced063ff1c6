import type { Locale } from '#shared/locale.ts';
import { compactPeriodLabel, periodLabel } from '#shared/plan/calendar.ts';
import type { PlanView } from '#shared/views.ts';
import { fittingHeads, periodHeaders, periodLabels } from '../../i18n/periods.ts';

/** A column of amounts or of what is worked out from them. The label column stands outside this list. */
export type SheetColumn =
  | {
      readonly kind: 'periods';
      readonly id: string;
      /** Head of the column. */
      readonly label: string;
      /** The same in full, for those who hear it. */
      readonly name: string;
      /** Neighbouring periods of the plan, ascending, that the column sums. */
      readonly periods: readonly number[];
    }
  | { readonly kind: ComputedKind | 'total'; readonly id: string };

/** Columns that take no input: a share of the total, and what changed against the parent scenario. */
export type ComputedKind = 'share' | 'change' | 'changeShare';

/** How long the columns are: the plan's own periods, or calendar quarters or years of them. */
export type Grain = 'period' | 'quarter' | 'year';

type Calendar = PlanView['calendar'];

const MONTHS: Readonly<Record<Exclude<Grain, 'period'>, 3 | 12>> = { quarter: 3, year: 12 };

/** The grains that are no finer than the plan's periods. */
export function grainsOf({ monthsPerPeriod }: Calendar): Grain[] {
  const coarser = (['quarter', 'year'] as const).filter((grain) => MONTHS[grain] > monthsPerPeriod);
  return ['period', ...coarser];
}

/** Columns of one plan period each, or of the periods that begin in the same quarter or year. */
export function periodColumns(calendar: Calendar, grain: Grain, locale: Locale): SheetColumn[] {
  if (grain === 'period') {
    const heads = periodHeaders(calendar, locale);
    return periodLabels(calendar, locale).map((name, period) => ({
      kind: 'periods',
      id: `p${period}`,
      label: heads[period] ?? name,
      name,
      periods: [period],
    }));
  }
  const groups = groupsOf(calendar, MONTHS[grain]);
  const spans = groups.map(({ start }) => ({ start, monthsPerPeriod: MONTHS[grain] }));
  const names = spans.map((span) => periodLabel(span, 0, locale));
  const heads = fittingHeads(names, (at) => compactPeriodLabel(spans[at]!, 0, locale));
  return groups.map(({ periods }, at) => ({
    kind: 'periods',
    id: `p${periods[0]}-${periods.at(-1)}`,
    label: heads[at]!,
    name: names[at]!,
    periods,
  }));
}

/** Periods by the quarter or year of the calendar that they begin in, with its first month. */
function groupsOf(calendar: Calendar, months: 3 | 12): { start: string; periods: number[] }[] {
  const first = Number(calendar.start.slice(0, 4)) * 12 + Number(calendar.start.slice(5, 7)) - 1;
  const groups = new Map<number, number[]>();
  for (let period = 0; period < calendar.periods; period += 1) {
    const group = Math.floor((first + period * calendar.monthsPerPeriod) / months);
    groups.set(group, [...(groups.get(group) ?? []), period]);
  }
  return [...groups].map(([group, periods]) => ({ start: monthText(group * months), periods }));
}

function monthText(months: number): string {
  const year = String(Math.floor(months / 12)).padStart(4, '0');
  return `${year}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** Period columns, the total, and the computed columns that are wanted. */
export function sheetColumns(
  calendar: Calendar,
  grain: Grain,
  computed: readonly ComputedKind[],
  locale: Locale,
): SheetColumn[] {
  return [
    ...periodColumns(calendar, grain, locale),
    { kind: 'total', id: 'total' },
    ...computed.map((kind): SheetColumn => ({ kind, id: kind })),
  ];
}
