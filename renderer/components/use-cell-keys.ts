import { type KeyboardEvent, useState } from 'react';
import { type Figure, useCopyFigure } from './figure.ts';

interface Row {
  readonly cells: readonly (string | Figure)[];
}

type Place = readonly [row: number, column: number];

const STEPS: Readonly<Record<string, Place>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next place on the way that has a cell; the same where there is none. */
export function steppedFrom(rows: readonly Row[], [row, column]: Place, [down, right]: Place): Place {
  let [nextRow, nextColumn] = [row + down, column + right];
  while (nextRow >= 0 && nextRow < rows.length && nextColumn > 0) {
    const { length } = rows[nextRow]!.cells;
    if (nextColumn < length) return [nextRow, nextColumn];
    // Headings have no cells: the way up and down leads past them.
    if (down === 0) break;
    [nextRow, nextColumn] = [nextRow + down, nextColumn + right];
  }
  return [row, column];
}

/** One cell of a table has the focus, and arrows move it; a click or Enter copies. The first column holds names. */
export function useCellKeys(rows: readonly Row[], nameOf: (row: number, column: number) => string) {
  const copy = useCopyFigure();
  const [place, setPlace] = useState<Place>([0, 1]);
  const first = rows.findIndex(({ cells }) => cells.length > 1);
  const known = (rows[place[0]]?.cells.length ?? 0) > place[1];
  const [row, column] = known ? place : [first, 1];
  const copyAt = (at: Place) => {
    const figure = rows[at[0]]?.cells[at[1]];
    if (figure !== undefined) copy(nameOf(at[0], at[1]), figure);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (!(event.target instanceof HTMLTableCellElement)) return;
    const step = STEPS[event.key];
    if (step) {
      const next = steppedFrom(rows, [row, column], step);
      setPlace(next);
      event.currentTarget.querySelector<HTMLElement>(`[data-place="${next.join(' ')}"]`)?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') copyAt([row, column]);
    else return;
    event.preventDefault();
  };
  return {
    onKeyDown,
    cell: (ownRow: number, ownColumn: number) => ({
      'data-place': `${ownRow} ${ownColumn}`,
      tabIndex: ownRow === row && ownColumn === column ? 0 : -1,
      onFocus: () => setPlace([ownRow, ownColumn]),
      onClick: () => {
        // Whoever selects cells wants those, not one.
        if (getSelection()?.isCollapsed ?? true) copyAt([ownRow, ownColumn]);
      },
    }),
  };
}
