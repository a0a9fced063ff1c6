import type { Workbook } from 'exceljs';
import {
  type AllocationLayout,
  FIRST_PERIOD_COLUMN,
  FIRST_ROW,
  GROUP_COLUMN,
  HEAD_ROW,
  LINE_COLUMN,
  layoutOf,
  wholeColumn,
  writeAllocation,
} from './allocation-sheet.ts';
import type { AllocationTable } from './allocation-table.ts';
import { coverOf } from './places.ts';
import { writeKeys } from './sheet-keys.ts';
import { writeLimits } from './sheet-limits.ts';
import {
  addSheet,
  allowEdits,
  columnLetter,
  INPUT,
  LOCKED,
  moneyFormat,
  putFormula,
  putText,
  QUIET,
  setPrintArea,
  validateRange,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** Whether a cell is locked in the scenario. */
function lockedIn(context: WorkbookContext): (region: string, line: string, period: number) => boolean {
  const last = context.document.calendar.periods - 1;
  const locks = context.scenario.locks.map(({ at, from = 0, to = last }) => ({
    covers: coverOf(context, at),
    from,
    to,
  }));
  return (region, line, period) =>
    locks.some(({ covers, from, to }) => period >= from && period <= to && covers(region, line));
}

/**
 * Region › line with the amounts themselves; subtotals, totals and shares are formulas, and so is what each limit is
 * held against. Only amounts that the plan has not locked can be typed over.
 */
export function addAllocationSheet(
  workbook: Workbook,
  context: WorkbookContext,
  table: AllocationTable,
): AllocationLayout {
  const { word } = context;
  const sheet = addSheet(workbook, word('sheetAllocation'), HEAD_ROW, LINE_COLUMN);
  const locked = lockedIn(context);
  const names = { group: word('region'), groupId: word('regionId') };
  const layout = writeAllocation(sheet, context, table, names, ({ group, line, period }) =>
    locked(group, line, period) ? LOCKED : INPUT,
  );
  const keys = new Map([
    [GROUP_COLUMN, 'regionLabel'],
    [LINE_COLUMN, 'lineLabel'],
    [layout.groupIdColumn, 'region'],
    [layout.lineIdColumn, 'line'],
    [layout.keyColumn, 'row'],
  ]);
  for (let period = 0; period < layout.periods; period++)
    keys.set(FIRST_PERIOD_COLUMN + period, `p${period}`);
  writeKeys(sheet, 'allocation', keys);
  const first = columnLetter(FIRST_PERIOD_COLUMN);
  const last = columnLetter(layout.totalColumn - 1);
  if (table.groups.length > 0) {
    validateRange(sheet, `${first}${FIRST_ROW}:${last}${layout.totalRow - 1}`, {
      type: 'decimal',
      operator: 'greaterThanOrEqual',
      formulae: [0],
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'stop',
      error: word('amountsOnly'),
    });
  }
  const lastRow = writeLimits(sheet, context, table, layout);
  setPrintArea(sheet, lastRow, layout.shareColumn);
  allowEdits(sheet);
  return layout;
}

/**
 * Category › line. Every amount is a formula that adds the line's rows of the allocation, found by the line's id;
 * the row under the total proves that both sheets hold the same money.
 */
export function addCategorySheet(
  workbook: Workbook,
  context: WorkbookContext,
  table: AllocationTable,
  allocation: AllocationLayout,
): void {
  const sheet = addSheet(workbook, context.word('sheetCategories'), HEAD_ROW, LINE_COLUMN);
  const source = `'${context.word('sheetAllocation')}'!`;
  const { lineIdColumn } = layoutOf(table);
  const ids = `${source}${wholeColumn(allocation, allocation.lineIdColumn)}`;
  const names = { group: context.word('category'), groupId: context.word('category') };
  const layout = writeAllocation(sheet, context, table, names, ({ row, column }) => {
    const amounts = `${source}${wholeColumn(allocation, column)}`;
    return `SUMIF(${ids},$${columnLetter(lineIdColumn)}${row},${amounts})`;
  });
  const row = layout.totalRow + 2;
  putText(sheet, row, GROUP_COLUMN, context.word('difference'), QUIET);
  for (let column = FIRST_PERIOD_COLUMN; column <= layout.totalColumn; column++) {
    const letter = columnLetter(column);
    const formula = `ROUND(${letter}${layout.totalRow}-${source}${letter}${allocation.totalRow},${context.decimals})`;
    putFormula(sheet, row, column, formula, 0, moneyFormat(context.decimals), QUIET);
  }
}
