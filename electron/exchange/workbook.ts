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

/** How far the making of a workbook is. */
export type OnProgress = (done: number, total: number) => void;

/** What the three parts of the work take of its time: laying out the sheets, writing them as XML, packing. */
const PARTS = { sheets: 25, xml: 55, packing: 20 } as const;
const WHOLE = PARTS.sheets + PARTS.xml + PARTS.packing;

/**
 * The sheets of a workbook, not packed yet: about; the allocation (amounts with live subtotals, totals and shares) and
 * three views of it by formulas; the scenarios side by side and the others' amounts; assumptions, risks and what the
 * scenarios change; where there is a result, every output's distribution and the drivers; a glossary; and a hidden
 * sheet with the whole plan. Amounts are in the main unit of the currency and tie to its minor unit.
 */
export function composeWorkbook(input: WorkbookInput, onSheet: OnProgress = () => {}): ExcelJS.Workbook {
  const context = workbookContext(input);
  const { document, scenario, locale, result, comparison } = input;
  const workbook = newWorkbook(input);
  const table = allocationByRegion(document, scenario, locale);
  const categories = () => allocationByCategory(document, scenario, locale);
  const about = addAboutSheet(workbook, context);
  const allocation = addAllocationSheet(workbook, context, table);
  const steps = [
    () => addRegionSheet(workbook, context, table, allocation),
    () => addCategorySheet(workbook, context, categories(), allocation),
    () => addPeriodSheet(workbook, context, table, allocation),
    () => writeAboutSheet(about, context, allocation, table.total),
    () => {
      const scenarios = addSheet(workbook, context.word('sheetScenarios'), HEAD_ROW, 2);
      writeScenariosSheet(scenarios, context, allocation, addAmountsSheet(workbook, context));
    },
    () => addFigureSheets(workbook, context, kindsRange(context)),
    () => result && addResultsSheet(workbook, context, result),
    () => result && addChartsSheet(workbook, context, result),
    () => result && addDriversSheet(workbook, context, result),
    () => comparison && addComparisonSheet(workbook, context, comparison),
    () => addGlossarySheet(workbook, context),
    () => addMachineSheet(workbook, context),
  ];
  steps.forEach((add, n) => {
    add();
    onSheet(n + 1, steps.length);
  });
  return workbook;
}

function newWorkbook({ document, createdAt }: WorkbookInput): ExcelJS.Workbook {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = 'Headroom';
  workbook.lastModifiedBy = 'Headroom';
  workbook.title = xmlText(document.name);
  if (createdAt !== null) {
    workbook.created = createdAt;
    workbook.modified = createdAt;
  }
  return workbook;
}

/** Equal input gives equal bytes; only `createdAt` brings a date in. */
export async function buildWorkbook(
  input: WorkbookInput,
  onProgress: OnProgress = () => {},
): Promise<Uint8Array> {
  const workbook = composeWorkbook(input, (done, total) => onProgress((done / total) * PARTS.sheets, WHOLE));
  // Packed for good below: squeezing it here as well would be for nothing.
  const parts = await workbook.xlsx.writeBuffer({ zip: { compression: 'STORE' } });
  const before = PARTS.sheets + PARTS.xml;
  onProgress(before, WHOLE);
  return packStably(parts, input.createdAt !== null, (share) =>
    onProgress(before + share * PARTS.packing, WHOLE),
  );
}
