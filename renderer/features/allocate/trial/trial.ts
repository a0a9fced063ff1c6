import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation, AllocationEdit, EditRefusal } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { minorUnits } from '#shared/money.ts';
import { editOf, type Write } from '../edits.ts';
import type { PivotRow } from '../pivot-row.ts';

/** Amounts tried by row of the grid: what its total becomes, as a part of what it is (1 changes nothing). */
export type Tries = ReadonlyMap<string, { readonly row: PivotRow; readonly factor: number }>;

/** A slider goes from nothing to twice of what a row has. */
export const LARGEST_FACTOR = 2;

/** The tries with one more; a row put back to what it is falls out. */
export function withTry(tries: Tries, row: PivotRow, factor: number): Tries {
  const after = new Map(tries);
  after.delete(row.id);
  if (factor !== 1) after.set(row.id, { row, factor });
  return after;
}

/** The one edit that makes all tries so; null where nothing is tried. Narrower rows have the last word. */
export function triedEdit(tries: Tries, periods: number): AllocationEdit | null {
  const all = Array.from({ length: periods }, (_, period) => period);
  const writes = [...tries.values()].map(
    ({ row, factor }): Write => ({
      block: { regions: [...row.regions], lines: [...row.lines], periods: all },
      amount: minorUnits(Math.round(row.total * factor)),
    }),
  );
  return editOf(writes);
}

/** The allocation with an edit that is tried, or why it cannot be. */
export function tried(
  allocation: Allocation,
  edit: AllocationEdit | null,
  words: EditWords,
): { allocation: Allocation; refusal: EditRefusal | null } {
  if (!edit) return { allocation, refusal: null };
  const edited = applyEdit(allocation, edit, words);
  return edited.ok
    ? { allocation: edited.value.allocation, refusal: null }
    : { allocation, refusal: edited.faults[0] ?? null };
}
