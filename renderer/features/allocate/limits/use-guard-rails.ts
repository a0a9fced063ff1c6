import { useMemo } from 'react';
import { type Breach, breachesOf } from '#shared/allocation/limits/breaches.ts';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import { budgetLimit, type Limit } from '#shared/allocation/limits/limit.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import type { Minor } from '#shared/money.ts';

/** What a scenario's spend must respect, and what of it does not hold. */
export interface GuardRails {
  /** The allocation that `breaches` are of: a frame behind the grid. */
  readonly allocation: Allocation;
  readonly budget: Limit | null;
  readonly limits: readonly PlacedLimit[];
  readonly breaches: readonly Breach[];
}

/** Checks an allocation, as it was painted last: what one types is shown first. */
export function useGuardRails(
  allocation: Allocation,
  limits: readonly PlacedLimit[],
  amount: Minor | null,
): GuardRails {
  return useMemo(() => {
    const budget = amount === null ? null : budgetLimit(allocation, amount);
    const breaches = breachesOf(allocation, budget ? [budget, ...limits] : limits);
    return { allocation, budget, limits, breaches };
  }, [allocation, limits, amount]);
}
