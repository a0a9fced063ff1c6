import type { CellFocusedEvent, GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import type { PivotRow } from './pivot-row.ts';
import { sameCut } from './place.ts';
import { type Point, single, startsAt } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { columnIndex, type Sheet, totalColumn } from './sheet.ts';

type Api = RefObject<GridApi<PivotRow> | null>;

/** Scrolls a cell of the sheet into sight. */
export function showCell(api: GridApi<PivotRow>, { rows, columns }: Sheet, { row, column }: Point): void {
  if (row < rows.length - 1) api.ensureIndexVisible(row);
  const target = columns[column];
  if (target?.kind === 'periods') api.ensureColumnVisible(target.id);
}

/** Puts the grid library's focus on a cell of the sheet. */
function focusCell(api: GridApi<PivotRow>, { rows, columns }: Sheet, { row, column }: Point): boolean {
  const id = columns[column]?.id;
  if (id === undefined || row >= rows.length) return false;
  if (row === rows.length - 1) api.setFocusedCell(0, id, 'bottom');
  else {
    api.ensureIndexVisible(row);
    api.setFocusedCell(row, id);
  }
  return true;
}

/** True where a cell, or the text box in it, has the browser's focus. */
function hasFocus({ rows, columns }: Sheet, { row, column }: Point): boolean {
  const cell = document.activeElement?.closest('[col-id]');
  const isInRow = cell?.closest('[row-id]')?.getAttribute('row-id') === rows[row]?.id;
  return isInRow && cell?.getAttribute('col-id') === columns[column]?.id;
}

/**
 * The focus of the grid library and our selection follow each other: where the focus goes a selection begins, and where
 * rows or columns were cut anew under the focus it goes back to where the selection begins.
 */
export function useGridFocus(
  api: Api,
  wrapper: RefObject<HTMLElement | null>,
  sheet: Sheet,
  shown: () => Sheet,
  selection: SelectionStore,
) {
  const onCellFocused = useCallback(
    ({ api: grid, column, rowIndex, rowPinned }: CellFocusedEvent<PivotRow>) => {
      // Where the columns are made anew the library forgets its focus; what is selected stays so.
      if (rowIndex === null || column === null) return;
      // The library tells late: who types quickly has left the cell by then, and a range must not fall back to it.
      const focused = grid.getFocusedCell();
      if (focused && (focused.rowIndex !== rowIndex || focused.column !== column)) return;
      const now = shown();
      const row = rowPinned ? now.rows.length - 1 : rowIndex;
      const place = columnIndex(now, typeof column === 'string' ? column : column.getColId());
      // The name of a row stands for all its periods.
      if (place === null) {
        selection.set({ anchor: { row, column: 0 }, head: { row, column: totalColumn(now) - 1 } });
        return;
      }
      // The grid tells of a focus late, and again when its rows change: a range from that cell stays as it is.
      if (!startsAt(selection.get(), row, place)) selection.set(single({ row, column: place }));
    },
    [shown, selection],
  );

  const drawn = useRef(sheet);
  useEffect(() => {
    const recut = !sameCut(drawn.current, sheet);
    drawn.current = sheet;
    const range = selection.get();
    if (!recut || !api.current || !range) return;
    const focused = api.current.getFocusedCell();
    const holdsFocus = wrapper.current?.contains(document.activeElement) ?? false;
    if (focused && holdsFocus) {
      const row = focused.rowPinned ? sheet.rows.length - 1 : focused.rowIndex;
      const column = columnIndex(sheet, focused.column.getColId());
      if (column !== null && !startsAt(range, row, column)) focusCell(api.current, sheet, range.anchor);
    }
    showCell(api.current, sheet, range.anchor);
  }, [api, wrapper, sheet, selection]);

  useEffect(
    () =>
      selection.onGoTo((range) => {
        if (!api.current) return;
        showCell(api.current, shown(), range.head);
        showCell(api.current, shown(), range.anchor);
        const focus = () => api.current && focusCell(api.current, shown(), range.anchor);
        focus();
        // Rows that come into sight are drawn by the next frames, and only what is drawn takes the focus.
        const refocus = () => {
          const { anchor } = range;
          const isHere = startsAt(selection.get(), anchor.row, anchor.column);
          if (isHere && !hasFocus(shown(), anchor)) focus();
        };
        requestAnimationFrame(() => requestAnimationFrame(refocus));
      }),
    [api, shown, selection],
  );

  /** Tabbing into the grid comes back to what is selected. */
  const focusGridInnerElement = useCallback(() => {
    const range = selection.get();
    return api.current !== null && range !== null && focusCell(api.current, shown(), range.anchor);
  }, [api, shown, selection]);

  return { onCellFocused, focusGridInnerElement };
}
