import type { CellMouseOverEvent } from 'ag-grid-community';
import { useCallback } from 'react';
import type { PivotRow } from './pivot-row.ts';
import { type Point, single } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { columnIndex, type Sheet } from './sheet.ts';

/** Selecting with the mouse: a press begins a range, with Shift it moves its far corner, and so does dragging. */
export function useGridPointer(shown: () => Sheet, selection: SelectionStore) {
  const onMouseDown = (event: React.MouseEvent) => {
    const point = event.button === 0 ? pointAt(event.target, shown()) : null;
    if (!point) return;
    const range = selection.get();
    if (!event.shiftKey || !range) return selection.set(single(point));
    event.preventDefault();
    event.stopPropagation();
    selection.set({ anchor: range.anchor, head: point });
  };
  const onCellMouseOver = useCallback(
    (event: CellMouseOverEvent<PivotRow>) => {
      const range = selection.get();
      if (!(event.event instanceof MouseEvent) || event.event.buttons !== 1 || !range) return;
      const sheet = shown();
      const column = columnIndex(sheet, event.column.getColId());
      const row = event.rowPinned ? sheet.rows.length - 1 : (event.rowIndex ?? 0);
      if (column !== null) selection.set({ anchor: range.anchor, head: { row, column } });
    },
    [shown, selection],
  );
  return { onMouseDown, onCellMouseOver };
}

/** The cell under a mouse event, read from what the grid library writes on its elements. */
function pointAt(target: EventTarget, sheet: Sheet): Point | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[col-id]');
  const id = cell?.closest('[row-id]')?.getAttribute('row-id');
  const column = columnIndex(sheet, cell?.getAttribute('col-id') ?? '');
  const row = sheet.rows.findIndex((each) => each.id === id);
  return column === null || row < 0 ? null : { row, column };
}
