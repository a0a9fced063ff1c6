import { type Outcome, success } from '../outcome.ts';
import { type Cells, cellsOf, gridOf, unknownIn } from './grid.ts';
import { FREE, INHERITED_LOCK, lockContains, lockStates, locksOver, lockWithout } from './locks.ts';
import { locksMeeting, refuseInherited, refuseUnknown } from './refusals.ts';
import type { Allocation, Block, Edited, EditRefusal, Lock } from './types.ts';
import type { EditWords } from './words.ts';

type LockOutcome = Outcome<Edited, EditRefusal>;

/** Locks the block for the scenario itself, unless every cell of it is locked already. */
export function lockBlock(allocation: Allocation, block: Block, words: EditWords): LockOutcome {
  const grid = gridOf(allocation);
  const unknown = unknownIn(grid, block);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  if (!someCell(allocation, cellsOf(grid, block), FREE)) return unchanged(allocation);
  return withLocks(allocation, locksWith(allocation.locks, block));
}

/** Lifts the scenario's own locks from the block; refused where an ancestor locks a cell of it. */
export function unlockBlock(allocation: Allocation, block: Block, words: EditWords): LockOutcome {
  const grid = gridOf(allocation);
  const unknown = unknownIn(grid, block);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  const cells = cellsOf(grid, block);
  const met = locksMeeting(cells, allocation);
  if (someCell(allocation, cells, INHERITED_LOCK)) {
    const above = met.filter((lock) => lock.inherited);
    return refuseInherited(above, allocation, words);
  }
  if (!met.some((lock) => !lock.inherited)) return unchanged(allocation);
  const locks = allocation.locks.flatMap((lock) => (lock.inherited ? [lock] : lockWithout(lock, block)));
  return withLocks(allocation, locks);
}

/** The locks with the block locked too; own ones that the block covers whole are not needed any more. */
function locksWith(locks: readonly Lock[], block: Block): Lock[] {
  const added = locksOver(block);
  const kept = locks.filter((lock) => lock.inherited || !added.some((fresh) => lockContains(fresh, lock)));
  return [...kept, ...added];
}

function someCell(allocation: Allocation, cells: Cells, state: number): boolean {
  const states = lockStates(allocation);
  return cells.rows.some((row) =>
    cells.periods.some((period) => states[row * allocation.periods + period] === state),
  );
}

function unchanged(allocation: Allocation): LockOutcome {
  return success({ allocation, changes: [], locksChanged: false });
}

function withLocks(allocation: Allocation, locks: readonly Lock[]): LockOutcome {
  return success({ allocation: { ...allocation, locks }, changes: [], locksChanged: true });
}
