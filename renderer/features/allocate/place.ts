import type { PivotRow } from './pivot-row.ts';
import type { Point, Range } from './selection.ts';
import { columnIndex, type Sheet, totalColumn } from './sheet.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** A cell by what it stands for, so that it is found again when the same plan is cut into other rows and columns. */
interface Spot {
  readonly row: PivotRow;
  readonly column: SheetColumn;
}

/** A range by what its corners stand for. */
export interface Place {
  readonly anchor: Spot;
  readonly head: Spot;
}

/** What a range of a sheet stands for; null where it points outside. */
export function placeOf(sheet: Sheet, { anchor, head }: Range): Place | null {
  const spots = [anchor, head].map(({ row, column }) => {
    const found = { row: sheet.rows[row], column: sheet.columns[column] };
    return found.row && found.column ? { row: found.row, column: found.column } : null;
  });
  const [first, last] = spots;
  return first && last ? { anchor: first, head: last } : null;
}

/** The range of a sheet that stands for a place, or comes nearest to it. */
export function rangeAt(sheet: Sheet, { anchor, head }: Place): Range {
  const backwards = firstPeriod(head.column) < firstPeriod(anchor.column);
  return {
    anchor: pointAt(sheet, anchor, backwards ? 'last' : 'first'),
    head: pointAt(sheet, head, backwards ? 'first' : 'last'),
  };
}

const firstPeriod = (column: SheetColumn) =>
  column.kind === 'periods' ? (column.periods[0] ?? 0) : Number.POSITIVE_INFINITY;

function pointAt(sheet: Sheet, { row, column }: Spot, end: 'first' | 'last'): Point {
  return { row: rowAt(sheet, row), column: columnAt(sheet, column, end) };
}

/** The row itself, else one of the same cells, else the smallest that holds the first of its cells. */
function rowAt(sheet: Sheet, wanted: PivotRow): number {
  const same = sheet.rows.findIndex(({ id }) => id === wanted.id);
  if (same >= 0) return same;
  const [region = ''] = wanted.regions;
  const [line = ''] = wanted.lines;
  const size = (row: PivotRow) => row.regions.length * row.lines.length;
  let best = sheet.rows.length - 1;
  sheet.rows.forEach((row, place) => {
    if (!row.regions.includes(region) || !row.lines.includes(line)) return;
    if (size(row) < size(sheet.rows[best]!)) best = place;
  });
  return best;
}

/** The column itself, else the one that holds its first or last period, else the total. */
function columnAt(sheet: Sheet, wanted: SheetColumn, end: 'first' | 'last'): number {
  const same = columnIndex(sheet, wanted.id);
  if (same !== null) return same;
  const period = wanted.kind === 'periods' ? wanted.periods.at(end === 'first' ? 0 : -1) : undefined;
  const place = sheet.columns.findIndex(
    (column) => column.kind === 'periods' && period !== undefined && column.periods.includes(period),
  );
  return place < 0 ? totalColumn(sheet) : place;
}

/** True where rows and columns stand where they stood, whatever amounts they hold. */
export function sameCut(one: Sheet, other: Sheet): boolean {
  return one.columns === other.columns && sameRows(one, other);
}

/** True where the same rows stand in the same order. */
export function sameRows(one: Sheet, other: Sheet): boolean {
  return (
    one.rows.length === other.rows.length && one.rows.every(({ id }, place) => id === other.rows[place]?.id)
  );
}
