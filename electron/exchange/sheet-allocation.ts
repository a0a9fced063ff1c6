import type { Workbook, Worksheet } from 'exceljs';
import type { AllocationTable, Amounts } from './allocation-table.ts';
import {
  addSheet,
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

/** Rows and columns of the two allocation sheets: both have the same shape. */
const HEAD_ROW = 4;
const FIRST_ROW = 5;
const GROUP_COLUMN = 1;
const LINE_COLUMN = 2;
const FIRST_PERIOD_COLUMN = 3;

/** Excel takes at most 255 arguments; beyond this many groups the total goes by the id column. */
const MOST_ARGUMENTS = 200;

/** Where things stand on an allocation sheet. */
export interface AllocationLayout {
  readonly periods: number;
  /** Of the grand total. */
  readonly totalRow: number;
  readonly totalColumn: number;
  readonly shareColumn: number;
  readonly groupIdColumn: number;
  readonly lineIdColumn: number;
}

function layoutOf(table: AllocationTable): AllocationLayout {
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
  };
}

/** A column's cells in all rows between head and total, absolute, to be pointed to from a formula. */
function wholeColumn(layout: AllocationLayout, column: number): string {
  const letter = columnLetter(column);
  return `$${letter}$${FIRST_ROW}:$${letter}$${layout.totalRow - 1}`;
}

/** How a line's amount in a period gets into its cell: typed in, or a formula. */
type AmountOf = (line: { readonly id: string; readonly row: number }, column: number) => string | null;

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
    const { groupIdColumn, lineIdColumn } = this.layout;
    group.lines.forEach((line, offset) => {
      const row = first + offset;
      putText(this.#sheet, row, GROUP_COLUMN, group.label, QUIET);
      putText(this.#sheet, row, LINE_COLUMN, line.label, INDENTED);
      line.amounts.forEach((amount, period) => {
        const column = FIRST_PERIOD_COLUMN + period;
        const formula = amountOf({ id: line.id, row }, column);
        if (formula === null) putNumber(this.#sheet, row, column, amount / this.#scale, this.#money);
        else this.#formula(row, column, formula, amount, {});
      });
      this.#edges(row, line, {});
      putText(this.#sheet, row, groupIdColumn, group.id, QUIET);
      putText(this.#sheet, row, lineIdColumn, line.id, QUIET);
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
      putText(this.#sheet, row, LINE_COLUMN, '', SUBTOTAL);
      group.amounts.forEach((amount, period) => {
        const column = FIRST_PERIOD_COLUMN + period;
        const letter = columnLetter(column);
        this.#formula(row, column, `SUM(${letter}${first}:${letter}${last})`, amount, SUBTOTAL);
      });
      this.#edges(row, group, SUBTOTAL);
      putText(this.#sheet, row, this.layout.groupIdColumn, group.id, QUIET);
      this.#lines(first, group, amountOf);
      subtotalRows.push(row);
      row = last + 1;
    }
    return subtotalRows;
  }

  #grandTotal(subtotalRows: readonly number[], label: string, shareLabel: string): void {
    const { totalRow, totalColumn, lineIdColumn } = this.layout;
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

function writeHead(
  sheet: Worksheet,
  context: WorkbookContext,
  layout: AllocationLayout,
  group: string,
): void {
  putText(sheet, 1, 1, sheet.name, TITLE);
  const subtitle = `${context.document.name} · ${context.scenarioLabel(context.scenario.id)} · ${context.document.currency}`;
  putText(sheet, 2, 1, subtitle, QUIET);
  putText(sheet, HEAD_ROW, GROUP_COLUMN, group, HEAD);
  putText(sheet, HEAD_ROW, LINE_COLUMN, context.word('line'), HEAD);
  for (let period = 0; period < layout.periods; period++) {
    putText(sheet, HEAD_ROW, FIRST_PERIOD_COLUMN + period, context.periodLabel(period), HEAD_OF_FIGURES);
  }
  putText(sheet, HEAD_ROW, layout.totalColumn, context.word('total'), HEAD_OF_FIGURES);
  putText(sheet, HEAD_ROW, layout.shareColumn, context.word('share'), HEAD_OF_FIGURES);
}

function writeSheet(
  sheet: Worksheet,
  context: WorkbookContext,
  table: AllocationTable,
  names: { readonly group: string; readonly groupId: string },
  amountOf: AmountOf,
): AllocationLayout {
  const writer = new AllocationSheet(sheet, table, context.decimals);
  const { layout } = writer;
  writeHead(sheet, context, layout, names.group);
  putText(sheet, HEAD_ROW, layout.groupIdColumn, names.groupId, QUIET);
  putText(sheet, HEAD_ROW, layout.lineIdColumn, context.word('lineId'), QUIET);
  writer.write(amountOf, context.word('total'), context.word('shareOfTotal'));
  const total = (table.total / 10 ** context.decimals).toLocaleString('en').length;
  const periods = new Array<number>(layout.periods).fill(Math.max(12, total + 1));
  setWidths(sheet, [22, 30, ...periods, Math.max(12, total + 4), 9, 3, 16, 22]);
  setPrintArea(sheet, layout.totalRow + 2, layout.shareColumn);
  return layout;
}

/** Region › line with the amounts themselves; subtotals, totals and shares are formulas. */
export function addRegionSheet(
  workbook: Workbook,
  context: WorkbookContext,
  table: AllocationTable,
): AllocationLayout {
  const sheet = addSheet(workbook, context.word('sheetRegions'), HEAD_ROW, LINE_COLUMN);
  const names = { group: context.word('region'), groupId: context.word('regionId') };
  return writeSheet(sheet, context, table, names, () => null);
}

/**
 * Category › line. Every amount is a formula that adds the line's rows on the sheet by region, found by the line's id;
 * the row under the total proves that both sheets hold the same money.
 */
export function addCategorySheet(
  workbook: Workbook,
  context: WorkbookContext,
  table: AllocationTable,
  regions: AllocationLayout,
): void {
  const sheet = addSheet(workbook, context.word('sheetCategories'), HEAD_ROW, LINE_COLUMN);
  const source = `'${context.word('sheetRegions')}'!`;
  const { lineIdColumn } = layoutOf(table);
  const ids = `${source}${wholeColumn(regions, regions.lineIdColumn)}`;
  const names = { group: context.word('category'), groupId: context.word('category') };
  const layout = writeSheet(sheet, context, table, names, (line, column) => {
    const amounts = `${source}${wholeColumn(regions, column)}`;
    return `SUMIF(${ids},$${columnLetter(lineIdColumn)}${line.row},${amounts})`;
  });
  const row = layout.totalRow + 2;
  putText(sheet, row, GROUP_COLUMN, context.word('difference'), QUIET);
  for (let column = FIRST_PERIOD_COLUMN; column <= layout.totalColumn; column++) {
    const letter = columnLetter(column);
    const formula = `ROUND(${letter}${layout.totalRow}-${source}${letter}${regions.totalRow},${context.decimals})`;
    putFormula(sheet, row, column, formula, 0, moneyFormat(context.decimals), QUIET);
  }
}
