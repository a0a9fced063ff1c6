import type { GridApi } from 'ag-grid-community';
import { type RefObject, useRef } from 'react';
import { cycleOf } from './keys.ts';
import type { PivotRow } from './pivot-row.ts';
import { cycled, isSingle, type Point, single } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { columnCount, columnIndex, type Sheet } from './sheet.ts';

interface Parts {
  readonly api: RefObject<GridApi<PivotRow> | null>;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  onTypeAll(text: string): void;
}

const STEPS: Readonly<Record<string, Point>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** Set on the text box of a cell while its text was begun by typing: arrows then leave the cell. */
export const TYPED = 'typed';

/**
 * Keys while a cell is typed into, as spreadsheets have them. Tab and Enter take the text and go on, without opening the
 * next cell; Enter after Tabs goes to the next row below where they began. Arrows leave what was begun by typing, and
 * move the caret after F2. In a range Tab and Enter go round within it. Ctrl+Enter puts the text into every selected cell.
 */
export function useEntryKeys({ api, sheet, selection, onTypeAll }: Parts) {
  /** The column in which a row of Tabs began, and the cell that they have come to. */
  const row = useRef<{ readonly column: number; readonly at: Point } | null>(null);

  const nextOf = (event: React.KeyboardEvent, at: Point, typed: boolean): Point | null => {
    const back = event.shiftKey ? -1 : 1;
    const began = row.current && isSame(row.current.at, at) ? row.current.column : at.column;
    if (event.key === 'Tab') {
      const next = { row: at.row, column: at.column + back };
      row.current = { column: began, at: next };
      return next;
    }
    if (event.key === 'Enter') return { row: at.row + back, column: began };
    const step = typed && !event.shiftKey ? STEPS[event.key] : undefined;
    return step ? { row: at.row + step.row, column: at.column + step.column } : null;
  };

  return (event: React.KeyboardEvent, input: HTMLInputElement): void => {
    const grid = api.current;
    const at = grid && focusedPoint(grid, sheet);
    // While a text is composed, as Chinese is, keys belong to the composing.
    if (!grid || !at || event.altKey || event.nativeEvent.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    const fills = control && event.key === 'Enter';
    if (control && !fills) return;
    const next = fills ? at : nextOf(event, at, input.dataset[TYPED] !== undefined);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    const range = selection.get();
    const cycle = range && !isSingle(range) ? cycleOf(event) : null;
    grid.stopEditing(fills);
    if (fills) onTypeAll(input.value);
    if (range && cycle) selection.goTo(cycled(range, cycle.along, cycle.by));
    else selection.goTo(fills && range ? range : single(within(next, sheet)));
  };
}

const isSame = (one: Point, other: Point) => one.row === other.row && one.column === other.column;

function focusedPoint(grid: GridApi<PivotRow>, sheet: Sheet): Point | null {
  const focused = grid.getFocusedCell();
  const column = focused && columnIndex(sheet, focused.column.getColId());
  if (!focused || column === null) return null;
  return { row: focused.rowPinned ? sheet.rows.length - 1 : focused.rowIndex, column };
}

function within({ row, column }: Point, sheet: Sheet): Point {
  const clamp = (place: number, count: number) => Math.max(0, Math.min(count - 1, place));
  return { row: clamp(row, sheet.rows.length), column: clamp(column, columnCount(sheet)) };
}
