import type { Workbook } from 'exceljs';
import { amountWidth, HEAD_ROW } from './allocation-sheet.ts';
import { ownRows } from './scenario-amounts.ts';
import { writeKeys } from './sheet-keys.ts';
import {
  addSheet,
  allowEdits,
  BOLD,
  columnLetter,
  HEAD,
  HEAD_OF_FIGURES,
  INPUT,
  moneyFormat,
  putFormula,
  putNumber,
  putText,
  QUIET,
  setPrintArea,
  setWidths,
  TITLE,
  validateRange,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const FIRST_COLUMN = 4;

/** Where the totals of the other scenarios' rows stand, for formulas that look them up. */
export interface AmountsLayout {
  readonly keys: string;
  readonly totals: string;
}

/** The own rows of the other scenarios, in full; null where they have none. */
export function addAmountsSheet(workbook: Workbook, context: WorkbookContext): AmountsLayout | null {
  const rows = ownRows(context);
  if (rows.length === 0) return null;
  const { word, decimals, document } = context;
  const { periods } = document.calendar;
  const scale = 10 ** decimals;
  const sheet = addSheet(workbook, word('sheetAmounts'), HEAD_ROW, 3);
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, 2, 1, `${document.name} · ${document.currency}`, QUIET);
  const totalColumn = FIRST_COLUMN + periods;
  const [scenarioColumn, regionColumn, lineColumn, keyColumn] = [2, 3, 4, 5].map((n) => totalColumn + n) as [
    number,
    number,
    number,
    number,
  ];
  const names = new Map<number, string>([
    [1, 'scenarioLabel'],
    [2, 'regionLabel'],
    [3, 'lineLabel'],
    [scenarioColumn, 'scenario'],
    [regionColumn, 'region'],
    [lineColumn, 'line'],
  ]);
  (['scenario', 'region', 'line'] as const).forEach((key, n) => {
    putText(sheet, HEAD_ROW, n + 1, word(key), HEAD);
  });
  for (let period = 0; period < periods; period++) {
    names.set(FIRST_COLUMN + period, `p${period}`);
    putText(sheet, HEAD_ROW, FIRST_COLUMN + period, context.periodLabel(period), HEAD_OF_FIGURES);
  }
  putText(sheet, HEAD_ROW, totalColumn, word('total'), HEAD_OF_FIGURES);
  (['scenarioId', 'regionId', 'lineId', 'key'] as const).forEach((key, n) => {
    putText(sheet, HEAD_ROW, scenarioColumn + n, word(key), QUIET);
  });
  writeKeys(sheet, 'amounts', names);
  const money = moneyFormat(decimals);
  const first = columnLetter(FIRST_COLUMN);
  const last = columnLetter(totalColumn - 1);
  let largest = 0;
  rows.forEach(({ scenario, region, line, amounts, key }, n) => {
    const row = HEAD_ROW + 1 + n;
    putText(sheet, row, 1, context.scenarioLabel(scenario), QUIET);
    putText(sheet, row, 2, context.memberLabel(region));
    putText(sheet, row, 3, context.memberLabel(line));
    amounts.forEach((amount, period) => {
      putNumber(sheet, row, FIRST_COLUMN + period, amount / scale, money, INPUT);
    });
    const total = amounts.reduce((sum, amount) => sum + amount, 0);
    largest = Math.max(largest, total);
    putFormula(sheet, row, totalColumn, `SUM(${first}${row}:${last}${row})`, total / scale, money, BOLD);
    [scenario, region, line, key].forEach((id, at) => {
      putText(sheet, row, scenarioColumn + at, id, QUIET);
    });
  });
  const lastRow = HEAD_ROW + rows.length;
  validateRange(sheet, `${first}${HEAD_ROW + 1}:${last}${lastRow}`, {
    type: 'decimal',
    operator: 'greaterThanOrEqual',
    formulae: [0],
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: 'stop',
    error: word('amountsOnly'),
  });
  const width = amountWidth(largest, decimals);
  setWidths(sheet, [
    24,
    22,
    30,
    ...new Array<number>(periods).fill(Math.max(12, width - 3)),
    width,
    3,
    18,
    16,
    22,
    36,
  ]);
  setPrintArea(sheet, lastRow, totalColumn);
  allowEdits(sheet);
  const column = (n: number) =>
    `'${sheet.name}'!$${columnLetter(n)}$${HEAD_ROW + 1}:$${columnLetter(n)}$${lastRow}`;
  return { keys: column(keyColumn), totals: column(totalColumn) };
}
