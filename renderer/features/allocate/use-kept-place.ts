import { useLayoutEffect, useRef } from 'react';
import { type Place, placeOf, rangeAt, sameCut } from './place.ts';
import type { Range } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import type { Sheet } from './sheet.ts';

/**
 * Keeps the selection on what it stands for while rows fold, turn round, or are cut into other columns. Whoever turns
 * back without having moved finds the very range that was left.
 */
export function useKeptPlace(sheet: Sheet, selection: SelectionStore): void {
  const shown = useRef(sheet);
  const left = useRef<{ readonly place: Place; readonly arrived: Range | null } | null>(null);
  useLayoutEffect(() => {
    const before = shown.current;
    shown.current = sheet;
    const range = selection.get();
    if (before === sheet || !range || sameCut(before, sheet)) return;
    const now = placeOf(before, range);
    if (!now) return selection.set(null);
    const unmoved = left.current?.arrived === range ? left.current.place : null;
    const back = unmoved && isWhole(sheet, unmoved) ? unmoved : now;
    const arrived = rangeAt(sheet, back);
    left.current = { place: unmoved ?? now, arrived };
    selection.set(arrived);
  }, [sheet, selection]);
}

/** True where the sheet has the very rows and columns of a place. */
function isWhole({ rows, columns }: Sheet, { anchor, head }: Place): boolean {
  return [anchor, head].every(
    (spot) => rows.some(({ id }) => id === spot.row.id) && columns.some(({ id }) => id === spot.column.id),
  );
}
