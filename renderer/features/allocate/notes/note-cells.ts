import { type NotePlace, noteKey } from '#shared/allocation/notes.ts';
import type { NoteView } from '#shared/views.ts';
import type { PivotRow } from '../pivot-row.ts';
import type { SheetColumn } from '../sheet-columns.ts';

/** What a note on a cell of the grid is about; null where the cell is computed. */
export interface NoteCell {
  readonly at: NotePlace;
  readonly from: number;
  readonly to: number;
}

const CATEGORY = 'category/';

/** The row as notes name it. */
function placeOf({ id, regions, lines }: PivotRow): NotePlace {
  if (id === 'total') return {};
  if (id.startsWith(CATEGORY)) return { category: id.slice(CATEGORY.length) };
  if (id.startsWith('line/')) return { line: lines[0] };
  return id.includes('/') ? { region: regions[0], line: lines[0] } : { region: regions[0] };
}

export function noteCellOf(row: PivotRow, column: SheetColumn, periods: number): NoteCell | null {
  const at = placeOf(row);
  if (column.kind === 'total') return { at, from: 0, to: periods - 1 };
  if (column.kind !== 'periods') return null;
  return { at, from: column.periods[0] ?? 0, to: column.periods.at(-1) ?? 0 };
}

/** Finds the note of a cell; in a column of several periods also one on a part of them. */
export function noteFinder(
  notes: readonly NoteView[],
  periods: number,
): (row: PivotRow, column: SheetColumn) => NoteView | null {
  if (notes.length === 0) return () => null;
  const exact = new Map(notes.map((note) => [noteKey(note), note]));
  return (row, column) => {
    const cell = noteCellOf(row, column, periods);
    if (!cell) return null;
    const found = exact.get(noteKey(cell));
    if (found || column.kind === 'total' || cell.from === cell.to) return found ?? null;
    const rowKey = noteKey({ at: cell.at, from: 0, to: 0 });
    const inside = notes.find(
      (note) =>
        note.from >= cell.from && note.to <= cell.to && noteKey({ at: note.at, from: 0, to: 0 }) === rowKey,
    );
    return inside ?? null;
  };
}
