import { assertNever } from '#shared/assert-never.ts';

/** A cell of the grid by its place among the rows and columns that can be selected. */
export interface Point {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells: from where it was begun to where it now reaches. */
export interface Range {
  readonly anchor: Point;
  readonly head: Point;
  /** The rectangle, where Enter and Tab have led the anchor away from its corner. */
  readonly around?: Bounds;
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** What can be selected: the total row is the last, and columns of periods come first. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Columns of periods. */
  readonly periods: number;
  /** Rows that a page key leaps over. */
  readonly page: number;
}

export const single = (point: Point): Range => ({ anchor: point, head: point });

export function boundsOf({ anchor, head, around }: Range): Bounds {
  if (around) return around;
  return {
    top: Math.min(anchor.row, head.row),
    bottom: Math.max(anchor.row, head.row),
    left: Math.min(anchor.column, head.column),
    right: Math.max(anchor.column, head.column),
  };
}

export function contains({ top, bottom, left, right }: Bounds, row: number, column: number): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export const isSingle = ({ anchor, head, around }: Range): boolean =>
  around === undefined && anchor.row === head.row && anchor.column === head.column;

/**
 * The same rectangle with the next of its cells as the anchor: down its columns, or along its rows, and from the last to
 * the first.
 */
export function cycled(range: Range, along: 'columns' | 'rows', by: 1 | -1): Range {
  const around = boundsOf(range);
  const [height, width] = [around.bottom - around.top + 1, around.right - around.left + 1];
  const [row, column] = [range.anchor.row - around.top, range.anchor.column - around.left];
  const turn = (place: number) => (place + by + height * width) % (height * width);
  const next = turn(along === 'columns' ? column * height + row : row * width + column);
  const anchor =
    along === 'columns'
      ? { row: around.top + (next % height), column: around.left + Math.floor(next / height) }
      : { row: around.top + Math.floor(next / width), column: around.left + (next % width) };
  return { anchor, head: anchor, around };
}

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Whether a range starts at this cell. */
export function startsAt(range: Range | null, row: number, column: number): boolean {
  return range !== null && range.anchor.row === row && range.anchor.column === column;
}

/** How far a key goes: one cell, to the next edge of the cells (before and after the totals), or as the key says. */
export type Leap =
  | { readonly direction: Direction; readonly toEdge: boolean }
  | { readonly to: 'rowStart' | 'rowEnd' | 'first' | 'last' | 'pageUp' | 'pageDown' };

/** Where a leap from a cell arrives; the edges of the grid hold it. */
export function reach({ row, column }: Point, leap: Leap, extent: Extent): Point {
  const lastRow = extent.rows - 1;
  const lastColumn = extent.columns - 1;
  if ('direction' in leap) {
    const { direction, toEdge } = leap;
    const by = direction === 'up' || direction === 'left' ? -1 : 1;
    const along = (place: number, edges: readonly number[]) => {
      const next = toEdge ? edgeBeyond(place, by, edges) : place + by;
      return clamp(next, edges.at(-1) ?? 0);
    };
    return direction === 'up' || direction === 'down'
      ? { row: along(row, [0, lastRow - 1, lastRow]), column }
      : { row, column: along(column, [0, extent.periods - 1, lastColumn]) };
  }
  switch (leap.to) {
    case 'rowStart':
      return { row, column: 0 };
    case 'rowEnd':
      return { row, column: lastColumn };
    case 'first':
      return { row: 0, column: 0 };
    case 'last':
      return { row: lastRow, column: lastColumn };
    case 'pageUp':
      return { row: clamp(row - extent.page, lastRow), column };
    case 'pageDown':
      return { row: clamp(row + extent.page, lastRow), column };
    default:
      return assertNever(leap.to);
  }
}

const clamp = (place: number, last: number) => Math.max(0, Math.min(last, place));

/** The next of some ascending edges beyond a place, or the place itself where there is none. */
function edgeBeyond(place: number, by: 1 | -1, edges: readonly number[]): number {
  const next = by > 0 ? edges.find((edge) => edge > place) : edges.findLast((edge) => edge < place);
  return next ?? place;
}

/** The range after a leap: its far corner moved, or another cell alone. */
export function leapt(range: Range, leap: Leap, extending: boolean, extent: Extent): Range {
  if (extending) return { anchor: range.anchor, head: reach(range.head, leap, extent) };
  return single(reach(range.anchor, leap, extent));
}
