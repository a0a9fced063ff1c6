import type { Block } from '#shared/allocation/types.ts';
import { type Minor, minorUnits } from '#shared/money.ts';
import { LOCK, type PivotRow } from './pivot-row.ts';
import type { ComputedKind, SheetColumn } from './sheet-columns.ts';

/** The part of the grid that edits work on: the rows shown, the total row last, and the columns beside their names. */
export interface Sheet {
  readonly rows: readonly PivotRow[];
  readonly columns: readonly SheetColumn[];
  /** Periods of the plan, whatever the columns sum up. */
  readonly periods: number;
  /** Decimals of the currency. */
  readonly decimals: number;
}

export const columnCount = (sheet: Sheet): number => sheet.columns.length;

/** Place of the total; columns up to it take amounts, those after it are computed. */
export const totalColumn = (sheet: Sheet): number =>
  sheet.columns.findIndex((column) => column.kind === 'total');

/** Place of a column among those that can be selected; null for the names of the rows. */
export function columnIndex(sheet: Sheet, id: string): number | null {
  const place = sheet.columns.findIndex((column) => column.id === id);
  return place < 0 ? null : place;
}

/** The periods behind a column; null where it is computed. */
export function periodsOf(sheet: Sheet, column: number): readonly number[] | null {
  const found = sheet.columns[column];
  if (found?.kind === 'periods') return found.periods;
  return found?.kind === 'total' ? Array.from({ length: sheet.periods }, (_, period) => period) : null;
}

/** The cells behind a cell of the grid; null where it takes no input. */
export function blockAt(sheet: Sheet, row: number, column: number): Block | null {
  const target = sheet.rows[row];
  const periods = periodsOf(sheet, column);
  if (!target || !periods) return null;
  return { regions: [...target.regions], lines: [...target.lines], periods: [...periods] };
}

/** What a row holds in a column, in minor units; null where the column is computed. */
export function amountOf(row: PivotRow, column: SheetColumn): number | null {
  if (column.kind === 'total') return row.total;
  if (column.kind !== 'periods') return null;
  let sum = 0;
  for (const period of column.periods) sum += row.amounts[period] ?? 0;
  return sum;
}

/**
 * What a computed column says of a row: a part of one, or minor units for a change; null where there is nothing to
 * compare with.
 * @param grand the total of all rows
 */
export function computedOf(row: PivotRow, kind: ComputedKind, grand: number): number | null {
  if (kind === 'share') return grand === 0 ? null : row.total / grand;
  if (row.before === null) return null;
  if (kind === 'change') return row.total - row.before;
  return row.before === 0 ? null : (row.total - row.before) / row.before;
}

/** The total of the whole sheet, in minor units. */
export const grandTotal = (sheet: Sheet): number => sheet.rows.at(-1)?.total ?? 0;

/** The amount shown in a cell, in minor units; null where it is computed. */
export function amountAt(sheet: Sheet, row: number, column: number): Minor | null {
  const source = sheet.rows[row];
  const place = sheet.columns[column];
  const amount = source && place ? amountOf(source, place) : null;
  return amount === null ? null : minorUnits(amount);
}

/** How the cells behind a column of a row are locked, as one {@link LOCK}. */
export function lockOf(row: PivotRow, column: SheetColumn): number {
  const states = column.kind === 'periods' ? column.periods.map((period) => row.locks[period]) : row.locks;
  const [first = LOCK.none] = states;
  if (states.every((state) => state === first)) return first;
  return states.every((state) => (state ?? 0) >= LOCK.all) ? LOCK.all : LOCK.some;
}
