import type { KeyboardEvent } from 'react';
import { useCopyFigure } from './figure.ts';
import { type RovingRow, useRovingFocus } from './use-roving-focus.ts';

/** Cells of a table that a click or Enter copies; one of them has the focus, and arrows move it. */
export function useCellKeys(rows: readonly RovingRow[], nameOf: (row: number, column: number) => string) {
  const copy = useCopyFigure();
  const roving = useRovingFocus(rows);
  const copyAt = (row: number, column: number) => {
    const figure = rows[row]?.cells[column];
    if (figure !== undefined) copy(nameOf(row, column), figure);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLTableCellElement) || target.dataset.place === undefined) return;
    if (event.key !== 'Enter' && event.key !== ' ') return roving.onKeyDown(event);
    const [row = 0, column = 0] = target.dataset.place.split(' ').map(Number);
    copyAt(row, column);
    event.preventDefault();
  };
  return {
    onKeyDown,
    cell: (row: number, column: number) => ({
      ...roving.at(row, column),
      onClick: () => {
        // Whoever selects cells wants those, not one.
        if (getSelection()?.isCollapsed ?? true) copyAt(row, column);
      },
    }),
  };
}

/** What makes a cell one of {@link useCellKeys}. */
export type CopiedCell = ReturnType<ReturnType<typeof useCellKeys>['cell']>;
