import { success } from '../outcome.ts';
import { amountAt, type Draft, lockAt, write } from './draft.ts';
import { rowOf } from './grid.ts';
import { FREE } from './locks.ts';
import { refuseLocked, refuseNegative, refuseUnknown } from './refusals.ts';
import type { AllocationEdit, Step } from './types.ts';
import type { EditWords } from './words.ts';

type CopyEdit = Extract<AllocationEdit, { type: 'copy' }>;

/** Writes whole rows; locked cells refuse the copy, or keep what they hold where the edit says so. */
export function copyRows(draft: Draft, { rows, skipLocked }: CopyEdit, words: EditWords): Step {
  const { allocation } = draft.grid;
  const locked: (readonly [row: number, period: number])[] = [];
  for (const { region, line, amounts } of rows) {
    const row = rowOf(draft.grid, region, line);
    if (row < 0 || amounts.length !== allocation.periods) {
      return refuseUnknown({ region, line, period: amounts.length - 1 }, allocation, words);
    }
    for (const [period, amount] of amounts.entries()) {
      if (amount < 0) return refuseNegative();
      if (amount === amountAt(draft, row, period)) continue;
      if (lockAt(draft, row, period) === FREE) write(draft, row, period, amount);
      else locked.push([row, period]);
    }
  }
  return locked.length > 0 && !skipLocked ? refuseLocked(locked, allocation, words) : success(null);
}
