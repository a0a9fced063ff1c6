import type { PlanIndex } from '#shared/plan/index.ts';
import { PlanTooLarge } from '../graph/too-large.ts';
import { Cells } from './cells.ts';

/** Cells that a plan may be unrolled into: eleven times those of a plan of 30 regions, 40 lines and 60 months. */
export const MOST_CELLS = 2_000_000;

/** Values that a plan is unrolled into: every cell of every variable, in each of its periods. */
export function cellCount(index: PlanIndex): number {
  let count = 0;
  for (const variable of index.variables.values()) {
    const periods = variable.overPeriod ? index.document.calendar.periods : 1;
    count += new Cells(index, variable).count * periods;
  }
  return count;
}

/** Throws {@link PlanTooLarge} before anything is unrolled that would be too large. */
export function refuseTooLarge(index: PlanIndex): void {
  const count = cellCount(index);
  if (count > MOST_CELLS) throw new PlanTooLarge(count, MOST_CELLS);
}
