import { assertNever } from '#shared/assert-never.ts';
import type { CalendarName, Expression } from '../formula/expression.ts';
import { partsOf } from '../formula/references.ts';

/** A name in a formula that stands for values: a variable, or what the calendar gives. */
export type Occurrence = Extract<Expression, { type: 'variable' | 'calendar' }>;

/** Where a name is read: the member on each dimension that is open or fixed there, and the period. */
export interface Read {
  memberOn(dimension: string): number;
  readonly period: number;
}

/** Names whose values are worth showing: the number of the period is told by the place already. */
export const SHOWN_CALENDAR: readonly CalendarName[] = ['years', 'year_fraction', 'discount_factor'];

/** The names of a formula that stand for values, as they follow each other in its text. */
export function occurrencesOf(expression: Expression): Occurrence[] {
  const found: Occurrence[] = [];
  const waiting: Expression[] = [expression];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    if (part.type === 'variable') found.push(part);
    else if (part.type === 'calendar' && SHOWN_CALENDAR.includes(part.name)) found.push(part);
    else waiting.push(...partsOf(part).toReversed());
  }
  return found;
}

/**
 * Everything that a formula reads at one place and period, by the name that reads it: the same values that the compiler
 * asks for. Running totals read their arguments in every period up to this one.
 */
export function readsOf(
  expression: Expression,
  scope: ReadonlyMap<string, number>,
  period: number,
  periods: number,
): Map<Occurrence, Read[]> {
  const reads = new Map<Occurrence, Read[]>();
  const walk = (part: Expression, at: ReadonlyMap<string, number>, now: number): void => {
    const all = (parts: readonly Expression[]) => {
      for (const one of parts) walk(one, at, now);
    };
    switch (part.type) {
      case 'number':
        return;
      case 'variable':
        take(part, { memberOn: (id) => part.fixed.get(id) ?? at.get(id) ?? -1, period: now });
        return;
      case 'calendar':
        take(part, { memberOn: () => -1, period: now });
        return;
      case 'binary':
        walkChain(part, (one) => walk(one, at, now));
        return;
      case 'unary':
      case 'condition':
      case 'call':
        all(partsOf(part));
        return;
      case 'aggregate':
        for (const member of part.members) {
          if (part.dimension === 'period') walk(part.operand, at, member);
          else walk(part.operand, new Map(at).set(part.dimension, member), now);
        }
        return;
      case 'edge':
        walk(part.operand, at, part.name === 'first' ? 0 : periods - 1);
        return;
      case 'recall':
        if (now < part.periods) walk(part.initial, at, now);
        else walk(part.operand, at, now - part.periods);
        return;
      case 'cumulate':
        for (let each = 0; each <= now; each++) walk(part.operand, at, each);
        return;
      case 'carry':
        walk(part.initial, at, 0);
        for (let each = 0; each <= now; each++) {
          walk(part.operand, at, each);
          walk(part.carryover, at, each);
        }
        return;
      default:
        assertNever(part);
    }
  };
  const take = (occurrence: Occurrence, read: Read) => {
    const known = reads.get(occurrence);
    if (known) known.push(read);
    else reads.set(occurrence, [read]);
  };
  walk(expression, scope, period);
  return reads;
}

/** Visits the operands of a long chain in a loop: a sum of two thousand terms is as deep as it is long. */
function walkChain(expression: Extract<Expression, { type: 'binary' }>, visit: (part: Expression) => void) {
  const rights: Expression[] = [];
  let left: Expression = expression;
  for (; left.type === 'binary'; left = left.left) rights.push(left.right);
  visit(left);
  for (const right of rights.toReversed()) visit(right);
}
