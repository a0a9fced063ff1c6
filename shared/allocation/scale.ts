import { type Minor, minorUnits } from '../money.ts';
import { success } from '../outcome.ts';
import type { Draft } from './draft.ts';
import { type Cells, cellsOf, unknownIn } from './grid.ts';
import { distribute, holdingOf, withoutCells } from './holding.ts';
import {
  refuseMove,
  refuseNegative,
  refuseNothingToSpread,
  refuseTooLarge,
  refuseUnknown,
} from './refusals.ts';
import type { AllocationEdit, Step } from './types.ts';
import type { EditWords } from './words.ts';

type ScaleEdit = Extract<AllocationEdit, { type: 'scale' }>;

/**
 * The unlocked cells' sum times `factor`, rounded to the minor unit, in the proportions that they have. With `keepTotal`
 * that happens period by period, and the plan's other unlocked cells of the period give or take the difference in
 * their proportions, so that no period's total changes.
 */
export function scale(draft: Draft, { block, factor, keepTotal }: ScaleEdit, words: EditWords): Step {
  const { allocation } = draft.grid;
  const unknown = unknownIn(draft.grid, block);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  if (!(factor >= 0)) return refuseNegative();
  const cells = cellsOf(draft.grid, block);
  const holding = holdingOf(draft, cells);
  const total = Math.round(holding.held * factor);
  if (!Number.isSafeInteger(holding.held) || !Number.isSafeInteger(total)) return refuseTooLarge();
  if (holding.free.length === 0) return refuseNothingToSpread(cells, allocation, words);
  if (keepTotal !== true) {
    if (holding.held > 0) distribute(draft, holding, total);
    return success(null);
  }
  for (const period of cells.periods) {
    const step = scalePeriod(draft, { rows: cells.rows, periods: [period] }, factor, words);
    if (!step.ok) return step;
  }
  return success(null);
}

function scalePeriod(draft: Draft, cells: Cells, factor: number, words: EditWords): Step {
  const { allocation } = draft.grid;
  const whole: Cells = { rows: allocation.rows.map((_, row) => row), periods: cells.periods };
  const own = holdingOf(draft, cells);
  const others = withoutCells(holdingOf(draft, whole), cells);
  const change = Math.round(own.held * factor) - own.held;
  if (change === 0) return success(null);
  if (!Number.isSafeInteger(others.held + own.held)) return refuseTooLarge();
  if (others.free.length === 0) return refuseNothingToSpread(whole, allocation, words);
  if (change > others.held) {
    return refuseMove(minorUnits(others.held), change as Minor, whole, allocation, words);
  }
  distribute(draft, own, own.held + change);
  distribute(draft, others, others.held - change);
  return success(null);
}
