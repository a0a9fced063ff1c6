import type { Workbook, Worksheet } from 'exceljs';
import {
  type AllocationLayout,
  amountWidth,
  FIRST_PERIOD_COLUMN,
  HEAD_ROW,
  wholeColumn,
  writePeriodHead,
} from './allocation-sheet.ts';
import type { AllocationTable, Amounts } from './allocation-table.ts';
import {
  addSheet,
  BOLD,
  type CellStyle,
  columnLetter,
  GRAND_TOTAL,
  HEAD,
  HEAD_OF_FIGURES,
  moneyFormat,
  PERCENT_FORMAT,
  putFormula,
  putText,
  QUIET,
  setPrintArea,
  setWidths,
  TITLE,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const FIRST_ROW = HEAD_ROW + 1;

/** The cells of one view, whose every amount is a formula onto the allocation. */
class View {
  readonly #sheet: Worksheet;
  readonly #scale: number;
  readonly #money: string;

  constructor(sheet: Worksheet, decimals: number) {
    this.#sheet = sheet;
    this.#scale = 10 ** decimals;
    this.#money = moneyFormat(decimals);
  }

  amount(row: number, column: number, formula: string, minor: number, style: CellStyle = {}): void {
    putFormula(this.#sheet, row, column, formula, minor / this.#scale, this.#money, style);
  }

  share(row: number, column: number, of: string, total: string, value: number, style: CellStyle = {}): void {
    putFormula(this.#sheet, row, column, `IF(${total}=0,0,${of}/${total})`, value, PERCENT_FORMAT, style);
  }
}

/** A row of formulas over the periods with total and share at its end. */
function writeRegion(
  view: View,
  row: number,
  { amounts, total }: Amounts,
  grand: { readonly row: number; readonly total: number },
  formulaOf: (column: number) => string,
  style: CellStyle,
): void {
  const first = 2;
  amounts.forEach((amount, period) => {
    view.amount(row, first + period, formulaOf(first + period), amount, style);
  });
  const totalColumn = first + amounts.length;
  const letter = columnLetter(totalColumn);
  const range = `${columnLetter(first)}${row}:${columnLetter(totalColumn - 1)}${row}`;
  view.amount(row, totalColumn, `SUM(${range})`, total, { ...style, ...BOLD });
  const share = grand.total === 0 ? 0 : total / grand.total;
  view.share(row, totalColumn + 1, `${letter}${row}`, `$${letter}$${grand.row}`, share, style);
}

/** One row a region, each amount the sum of its lines on the allocation, found by the region's id. */
export function addRegionSheet(
  workbook: Workbook,
  context: WorkbookContext,
  table: AllocationTable,
  allocation: AllocationLayout,
): void {
  const { word } = context;
  const sheet = addSheet(workbook, word('sheetRegions'), HEAD_ROW, 1);
  const { periods } = allocation;
  writePeriodHead(sheet, context, [word('region')], periods);
  const idColumn = periods + 5;
  putText(sheet, HEAD_ROW, idColumn, word('regionId'), QUIET);
  const source = `'${word('sheetAllocation')}'!`;
  const ids = `${source}${wholeColumn(allocation, allocation.groupIdColumn)}`;
  const view = new View(sheet, context.decimals);
  const grand = { row: FIRST_ROW + table.groups.length, total: table.total };
  table.groups.forEach((group, position) => {
    const row = FIRST_ROW + position;
    putText(sheet, row, 1, group.label);
    putText(sheet, row, idColumn, group.id, QUIET);
    const formulaOf = (column: number) =>
      `SUMIF(${ids},$${columnLetter(idColumn)}${row},${source}${wholeColumn(allocation, column - 2 + FIRST_PERIOD_COLUMN)})`;
    writeRegion(view, row, group, grand, formulaOf, {});
  });
  putText(sheet, grand.row, 1, word('total'), GRAND_TOTAL);
  const sumAbove = (column: number) =>
    table.groups.length === 0
      ? 'SUM(0)'
      : `SUM(${columnLetter(column)}${FIRST_ROW}:${columnLetter(column)}${grand.row - 1})`;
  writeRegion(view, grand.row, table, grand, sumAbove, GRAND_TOTAL);
  const width = amountWidth(table.total, context.decimals);
  setWidths(sheet, [26, ...new Array<number>(periods).fill(Math.max(12, width - 3)), width, 9, 3, 16]);
  setPrintArea(sheet, grand.row, periods + 3);
}

/** One row a period: what is spent, its share, the running total, and what changed since the period before. */
export function addPeriodSheet(
  workbook: Workbook,
  context: WorkbookContext,
  table: AllocationTable,
  allocation: AllocationLayout,
): void {
  const { word } = context;
  const sheet = addSheet(workbook, word('sheetPeriods'), HEAD_ROW, 1);
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, 2, 1, `${context.document.name} · ${context.document.currency}`, QUIET);
  putText(sheet, HEAD_ROW, 1, word('period'), HEAD);
  (['total', 'share', 'cumulated', 'changeToBefore'] as const).forEach((key, position) => {
    putText(sheet, HEAD_ROW, 2 + position, word(key), HEAD_OF_FIGURES);
  });
  const view = new View(sheet, context.decimals);
  const source = `'${word('sheetAllocation')}'!`;
  const totalRow = FIRST_ROW + table.amounts.length;
  let running = 0;
  table.amounts.forEach((amount, period) => {
    const row = FIRST_ROW + period;
    running += amount;
    putText(sheet, row, 1, context.periodLabel(period));
    const letter = columnLetter(FIRST_PERIOD_COLUMN + period);
    view.amount(row, 2, `${source}${letter}${allocation.totalRow}`, amount);
    view.share(row, 3, `B${row}`, `$B$${totalRow}`, table.total === 0 ? 0 : amount / table.total);
    view.amount(row, 4, `SUM(B$${FIRST_ROW}:B${row})`, running);
    if (period > 0) view.amount(row, 5, `B${row}-B${row - 1}`, amount - table.amounts[period - 1]!);
  });
  putText(sheet, totalRow, 1, word('total'), GRAND_TOTAL);
  view.amount(totalRow, 2, `SUM(B${FIRST_ROW}:B${totalRow - 1})`, table.total, GRAND_TOTAL);
  view.share(totalRow, 3, `B${totalRow}`, `$B$${totalRow}`, table.total === 0 ? 0 : 1, GRAND_TOTAL);
  const width = amountWidth(table.total, context.decimals);
  setWidths(sheet, [24, width, 10, width, width]);
  setPrintArea(sheet, totalRow, 5);
}
