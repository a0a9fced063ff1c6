import type { TFunction } from 'i18next';
import type { Breach } from '#shared/allocation/limits/breaches.ts';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import { BUDGET_LIMIT, type Limit } from '#shared/allocation/limits/limit.ts';
import type { Mend } from '#shared/allocation/limits/mend.ts';
import { locksMeeting } from '#shared/allocation/refusals.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { placesText } from '#shared/allocation/words.ts';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { formatAmount, numberFormat } from '../../../i18n/format.ts';
import { referenceText } from './references.ts';

/** What it takes to put limits into words. */
export interface Speech {
  readonly plan: PlanView;
  readonly words: EditWords;
  readonly t: TFunction;
}

/** Where a limit holds: `Southeast Asia › Risk & compliance`. */
export function placeText({ definition: { at = {} } }: PlacedLimit, { plan, words, t }: Speech): string {
  const part = (dimension: 'region' | 'line', all: string) => {
    const reference = at[dimension];
    return reference === undefined ? all : referenceText(plan, dimension, String(reference), words.locale);
  };
  return `${part('region', t('guardRails.allRegions'))} › ${part('line', t('guardRails.allLines'))}`;
}

export function limitName(limit: PlacedLimit, speech: Speech): string {
  return labelText(limit.definition.label, speech.words.locale, placeText(limit, speech));
}

/** What a limit asks for: `at least $16,000.00 in every period`. */
export function ruleText(limit: Limit, { plan, words, t }: Speech): string {
  const { min, max, of, each, from, to } = limit;
  const bound = (value: number) => boundText(value, of, { plan, words, t });
  const size =
    min !== null && max !== null
      ? t('guardRails.between', { min: bound(min), max: bound(max) })
      : max !== null
        ? t('guardRails.atMost', { max: bound(max) })
        : t('guardRails.atLeast', { min: bound(min ?? 0) });
  const all = from === 0 && to === plan.calendar.periods - 1;
  const span = all ? '' : t('guardRails.span', { from: words.period(from), to: words.period(to) });
  return `${t(each === 'period' ? 'guardRails.everyPeriod' : 'guardRails.together', { size })}${span}`;
}

export function boundText(value: number, of: Limit['of'], { plan, words, t }: Speech): string {
  if (of === 'amount') return formatAmount(value, plan, words.locale);
  const percent = numberFormat(words.locale, { style: 'percent', maximumFractionDigits: 2 }).format(value);
  return t('guardRails.ofTotal', { percent });
}

/** One broken span: `2026-Q1: $12,000.00, $4,000.00 too little`. */
export function breachText(breach: Breach, speech: Speech): string {
  const { plan, words, t } = speech;
  const { from, to, value, bound, kind, limit } = breach;
  const all = from === 0 && to === plan.calendar.periods - 1;
  const span = from === to ? words.period(from) : `${words.period(from)} – ${words.period(to)}`;
  const figures = {
    value: boundText(value, limit.of, speech),
    gap:
      limit.of === 'amount'
        ? formatAmount(Math.abs(value - bound), plan, words.locale)
        : t('guardRails.points', {
            points: numberFormat(words.locale, { maximumFractionDigits: 2 }).format(
              Math.abs(value - bound) * 100,
            ),
          }),
  };
  const text = t(kind === 'over' ? 'guardRails.tooMuch' : 'guardRails.tooLittle', figures);
  return all ? text : t('guardRails.inSpan', { span, text });
}

/** What a limit is called, the budget too. */
export function nameOf(limit: Limit, known: readonly PlacedLimit[], speech: Speech): string {
  if (limit.id === BUDGET_LIMIT) return speech.t('allocate.budget');
  const placed = known.find(({ id }) => id === limit.id);
  return placed ? limitName(placed, speech) : limit.id;
}

const MOST_ROWS = 2;

/** The mending change in words: from which rows it takes, to which it gives, and what it moves in all. */
export function mendText(
  mend: Extract<Mend, { possible: true }>,
  allocation: Allocation,
  { plan, words, t }: Speech,
): string {
  const changes = new Map<string, { name: string; change: number }>();
  const rows = new Map(allocation.rows.map((row) => [`${row.region} ${row.line}`, row]));
  for (const { region, line, period, amount } of mend.cells) {
    const key = `${region} ${line}`;
    const change = amount - (rows.get(key)?.amounts[period] ?? 0);
    const known = changes.get(key);
    const name = `${words.region(region)} › ${words.line(line)}`;
    changes.set(key, { name, change: (known?.change ?? 0) + change });
  }
  const money = (minor: number) => formatAmount(minor, plan, words.locale);
  const side = (sign: 1 | -1) => {
    const some = [...changes.values()].filter(({ change }) => change * sign > 0);
    if (some.length === 0) return [];
    some.sort((a, b) => (b.change - a.change) * sign);
    const names = some.slice(0, MOST_ROWS).map(({ name }) => name);
    const amount = money(Math.abs(some.reduce((sum, { change }) => sum + change, 0)));
    const rest = some.length - names.length;
    const where =
      names.join(t('guardRails.comma')) + (rest > 0 ? t('guardRails.moreRows', { count: rest }) : '');
    return [t(sign < 0 ? 'guardRails.takes' : 'guardRails.adds', { amount, where })];
  };
  return [...side(-1), ...side(1)].join(t('guardRails.semicolon'));
}

/** The locks that stand against a limit. */
export function lockedText(
  { regions, lines, from, to, of }: Limit,
  allocation: Allocation,
  words: EditWords,
): string {
  const whole = of === 'share';
  const inScope = (row: Allocation['rows'][number]) =>
    whole || (regions.includes(row.region) && lines.includes(row.line));
  const rows = allocation.rows.flatMap((row, position) => (inScope(row) ? [position] : []));
  const periods = Array.from({ length: to - from + 1 }, (_, step) => from + step);
  const places = locksMeeting({ rows, periods }, allocation).map((lock) => ({
    regions: lock.regions.length === allocation.regions.length ? null : lock.regions,
    lines: lock.lines.length === allocation.lines.length ? null : lock.lines,
    from: lock.from,
    to: lock.to,
    allPeriods: lock.from === 0 && lock.to === allocation.periods - 1,
  }));
  return placesText(places, words);
}
