import type { Minor } from '../money.ts';
import { remembered } from '../remembered.ts';
import type { Allocation, AllocationRow } from './types.ts';

/** Sums of a set of rows: by period, and over all periods. */
export interface Totals {
  periods: Minor[];
  total: Minor;
}

/**
 * A sum of amounts as money. What edits make adds up exactly; a document may hold more than doubles count by ones, and
 * its sums are then the nearest that there are.
 */
function money(sum: number): Minor {
  return sum as Minor;
}

/** The sum of a row's amounts, worked out once: an edit makes new arrays of the rows that it changes alone. */
export const rowTotal: (amounts: readonly number[]) => number = remembered((amounts) => {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
});

/** Totals by period of the rows that share a key (a region, a category, a constant), in one pass; null leaves a row out. */
export function totalsBy(
  allocation: Allocation,
  keyOf: (row: AllocationRow) => string | null,
): Map<string, Totals> {
  const sums = new Map<string, Float64Array>();
  for (const row of allocation.rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const sum = sums.get(key) ?? new Float64Array(allocation.periods);
    sums.set(key, sum);
    row.amounts.forEach((amount, period) => {
      sum[period] = (sum[period] ?? 0) + amount;
    });
  }
  const totals = new Map<string, Totals>();
  for (const [key, sum] of sums) {
    totals.set(key, {
      periods: Array.from(sum, money),
      total: money(sum.reduce((running, amount) => running + amount, 0)),
    });
  }
  return totals;
}
