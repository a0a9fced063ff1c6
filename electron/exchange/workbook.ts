import ExcelJS from 'exceljs';
import { HEAD_ROW } from './allocation-sheet.ts';
import { allocationByCategory, allocationByRegion } from './allocation-table.ts';
import { addMachineSheet } from './machine-sheet.ts';
import { xmlText } from './safe-text.ts';
import { addAboutSheet, writeAboutSheet } from './sheet-about.ts';
import { addAllocationSheet, addCategorySheet } from './sheet-allocation.ts';
import { addAmountsSheet } from './sheet-amounts.ts';
import { addFigureSheets } from './sheet-assumptions.ts';
import { addChartsSheet } from './sheet-charts.ts';
import { addComparisonSheet } from './sheet-comparison.ts';
import { addDriversSheet } from './sheet-drivers.ts';
import { addGlossarySheet, kindsRange } from './sheet-glossary.ts';
import { addResultsSheet } from './sheet-results.ts';
import { writeScenariosSheet } from './sheet-scenarios.ts';
import { addSheet } from './sheet-style.ts';
import { addPeriodSheet, addRegionSheet } from './sheet-views.ts';
import { packStably } from './stable-zip.ts';
import { type WorkbookInput, workbookContext } from './workbook-context.ts';

export type { WorkbookInput } from './workbook-context.ts';

/**
 * The sheets of a workbook, not packed yet: about; the allocation (amounts with live subtotals, totals and shares) and
 * three views of it by formulas; the scenarios side by side and the others' amounts; assumptions, risks and what the
 * scenarios change; where there is a result, every output's distribution and the drivers; a glossary; and a hidden
 * sheet with the whole plan. Amounts are in the main unit of the currency and tie to its minor unit.
 */
export function composeWorkbook(input: WorkbookInput): ExcelJS.Workbook {
  const context = workbookContext(input);
  const { document, scenario, locale, result, createdAt } = input;
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Headroom';
  workbook.lastModifiedBy = 'Headroom';
  workbook.title = xmlText(document.name);
  if (createdAt !== null) {
    workbook.created = createdAt;
    workbook.modified = createdAt;
  }

  const table = allocationByRegion(document, scenario, locale);
  const about = addAboutSheet(workbook, context);
  const allocation = addAllocationSheet(workbook, context, table);
  addRegionSheet(workbook, context, table, allocation);
  addCategorySheet(workbook, context, allocationByCategory(document, scenario, locale), allocation);
  addPeriodSheet(workbook, context, table, allocation);
  writeAboutSheet(about, context, allocation, table.total);
  const scenarios = addSheet(workbook, context.word('sheetScenarios'), HEAD_ROW, 2);
  writeScenariosSheet(scenarios, context, allocation, addAmountsSheet(workbook, context));
  addFigureSheets(workbook, context, kindsRange(context));
  if (result !== null) {
    addResultsSheet(workbook, context, result);
    addChartsSheet(workbook, context, result);
    addDriversSheet(workbook, context, result);
  }
  if (input.comparison !== undefined) addComparisonSheet(workbook, context, input.comparison);
  addGlossarySheet(workbook, context);
  addMachineSheet(workbook, context);
  return workbook;
}

/** Equal input gives equal bytes; only `createdAt` brings a date in. */
export async function buildWorkbook(input: WorkbookInput): Promise<Uint8Array> {
  const workbook = composeWorkbook(input);
  return packStably(await workbook.xlsx.writeBuffer(), input.createdAt !== null);
}
