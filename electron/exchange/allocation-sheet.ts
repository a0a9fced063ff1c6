import type { Worksheet } from 'exceljs';
import type { AllocationTable, Amounts } from './allocation-table.ts';
import {
  BOLD,
  type CellStyle,
  columnLetter,
  GRAND_TOTAL,
  HEAD,
  HEAD_OF_FIGURES,
  INDENTED,
  moneyFormat,
  PERCENT_FORMAT,
  putFormula,
  putNumber,
  putText,
  QUIET,
  SUBTOTAL,
  setPrintArea,
  setWidths,
  TITLE,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** Rows and columns of the sheets of two levels (allocation, and by category): they have the same shape. */
export const HEAD_ROW = 4;
export const FIRST_ROW = 5;
export const GROUP_COLUMN = 1;
export const LINE_COLUMN = 2;
export const FIRST_PERIOD_COLUMN = 3;

/** Of columns, in characters. */
export const GROUP_WIDTH = 24;
export const LINE_WIDTH = 32;
export const SHARE_WIDTH = 9;

/** Excel takes at most 255 arguments; beyond this many groups the total goes by the id column. */
const MOST_ARGUMENTS = 200;

/** Stands in the column of keys where a row is none of the plan's: subtotals, totals, limits. */
export const NO_LINE = '-';

/** Where things stand on an allocation sheet. */
export interface AllocationLayout {
  readonly periods: number;
  /** Of the grand total. */
  readonly totalRow: number;
  readonly totalColumn: number;
  readonly shareColumn: number;
  readonly groupIdColumn: number;
  readonly lineIdColumn: number;
  /** `region|line`, on the sheet by region. */
  readonly keyColumn: number;
}

export function layoutOf(table: AllocationTable): AllocationLayout {
  const periods = table.amounts.length;
  const totalColumn = FIRST_PERIOD_COLUMN + periods;
  const rows = table.groups.reduce((count, group) => count + 1 + group.lines.length, 0);
  return {
    periods,
    totalRow: FIRST_ROW + rows,
    totalColumn,
    shareColumn: totalColumn + 1,
    groupIdColumn: totalColumn + 3,
    lineIdColumn: totalColumn + 4,
    keyColumn: totalColumn + 5,
  };
}

/** A column's cells in all rows between head and total, absolute, to be pointed to from a formula. */
export function wholeColumn(layout: AllocationLayout, column: number): string {
  const letter = columnLetter(column);
  return `$${letter}$${FIRST_ROW}:$${letter}$${layout.totalRow - 1}`;
}

/** A line's row while it is written. */
export interface LineCell {
  readonly group: string;
  readonly line: string;
  readonly row: number;
  readonly period: number;
  readonly column: number;
}

/** How a line's amount gets into its cell: as a formula, or typed in with a style. */
export type AmountOf = (cell: LineCell) => string | CellStyle;

class AllocationSheet {
  readonly layout: AllocationLayout;
  readonly #sheet: Worksheet;
  readonly #table: AllocationTable;
  readonly #scale: number;
  readonly #money: string;

  constructor(sheet: Worksheet, table: AllocationTable, decimals: number) {
    this.#sheet = sheet;
    this.#table = table;
    this.#scale = 10 ** decimals;
    this.#money = moneyFormat(decimals);
    this.layout = layoutOf(table);
  }

  #formula(row: number, column: number, formula: string, minor: number, style: CellStyle): void {
    putFormula(this.#sheet, row, column, formula, minor / this.#scale, this.#money, style);
  }

  /** Total of the row and its share of the grand total. */
  #edges(row: number, { total }: Amounts, style: CellStyle): void {
    const { totalColumn, shareColumn, totalRow } = this.layout;
    const letter = columnLetter(totalColumn);
    const from = columnLetter(FIRST_PERIOD_COLUMN);
    const to = columnLetter(totalColumn - 1);
    this.#formula(row, totalColumn, `SUM(${from}${row}:${to}${row})`, total, { ...style, ...BOLD });
    const share = this.#table.total === 0 ? 0 : total / this.#table.total;
    const formula = `IF($${letter}$${totalRow}=0,0,${letter}${row}/$${letter}$${totalRow})`;
    putFormula(this.#sheet, row, shareColumn, formula, share, PERCENT_FORMAT, style);
  }

  #lines(first: number, group: AllocationTable['groups'][number], amountOf: AmountOf): void {
    const { groupIdColumn, lineIdColumn, keyColumn } = this.layout;
    group.lines.forEach((line, offset) => {
      const row = first + offset;
      putText(this.#sheet, row, GROUP_COLUMN, group.label, QUIET);
      putText(this.#sheet, row, LINE_COLUMN, line.label, INDENTED);
      line.amounts.forEach((amount, period) => {
        const column = FIRST_PERIOD_COLUMN + period;
        const how = amountOf({ group: group.id, line: line.id, row, period, column });
        if (typeof how === 'string') this.#formula(row, column, how, amount, {});
        else putNumber(this.#sheet, row, column, amount / this.#scale, this.#money, how);
      });
      this.#edges(row, line, {});
      putText(this.#sheet, row, groupIdColumn, group.id, QUIET);
      putText(this.#sheet, row, lineIdColumn, line.id, QUIET);
      putText(this.#sheet, row, keyColumn, `${group.id}|${line.id}`, QUIET);
      this.#sheet.getRow(row).outlineLevel = 1;
    });
  }

  /** Writes groups with their lines from `FIRST_ROW` on; returns the rows of the subtotals. */
  #groups(amountOf: AmountOf): number[] {
    const subtotalRows: number[] = [];
    let row = FIRST_ROW;
    for (const group of this.#table.groups) {
      const first = row + 1;
      const last = row + group.lines.length;
      putText(this.#sheet, row, GROUP_COLUMN, group.label, SUBTOTAL);
      putText(this.#sheet, row, this.layout.keyColumn, NO_LINE, QUIET);
      putText(this.#sheet, row, LINE_COLUMN, '', SUBTOTAL);
      group.amounts.forEach((amount, period) => {
        const column = FIRST_PERIOD_COLUMN + period;
        const letter = columnLetter(column);
        this.#formula(row, column, `SUM(${letter}${first}:${letter}${last})`, amount, SUBTOTAL);
      });
      this.#edges(row, group, SUBTOTAL);
      this.#lines(first, group, amountOf);
      subtotalRows.push(row);
      row = last + 1;
    }
    return subtotalRows;
  }

  #grandTotal(subtotalRows: readonly number[], label: string, shareLabel: string): void {
    const { totalRow, totalColumn, lineIdColumn, keyColumn } = this.layout;
    putText(this.#sheet, totalRow, keyColumn, NO_LINE, QUIET);
    putText(this.#sheet, totalRow + 1, keyColumn, NO_LINE, QUIET);
    putText(this.#sheet, totalRow, GROUP_COLUMN, label, GRAND_TOTAL);
    putText(this.#sheet, totalRow, LINE_COLUMN, '', GRAND_TOTAL);
    putText(this.#sheet, totalRow + 1, GROUP_COLUMN, shareLabel, QUIET);
    this.#table.amounts.forEach((amount, period) => {
      const column = FIRST_PERIOD_COLUMN + period;
      const letter = columnLetter(column);
      const formula =
        subtotalRows.length <= MOST_ARGUMENTS
          ? `SUM(${subtotalRows.map((row) => `${letter}${row}`).join(',') || '0'})`
          : `SUMIF(${wholeColumn(this.layout, lineIdColumn)},"<>",${wholeColumn(this.layout, column)})`;
      this.#formula(totalRow, column, formula, amount, GRAND_TOTAL);
      const total = `$${columnLetter(totalColumn)}$${totalRow}`;
      const share = this.#table.total === 0 ? 0 : amount / this.#table.total;
      const shareFormula = `IF(${total}=0,0,${letter}${totalRow}/${total})`;
      putFormula(this.#sheet, totalRow + 1, column, shareFormula, share, PERCENT_FORMAT, QUIET);
    });
    this.#edges(totalRow, this.#table, GRAND_TOTAL);
  }

  write(amountOf: AmountOf, label: string, shareLabel: string): void {
    this.#grandTotal(this.#groups(amountOf), label, shareLabel);
  }
}

/** Title, what the sheet belongs to, and the heads of the periods with total and share behind them. */
export function writePeriodHead(
  sheet: Worksheet,
  context: WorkbookContext,
  names: readonly string[],
  periods: number,
): void {
  putText(sheet, 1, 1, sheet.name, TITLE);
  const subtitle = `${context.document.name} · ${context.scenarioLabel(context.scenario.id)} · ${context.document.currency}`;
  putText(sheet, 2, 1, subtitle, QUIET);
  names.forEach((name, position) => {
    putText(sheet, HEAD_ROW, position + 1, name, HEAD);
  });
  const first = names.length + 1;
  for (let period = 0; period < periods; period++) {
    putText(sheet, HEAD_ROW, first + period, context.periodLabel(period), HEAD_OF_FIGURES);
  }
  putText(sheet, HEAD_ROW, first + periods, context.word('total'), HEAD_OF_FIGURES);
  putText(sheet, HEAD_ROW, first + periods + 1, context.word('share'), HEAD_OF_FIGURES);
}

/** Width of a column of amounts up to `largest` minor units. */
export function amountWidth(largest: number, decimals: number): number {
  return Math.max(12, (largest / 10 ** decimals).toLocaleString('en').length + 4);
}

/** Writes a sheet of two levels with live subtotals, totals and shares. */
export function writeAllocation(
  sheet: Worksheet,
  context: WorkbookContext,
  table: AllocationTable,
  names: { readonly group: string; readonly groupId: string },
  amountOf: AmountOf,
): AllocationLayout {
  const writer = new AllocationSheet(sheet, table, context.decimals);
  const { layout } = writer;
  writePeriodHead(sheet, context, [names.group, context.word('line')], layout.periods);
  putText(sheet, HEAD_ROW, layout.groupIdColumn, names.groupId, QUIET);
  putText(sheet, HEAD_ROW, layout.lineIdColumn, context.word('lineId'), QUIET);
  putText(sheet, HEAD_ROW, layout.keyColumn, context.word('key'), QUIET);
  writer.write(amountOf, context.word('total'), context.word('shareOfTotal'));
  const width = amountWidth(table.total, context.decimals);
  const periods = new Array<number>(layout.periods).fill(Math.max(13, width - 2));
  setWidths(sheet, [GROUP_WIDTH, LINE_WIDTH, ...periods, width, SHARE_WIDTH, 3, 16, 22, 30]);
  setPrintArea(sheet, layout.totalRow + 2, layout.shareColumn);
  return layout;
}
