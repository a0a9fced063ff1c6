import { assertNever } from '../assert-never.ts';
import { LARGEST_TOTAL, type Minor } from '../money.ts';
import type { Outcome } from '../outcome.ts';
import { success } from '../outcome.ts';
import { copyRows } from './copy.ts';
import { type Draft, draftOf, finish, lockAt, write } from './draft.ts';
import { cellsOf, hasPeriod, rowOf, unknownIn } from './grid.ts';
import { distribute, holdingOf } from './holding.ts';
import { lockBlocks, unlockBlocks } from './lock-edits.ts';
import { FREE } from './locks.ts';
import { move } from './move.ts';
import { profile } from './profile.ts';
import {
  refuseBelowLocked,
  refuseLocked,
  refuseNegative,
  refuseNothingToSpread,
  refuseTooLarge,
  refuseUnknown,
} from './refusals.ts';
import { scale } from './scale.ts';
import { rowTotal } from './totals.ts';
import type { Allocation, AllocationEdit, Block, Edited, EditRefusal, Step } from './types.ts';
import type { EditWords } from './words.ts';

type SetEdit = Extract<AllocationEdit, { type: 'set' }>;

/**
 * Makes one edit, whole or not at all: the new allocation, or why it was refused. Locked cells never change, no amount
 * becomes negative, and every total stays a whole number of minor units that a double holds exactly.
 */
export function applyEdit(
  allocation: Allocation,
  edit: AllocationEdit,
  words: EditWords,
): Outcome<Edited, EditRefusal> {
  switch (edit.type) {
    case 'lock':
      return lockBlocks(allocation, edit.blocks, words);
    case 'unlock':
      return unlockBlocks(allocation, edit.blocks, words);
    case 'set':
      return spend(allocation, (draft) => set(draft, edit, words));
    case 'spread':
      return spend(allocation, (draft) => spread(draft, edit.block, edit.amount, words));
    case 'spreadMany':
      return spend(allocation, (draft) => {
        for (const { block, amount } of edit.spreads) {
          const step = spread(draft, block, amount, words);
          if (!step.ok) return step;
        }
        return success(null);
      });
    case 'scale':
      return spend(allocation, (draft) => scale(draft, edit, words));
    case 'move':
      return spend(allocation, (draft) => move(draft, edit, words));
    case 'profile':
      return spend(allocation, (draft) => profile(draft, edit.parts, words));
    case 'copy':
      return spend(allocation, (draft) => copyRows(draft, edit, words));
    default:
      return assertNever(edit);
  }
}

function spend(allocation: Allocation, change: (draft: Draft) => Step): Outcome<Edited, EditRefusal> {
  const draft = draftOf(allocation);
  const step = change(draft);
  if (!step.ok) return step;
  const edited = finish(draft);
  if (edited.changes.length > 0 && outgrows(allocation, edited.allocation)) return refuseTooLarge();
  return success({ ...edited, locksChanged: false });
}

/** True where the total is beyond what can be kept exactly, and the edit made it so. */
function outgrows(before: Allocation, after: Allocation): boolean {
  const total = rawTotal(after);
  return total > LARGEST_TOTAL && total > rawTotal(before);
}

function rawTotal(allocation: Allocation): number {
  let sum = 0;
  for (const { amounts } of allocation.rows) sum += rowTotal(amounts);
  return sum;
}

function set(draft: Draft, edit: SetEdit, words: EditWords): Step {
  const { allocation } = draft.grid;
  for (const { region, line, period, amount } of edit.cells) {
    const row = rowOf(draft.grid, region, line);
    if (row < 0 || !hasPeriod(draft.grid, period)) {
      return refuseUnknown({ region, line, period }, allocation, words);
    }
    if (amount < 0) return refuseNegative();
    write(draft, row, period, amount);
  }
  const locked = [...draft.written].flatMap(([row, amounts]) => {
    const before = allocation.rows[row]?.amounts;
    return amounts.flatMap((amount, period) =>
      amount !== before?.[period] && lockAt(draft, row, period) !== FREE ? [[row, period] as const] : [],
    );
  });
  return locked.length > 0 ? refuseLocked(locked, allocation, words) : success(null);
}

function spread(draft: Draft, block: Block, amount: Minor, words: EditWords): Step {
  const { allocation } = draft.grid;
  const unknown = unknownIn(draft.grid, block);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  if (amount < 0) return refuseNegative();
  const cells = cellsOf(draft.grid, block);
  const holding = holdingOf(draft, cells);
  if (!Number.isSafeInteger(holding.held + holding.locked)) return refuseTooLarge();
  if (amount === holding.held + holding.locked) return success(null);
  if (holding.free.length === 0) return refuseNothingToSpread(cells, allocation, words);
  if (amount < holding.locked) {
    return refuseBelowLocked(holding.locked, amount, cells, allocation, words);
  }
  distribute(draft, holding, amount - holding.locked);
  return success(null);
}
