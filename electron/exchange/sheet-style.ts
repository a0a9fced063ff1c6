import type { DataValidation, Font, Style, Workbook, Worksheet } from 'exceljs';
import type { VariableFormat } from '#shared/plan/document.ts';
import { cellText } from './safe-text.ts';

/** One restrained look for every sheet: bold heads on a light ground, thin rules, no colours that carry meaning. */

const HEAD_GROUND = 'FFE7ECF2';
const SUBTOTAL_GROUND = 'FFF4F6F9';
const RULE = 'FF9AA5B1';

/** Of one line of text, in points. */
const LINE_HEIGHT = 15;

export type CellStyle = Partial<Style>;

/** The workbook's own font, named in full: a font without a name is shown in another one by some programs. */
const FONT: Partial<Font> = { name: 'Calibri', family: 2, size: 11, scheme: 'minor' };
const BOLD_FONT: Partial<Font> = { ...FONT, bold: true };

function ground(argb: string): Pick<Style, 'fill'> {
  return { fill: { type: 'pattern', pattern: 'solid', fgColor: { argb } } };
}

export const TITLE: CellStyle = { font: { ...BOLD_FONT, size: 14 } };
export const QUIET: CellStyle = { font: { ...FONT, color: { argb: 'FF5F6B7A' } } };
export const BOLD: CellStyle = { font: BOLD_FONT };
/** The name of a fact, level with the first line of its value. */
export const NAME: CellStyle = { ...BOLD, alignment: { vertical: 'top' } };
export const WRAPPED: CellStyle = { alignment: { wrapText: true, vertical: 'top' } };
export const HEAD: CellStyle = {
  font: BOLD_FONT,
  ...ground(HEAD_GROUND),
  border: { bottom: { style: 'thin', color: { argb: RULE } } },
  alignment: { vertical: 'middle', wrapText: true },
};
export const HEAD_OF_FIGURES: CellStyle = {
  ...HEAD,
  alignment: { vertical: 'middle', horizontal: 'right', wrapText: true },
};
export const SUBTOTAL: CellStyle = { font: BOLD_FONT, ...ground(SUBTOTAL_GROUND) };
export const GRAND_TOTAL: CellStyle = {
  font: BOLD_FONT,
  border: {
    top: { style: 'thin', color: { argb: RULE } },
    bottom: { style: 'double', color: { argb: RULE } },
  },
};
/** A cell that people are meant to change: blue, as modellers mark inputs, and open where the sheet is protected. */
export const INPUT: CellStyle = {
  font: { ...FONT, color: { argb: 'FF1F4E9E' } },
  protection: { locked: false },
};
/** A cell that the plan has locked. */
export const LOCKED: CellStyle = { ...ground('FFECEEF1'), protection: { locked: true } };
export const INDENTED: CellStyle = { alignment: { indent: 1 } };

export const PERCENT_FORMAT = '0.0%';

/** Excel's number format for money with so many decimals. */
export function moneyFormat(decimals: number): string {
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`;
}

/** Excel's number format for a variable; without a format of its own its unit decides. */
export function figureFormat(
  format: VariableFormat | undefined,
  unit: string,
  currency: string,
  decimals: number,
): string {
  const kind = format ?? (unit.split('/')[0] === currency ? 'currency' : 'number');
  if (kind === 'currency') return moneyFormat(decimals);
  if (kind === 'percent') return PERCENT_FORMAT;
  if (kind === 'days') return '0.0';
  return unit === '1' ? '#,##0.0000' : '#,##0.00';
}

/** `1` → A, `27` → AA. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** Writes text as text, whatever it starts with. */
export function putText(
  sheet: Worksheet,
  row: number,
  column: number,
  text: string,
  style: CellStyle = {},
): void {
  const cell = sheet.getCell(row, column);
  cell.value = text === '' ? null : cellText(text);
  cell.style = style;
}

export function putNumber(
  sheet: Worksheet,
  row: number,
  column: number,
  value: number,
  numFmt: string,
  style: CellStyle = {},
): void {
  const cell = sheet.getCell(row, column);
  cell.value = value;
  cell.style = { ...style, numFmt };
}

/** Writes a formula together with its result, so that viewers that do not calculate show the right figure. */
export function putFormula(
  sheet: Worksheet,
  row: number,
  column: number,
  formula: string,
  result: number,
  numFmt: string,
  style: CellStyle = {},
): void {
  const cell = sheet.getCell(row, column);
  cell.value = { formula, result };
  cell.style = { ...style, numFmt };
}

/** A sheet with its panes frozen below row `headRow` and right of column `headColumns`, set up to print. */
export function addSheet(workbook: Workbook, name: string, headRow: number, headColumns: number): Worksheet {
  const sheet = workbook.addWorksheet(name, {
    properties: { outlineProperties: { summaryBelow: false, summaryRight: false } },
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
  });
  if (headRow > 0) {
    sheet.views = [{ state: 'frozen', xSplit: headColumns, ySplit: headRow }];
    sheet.getRow(headRow).height = 2 * LINE_HEIGHT;
    sheet.pageSetup.printTitlesRow = `${headRow}:${headRow}`;
  }
  return sheet;
}

/**
 * Protects a sheet without a password: only inputs take what is typed, and whoever wants more lifts the protection.
 * Rows and columns may be inserted, formatted and filtered all the same.
 */
export function allowEdits(sheet: Worksheet): void {
  void sheet.protect('', {
    formatCells: true,
    formatColumns: true,
    formatRows: true,
    insertColumns: true,
    insertRows: true,
    sort: true,
    autoFilter: true,
  });
}

/** One rule for a whole range. ExcelJS has the way for single cells alone in its types, which is slow for many. */
export function validateRange(sheet: Worksheet, range: string, rule: DataValidation): void {
  const { dataValidations } = sheet as unknown as {
    dataValidations: { add(range: string, rule: DataValidation): void };
  };
  dataValidations.add(range, rule);
}

/** Keeps the columns up to `column` and the rows up to `row` for print. */
export function setPrintArea(sheet: Worksheet, row: number, column: number): void {
  // ExcelJS puts a $ before each corner's column alone.
  sheet.pageSetup.printArea = `A$1:${columnLetter(column)}$${row}`;
}

const HIGHEST_ROW = 409;
/** Lines break between words, and other fonts are wider: text takes about this much more than its characters. */
const LOOSENESS = 1.15;

/** Width in characters of a text's longest line; East Asian characters count for two. */
function textWidth(text: string): number {
  const widths = text.split('\n').map((line) => line.length + (line.match(/[\u2E80-\uFFEF]/g)?.length ?? 0));
  return Math.max(...widths);
}

/** Makes a row at least high enough for text that wraps in a column of `width` characters: not every program does so itself. */
export function fitRow(sheet: Worksheet, row: number, text: string, width: number): void {
  const lines = text.split('\n').reduce((sum, line) => {
    const own = textWidth(line);
    return sum + (own <= width ? 1 : Math.ceil((own * LOOSENESS) / width));
  }, 0);
  if (lines < 2) return;
  const own = sheet.getRow(row);
  own.height = Math.max(own.height ?? 0, Math.min(HIGHEST_ROW, lines * LINE_HEIGHT));
}

export function setWidths(sheet: Worksheet, widths: readonly number[]): void {
  widths.forEach((width, position) => {
    sheet.getColumn(position + 1).width = width;
  });
}
