import type { Workbook, Worksheet } from 'exceljs';
import type { DriverResult, SimulationResult } from '#shared/result.ts';
import { runLine } from './sheet-results.ts';
import {
  addSheet,
  HEAD,
  HEAD_OF_FIGURES,
  INDENTED,
  PERCENT_FORMAT,
  putNumber,
  putText,
  QUIET,
  SUBTOTAL,
  setWidths,
  TITLE,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const HEAD_ROW = 4;
const COLUMNS = ['rank', 'input', 'inputId', 'rankCorrelation', 'contribution'] as const;

/** `cac[eu]` in words: the variable's label and its members'. */
function inputLabel(context: WorkbookContext, input: string): string {
  const bracket = input.indexOf('[');
  if (bracket < 0) return context.variableLabel(input);
  const members = input.slice(bracket + 1, -1).split(',');
  return [context.variableLabel(input.slice(0, bracket)), ...members.map(context.memberLabel)].join(' · ');
}

/** The drivers of the headline output; of the first output where none is the headline. */
function headlineDrivers(context: WorkbookContext, result: SimulationResult): DriverResult[] {
  const { outputs } = context.document;
  const headline = outputs.find((output) => output.headline) ?? outputs[0];
  return result.drivers.filter((driver) => driver.output === headline?.variable);
}

function writeInputs(sheet: Worksheet, from: number, context: WorkbookContext, driver: DriverResult): number {
  driver.inputs.forEach((input, position) => {
    const row = from + position;
    putNumber(sheet, row, 1, position + 1, '0');
    putText(sheet, row, 2, inputLabel(context, input.input), INDENTED);
    putText(sheet, row, 3, input.input, QUIET);
    if (input.rankCorrelation !== null) putNumber(sheet, row, 4, input.rankCorrelation, '0.000');
    if (input.contribution !== null) putNumber(sheet, row, 5, input.contribution, PERCENT_FORMAT);
  });
  return from + driver.inputs.length;
}

/** What the headline hangs on: each random assumption, event and path by the strength of its rank correlation. */
export function addDriversSheet(
  workbook: Workbook,
  context: WorkbookContext,
  result: SimulationResult,
): void {
  const sheet = addSheet(workbook, context.word('sheetDrivers'), HEAD_ROW, 2);
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, 2, 1, runLine(context, result), QUIET);
  COLUMNS.forEach((key, position) => {
    putText(sheet, HEAD_ROW, position + 1, context.word(key), position < 3 ? HEAD : HEAD_OF_FIGURES);
  });
  let row = HEAD_ROW + 1;
  for (const driver of headlineDrivers(context, result)) {
    const places = Object.keys(driver.at).map((dimension) => context.placeLabel(driver.at, dimension));
    const name = [context.variableLabel(driver.output), ...places].join(' · ');
    putText(sheet, row, 1, `${context.word('driversOf')} ${name}`, SUBTOTAL);
    row = writeInputs(sheet, row + 1, context, driver);
  }
  setWidths(sheet, [8, 52, 40, 18, 18]);
}
