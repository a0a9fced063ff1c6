import { type Minor, minorUnits } from '#shared/money.ts';
import type { CoverageCell } from '#shared/views-risks.ts';

/** What one place of the matrix shows: coverage, and what closing its gap takes; null where that cannot be told. */
export interface Gap {
  readonly coverage: number | null;
  readonly toClose: Minor | null;
}

/** A cell in one period; with null the lowest coverage of any period, and what closing all of them takes. */
export function gapOf({ coverage, toClose }: CoverageCell, period: number | null): Gap {
  if (period !== null) return { coverage: coverage[period] ?? null, toClose: toClose[period] ?? null };
  const known = coverage.filter((value): value is number => value !== null);
  return {
    coverage: known.length === coverage.length && known.length > 0 ? Math.min(...known) : null,
    toClose: sumOf(toClose),
  };
}

/** The sum of amounts; null where one of them is not known. */
export function sumOf(amounts: readonly (Minor | null)[]): Minor | null {
  let sum = 0;
  for (const amount of amounts) {
    if (amount === null) return null;
    sum += amount;
  }
  return minorUnits(sum);
}

/** Below this a coverage is a gap: what rounding leaves of a full one is none. */
export const FULL_COVERAGE = 1 - 1e-9;
