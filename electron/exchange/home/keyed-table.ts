import { type AppError, appError } from '#shared/errors.ts';
import { LOCALES } from '#shared/locale.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import {
  cellName,
  cellPosition,
  cellText,
  type GridCell,
  type GridRow,
  type Sheet,
} from '#shared/table/grid.ts';
import { columnKey, type KeyedSheet } from '../sheet-keys.ts';

/** What the head says in the columns of ids, in every language: that row is not data. */
const HEADS: readonly (readonly [column: string, words: readonly string[]])[] = [
  ['line', LOCALES.map((locale) => WORKBOOK_MESSAGES.lineId[locale])],
  ['key', LOCALES.map((locale) => WORKBOOK_MESSAGES.key[locale])],
];

/** Rows above the table that people may have added, at most. */
const SEARCHED_ROWS = 60;

/** What reading comes upon; reading goes on, so that all of it can be mended at once. */
export class Findings {
  /** Faults that a person reads at one time. */
  static readonly most = 30;
  readonly faults: AppError[] = [];
  /** Amounts that were rounded to the currency's smallest unit. */
  rounded = 0;

  add(code: AppError['code'], args: AppError['args']): void {
    if (this.faults.length < Findings.most) this.faults.push(appError(code, args));
  }
}

/** One row of a sheet of ours, its cells by the names of their columns. */
export class KeyedRow {
  readonly #row: GridRow;
  readonly #table: KeyedTable;

  constructor(table: KeyedTable, row: GridRow) {
    this.#table = table;
    this.#row = row;
  }

  cell(name: string): GridCell | null {
    const column = this.#table.columns.get(name);
    return column === undefined ? null : (this.#row.cells[column] ?? null);
  }

  text(name: string): string {
    return cellText(this.cell(name)).trim();
  }

  /** `Assumptions!F12`, for messages. */
  place(name: string): string {
    return `${this.#table.sheet.name}!${cellName(this.#row.number, this.#table.columns.get(name) ?? 0)}`;
  }
}

/** A sheet of ours, found by its hidden row of keys wherever it has moved to. */
export class KeyedTable {
  readonly sheet: Sheet;
  /** Name to column, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly KeyedRow[];
  readonly #keyRow: number;

  private constructor(sheet: Sheet, columns: ReadonlyMap<string, number>, from: number) {
    this.sheet = sheet;
    this.columns = columns;
    this.#keyRow = from;
    this.rows = sheet.rows
      .filter(({ number }) => number > from)
      .map((row) => new KeyedRow(this, row))
      .filter((row) => !HEADS.some(([name, words]) => words.includes(row.text(name))));
  }

  /** Null where the sheet was deleted, or its row of keys was. */
  static find(sheets: readonly Sheet[], kind: KeyedSheet): KeyedTable | null {
    const prefix = columnKey(kind, '');
    for (const sheet of sheets) {
      for (const row of sheet.rows.slice(0, SEARCHED_ROWS)) {
        const columns = new Map<string, number>();
        row.cells.forEach((cell, column) => {
          if (typeof cell === 'string' && cell.startsWith(prefix))
            columns.set(cell.slice(prefix.length), column);
        });
        if (columns.size > 0) return new KeyedTable(sheet, columns, row.number);
      }
    }
    return null;
  }

  /** Refuses merged cells among the rows, and columns that are no longer there. */
  check(needed: readonly string[], findings: Findings): boolean {
    const missing = needed.filter((name) => !this.columns.has(name));
    for (const name of missing) findings.add('homeColumn', { sheet: this.sheet.name, column: name });
    for (const range of this.sheet.merged) {
      const last = cellPosition(range.slice(range.indexOf(':') + 1));
      // The row under the keys is the head, where merging does no harm.
      if (last && last.row > this.#keyRow + 1) {
        findings.add('homeMerged', { place: `${this.sheet.name}!${range}` });
      }
    }
    return missing.length === 0;
  }
}
