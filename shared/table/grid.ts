/** What a file of cells holds, whatever its format: the input of every import. */

/** A cell with content. Dates are days of the calendar, `YYYY-MM-DD`; an error is what the file shows, as `#REF!`. */
export type GridCell = string | number | boolean | { readonly date: string } | { readonly error: string };

export interface GridRow {
  /** As the file counts it: 1-based. */
  readonly number: number;
  /** By column from 0; null where nothing stands. */
  readonly cells: readonly (GridCell | null)[];
  /** The currency that the file's formatting shows with a number, by column, as it is written: `€`. */
  readonly currencies?: Readonly<Record<number, string>>;
}

export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Rows with content, in the order of the file. */
  readonly rows: readonly GridRow[];
  /** Ranges of cells that are merged into one: `B2:C3`. */
  readonly merged: readonly string[];
}

/** `0` → A, `26` → AA. */
export function columnName(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** `B12`: a row as the file counts it, a column from 0. */
export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row}`;
}

/** Position of a reference like `B12`: row from 1, column from 0; null where it is none. */
export function cellPosition(reference: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/.exec(reference);
  if (!match) return null;
  const column = [...match[1]!].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(match[2]), column };
}

/** A cell as people read it, for messages and for matching names. */
export function cellText(cell: GridCell | null): string {
  if (cell === null) return '';
  if (typeof cell === 'object') return 'date' in cell ? cell.date : cell.error;
  return typeof cell === 'boolean' ? String(cell).toUpperCase() : String(cell);
}
