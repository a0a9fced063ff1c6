import { type KeyboardEvent, useState } from 'react';
import type { Figure } from './figure.ts';

/** The first cell holds the name; a place without a figure is undefined. */
export interface RovingRow {
  readonly cells: readonly (string | Figure | undefined)[];
}

export type Place = readonly [row: number, column: number];

const STEPS: Readonly<Record<string, Place>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The next place on the way that has a cell; the same where there is none. */
export function steppedFrom(rows: readonly RovingRow[], [row, column]: Place, [down, right]: Place): Place {
  let [nextRow, nextColumn] = [row + down, column + right];
  while (nextRow >= 0 && nextRow < rows.length && nextColumn > 0) {
    const { cells } = rows[nextRow]!;
    if (cells[nextColumn] !== undefined) return [nextRow, nextColumn];
    // Headings have no cells, and gaps none in one column: the way leads past them.
    if (down === 0 && nextColumn >= cells.length) break;
    [nextRow, nextColumn] = [nextRow + down, nextColumn + right];
  }
  return [row, column];
}

/** One figure of many is reached by Tab, and arrows lead from it to the others. */
export function useRovingFocus(rows: readonly RovingRow[]) {
  const [place, setPlace] = useState<Place>([0, 1]);
  const first = rows.findIndex(({ cells }) => cells[1] !== undefined);
  const [row, column] = rows[place[0]]?.cells[place[1]] === undefined ? [first, 1] : place;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = STEPS[event.key];
    if (!step || !(event.target instanceof HTMLElement) || !event.target.dataset.place) return;
    event.preventDefault();
    const next = steppedFrom(rows, [row, column], step);
    setPlace(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-place="${next.join(' ')}"]`)?.focus();
  };
  return {
    onKeyDown,
    /** Of the element at a place. */
    at: (ownRow: number, ownColumn: number) => ({
      'data-place': `${ownRow} ${ownColumn}`,
      tabIndex: ownRow === row && ownColumn === column ? 0 : -1,
      onFocus: () => setPlace([ownRow, ownColumn]),
    }),
  };
}

/** What makes an element a place of {@link useRovingFocus}. */
export type RovingPlace = ReturnType<ReturnType<typeof useRovingFocus>['at']>;
