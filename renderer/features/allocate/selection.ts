/** A cell of the grid by its place among the rows and columns that can be selected. */
export interface Point {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells: from where it was begun to where it now reaches. */
export interface Range {
  readonly anchor: Point;
  readonly head: Point;
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Numbers of rows and columns that can be selected. */
export interface Extent {
  readonly rows: number;
  readonly columns: number;
}

export const single = (point: Point): Range => ({ anchor: point, head: point });

export function boundsOf({ anchor, head }: Range): Bounds {
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

export const isSingle = ({ anchor, head }: Range): boolean =>
  anchor.row === head.row && anchor.column === head.column;

export type Direction = 'up' | 'down' | 'left' | 'right';

/** Whether a range starts at this cell. */
export function startsAt(range: Range | null, row: number, column: number): boolean {
  return range !== null && range.anchor.row === row && range.anchor.column === column;
}

/** The range with its far corner one cell on, or at the edge of the grid, as Shift (and Ctrl) with an arrow does. */
export function extend(range: Range, direction: Direction, toEdge: boolean, extent: Extent): Range {
  const { row, column } = range.head;
  const step = toEdge ? Number.POSITIVE_INFINITY : 1;
  const clampTo = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  const head: Record<Direction, Point> = {
    up: { row: clampTo(row - step, extent.rows), column },
    down: { row: clampTo(row + step, extent.rows), column },
    left: { row, column: clampTo(column - step, extent.columns) },
    right: { row, column: clampTo(column + step, extent.columns) },
  };
  return { anchor: range.anchor, head: head[direction] };
}
