import type { CellResult } from '#shared/result.ts';

/** Part of the width that stays free on either side. */
const MARGIN = 0.03;

/** Places from 0 to 1 of the values of an output on a scale that its baseline shares. */
export type Scale = (value: number | null | undefined) => number;

/** A scale that holds P5 to P95 of all cells and their target; the middle where all values are one. */
export function barScale(cells: readonly CellResult[]): Scale {
  const values = cells.flatMap(({ quantiles, target }) =>
    [quantiles['0.05'], quantiles['0.95'], target].filter((value) => value !== null && value !== undefined),
  );
  const low = Math.min(...values);
  const range = Math.max(...values) - low;
  return (value) => {
    if (value === null || value === undefined || !(range > 0)) return 0.5;
    return MARGIN + ((value - low) / range) * (1 - 2 * MARGIN);
  };
}
