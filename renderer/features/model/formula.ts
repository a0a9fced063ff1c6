import { type FormulaPlace, formulaTokens } from '#shared/plan/formula-parts.ts';

/** Two texts as what they share at both ends, and what differs between. */
export interface TextDifference {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
}

/** What was changed, in whole words: the longest common beginning and end are left out of it. */
export function differenceOf(saved: string, typed: string): TextDifference {
  const [a, b] = [formulaTokens(saved), formulaTokens(typed)];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return {
    before: a.slice(0, start).join(''),
    removed: a.slice(start, a.length - end).join(''),
    added: b.slice(start, b.length - end).join(''),
    after: a.slice(a.length - end).join(''),
  };
}

/** Signs that are shown to either side. */
const AROUND = 18;

/** A place in a formula with what stands around it: `… prev(x, 0) * 0.5 + y …`. */
export function surroundings(formula: string, { text, start }: FormulaPlace): string {
  const [from, to] = [Math.max(0, start - AROUND), start + text.length + AROUND];
  return (from > 0 ? '… ' : '') + formula.slice(from, to).trim() + (to < formula.length ? ' …' : '');
}
