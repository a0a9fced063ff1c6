import type { Allocation } from '../types.ts';
import { cellArray, isBroken, rulesOf, standingOf } from './cells.ts';
import type { Limit } from './limit.ts';

/** A limit that the allocation does not respect in a span of periods. */
export interface Breach {
  readonly limit: Limit;
  readonly from: number;
  readonly to: number;
  readonly kind: 'over' | 'under';
  /** What the cells hold: minor units, or for a share their part of the total. */
  readonly value: number;
  /** What they may hold at most or must at least, in the same unit. */
  readonly bound: number;
}

/** What breaks the limits, limit by limit and period by period. */
export function breachesOf(allocation: Allocation, limits: readonly Limit[]): Breach[] {
  const { amounts } = cellArray(allocation);
  return rulesOf(allocation, limits).flatMap((rule): Breach[] => {
    const standing = standingOf(rule, amounts, allocation);
    if (!isBroken(rule, standing)) return [];
    const { limit, from, to, kind } = rule;
    const share = limit.of === 'share';
    return [
      {
        limit,
        from,
        to,
        kind,
        value: share ? standing.inside / standing.whole : standing.inside,
        bound: share ? rule.share : rule.bound,
      },
    ];
  });
}
