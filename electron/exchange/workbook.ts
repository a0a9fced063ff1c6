import ExcelJS from 'exceljs';
import { allocationByCategory, allocationByRegion } from './allocation-table.ts';
import { xmlText } from './safe-text.ts';
import { addAboutSheet, writeAboutSheet } from './sheet-about.ts';
import { addCategorySheet, addRegionSheet } from './sheet-allocation.ts';
import { addDriversSheet } from './sheet-drivers.ts';
import { addResultsSheet } from './sheet-results.ts';
import { packStably } from './stable-zip.ts';
import { type WorkbookInput, workbookContext } from './workbook-context.ts';

export type { WorkbookInput } from './workbook-context.ts';

/**
 * An Excel workbook of one scenario: about, allocation by region (amounts with live subtotals, totals and shares), the
 * same by category (formulas that point to the first), and, where there is a result, every output's distribution and
 * the drivers of the headline. Amounts are in the main unit of the plan's currency and tie to its minor unit.
 * Equal input gives equal bytes; only `createdAt` brings a date in.
 */
export async function buildWorkbook(input: WorkbookInput): Promise<Uint8Array> {
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

  const byRegion = allocationByRegion(document, scenario, locale);
  const byCategory = allocationByCategory(document, scenario, locale);
  const about = addAboutSheet(workbook, context);
  const regions = addRegionSheet(workbook, context, byRegion);
  addCategorySheet(workbook, context, byCategory, regions);
  writeAboutSheet(about, context, regions, byRegion.total);
  if (result !== null) {
    addResultsSheet(workbook, context, result);
    addDriversSheet(workbook, context, result);
  }

  return packStably(await workbook.xlsx.writeBuffer(), createdAt !== null);
}
