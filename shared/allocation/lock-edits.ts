import { type Outcome, success } from '../outcome.ts';
import { type Cells, cellsOf, type Grid, gridOf, type UnknownCell, unknownIn } from './grid.ts';
import { FREE, INHERITED_LOCK, lockContains, lockStates, locksOver, lockWithout } from './locks.ts';
import { locksMeeting, refuseInherited, refuseUnknown } from './refusals.ts';
import type { Allocation, Block, Edited, EditRefusal, Lock } from './types.ts';
import type { EditWords } from './words.ts';

type LockOutcome = Outcome<Edited, EditRefusal>;

/** Locks the blocks for the scenario itself, unless every cell of them is locked already. */
export function lockBlocks(allocation: Allocation, blocks: readonly Block[], words: EditWords): LockOutcome {
  const grid = gridOf(allocation);
  const unknown = firstUnknown(grid, blocks);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  const states = lockStates(allocation, grid);
  if (!blocks.some((block) => someCell(states, allocation, cellsOf(grid, block), FREE))) {
    return unchanged(allocation);
  }
  return withLocks(allocation, blocks.reduce(locksWith, allocation.locks));
}

/** Lifts the scenario's own locks from the blocks; refused where an ancestor locks a cell of them. */
export function unlockBlocks(
  allocation: Allocation,
  blocks: readonly Block[],
  words: EditWords,
): LockOutcome {
  const grid = gridOf(allocation);
  const unknown = firstUnknown(grid, blocks);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  const states = lockStates(allocation, grid);
  const cells = blocks.map((block) => cellsOf(grid, block));
  const met = new Set(cells.flatMap((each) => locksMeeting(each, allocation)));
  if (cells.some((each) => someCell(states, allocation, each, INHERITED_LOCK))) {
    const above = [...met].filter((lock) => lock.inherited);
    return refuseInherited(above, allocation, words);
  }
  if (![...met].some((lock) => !lock.inherited)) return unchanged(allocation);
  return withLocks(allocation, blocks.reduce(locksWithout, allocation.locks));
}

function firstUnknown(grid: Grid, blocks: readonly Block[]): UnknownCell | null {
  for (const block of blocks) {
    const unknown = unknownIn(grid, block);
    if (unknown) return unknown;
  }
  return null;
}

/** The locks with the block locked too; own ones that the block covers whole are not needed any more. */
function locksWith(locks: readonly Lock[], block: Block): readonly Lock[] {
  const added = locksOver(block);
  const kept = locks.filter((lock) => lock.inherited || !added.some((fresh) => lockContains(fresh, lock)));
  return [...kept, ...added];
}

/** The locks with the scenario's own ones lifted from the block. */
function locksWithout(locks: readonly Lock[], block: Block): readonly Lock[] {
  return locks.flatMap((lock) => (lock.inherited ? [lock] : lockWithout(lock, block)));
}

function someCell(states: Uint8Array, { periods }: Allocation, cells: Cells, state: number): boolean {
  return cells.rows.some((row) => cells.periods.some((period) => states[row * periods + period] === state));
}

function unchanged(allocation: Allocation): LockOutcome {
  return success({ allocation, changes: [], locksChanged: false });
}

function withLocks(allocation: Allocation, locks: readonly Lock[]): LockOutcome {
  return success({ allocation: { ...allocation, locks }, changes: [], locksChanged: true });
}
