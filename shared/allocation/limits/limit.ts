import type { Minor } from '../../money.ts';
import type { Allocation } from '../types.ts';

/** What spend must respect, its groups resolved and its open ends filled in. `id` tells limits of one scenario apart. */
export interface Limit {
  readonly id: string;
  readonly regions: readonly string[];
  readonly lines: readonly string[];
  /** First and last period, both included. */
  readonly from: number;
  readonly to: number;
  /** In every period by itself, or over all of them together. */
  readonly each: 'period' | 'plan';
  /** Whether `min` and `max` are minor units, or shares (0..1) of the total spend in the same periods. */
  readonly of: 'amount' | 'share';
  readonly min: number | null;
  readonly max: number | null;
}

export const BUDGET_LIMIT = 'budget';

/** The budget as the limit that it is: at most so much over the whole plan. */
export function budgetLimit(allocation: Allocation, budget: Minor): Limit {
  return {
    id: BUDGET_LIMIT,
    regions: allocation.regions,
    lines: allocation.lines,
    from: 0,
    to: allocation.periods - 1,
    each: 'plan',
    of: 'amount',
    min: null,
    max: budget,
  };
}

/** The spans of periods in which a limit holds, each by itself. */
export function spansOf({ each, from, to }: Limit): { from: number; to: number }[] {
  if (each === 'plan') return [{ from, to }];
  return Array.from({ length: to - from + 1 }, (_, step) => ({ from: from + step, to: from + step }));
}

/**
 * How far a share may be off, in minor units: what a product of doubles loses, and less than any cent. Scales with the
 * total, whose last digits a share of 17 digits cannot tell.
 */
export function shareTolerance(total: number): number {
  return Math.max(1e-6, total * 1e-12);
}
