import type { PlanIndex, Variable } from '#shared/plan/index.ts';
import { PlanTooLarge } from '../graph/too-large.ts';
import { Cells } from './cells.ts';

/** Cells that a plan may be unrolled into: eleven times those of a plan of 30 regions, 40 lines and 60 months. */
export const MOST_CELLS = 2_000_000;

function cellsOf(index: PlanIndex, variable: Variable): number {
  const periods = variable.overPeriod ? index.document.calendar.periods : 1;
  return new Cells(index, variable).count * periods;
}

/** Values that a plan is unrolled into: every cell of every variable, in each of its periods. */
export function cellCount(index: PlanIndex): number {
  return [...index.variables.values()].reduce((count, variable) => count + cellsOf(index, variable), 0);
}

/** Columns of a run, and of its trials: every cell of every output, in each of its periods. */
export function outputCellCount(index: PlanIndex): number {
  return index.document.outputs.reduce(
    (count, { variable }) => count + cellsOf(index, index.variables.get(variable)!),
    0,
  );
}

/** Throws {@link PlanTooLarge} before anything is unrolled that would be too large. */
export function refuseTooLarge(index: PlanIndex): void {
  const count = cellCount(index);
  if (count > MOST_CELLS) throw new PlanTooLarge(count, MOST_CELLS);
}
