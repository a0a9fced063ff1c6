import type { Workbook, Worksheet } from 'exceljs';
import { QUANTILE_LEVELS } from '#shared/result.ts';
import {
  addSheet,
  figureFormat,
  HEAD,
  HEAD_OF_FIGURES,
  PERCENT_FORMAT,
  putNumber,
  putText,
  QUIET,
  setPrintArea,
  setWidths,
  TITLE,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const HEAD_ROW = 4;
const FIGURE_WIDTH = 14;

/** A column of figures. */
export interface Statistic<Cell> {
  readonly title: string;
  readonly of: (cell: Cell) => number | null | undefined;
  /** Shown as a percentage whatever the unit. */
  readonly share?: boolean;
}

/** A row: what it is of, and the cell whose statistics it shows. */
export interface StatisticRow<Cell> {
  readonly texts: readonly string[];
  readonly variable: string;
  readonly unit: string;
  readonly cell: Cell;
}

export interface StatisticTable<Cell> {
  readonly name: string;
  readonly title: string;
  /** What makes the figures repeatable, in one line. */
  readonly provenance: string;
  /** Columns of texts with their widths; as many of them as `frozen` stay in sight. */
  readonly texts: readonly { readonly title: string; readonly width: number }[];
  readonly frozen: number;
  readonly columns: readonly Statistic<Cell>[];
  readonly rows: readonly StatisticRow<Cell>[];
}

/** A column for each percentile of a result, where `quantiles` of a cell are found. */
export function percentiles<Cell>(
  quantiles: (cell: Cell) => Readonly<Record<string, number | null>>,
): Statistic<Cell>[] {
  return QUANTILE_LEVELS.map((level) => ({
    title: `P${Math.round(level * 100)}`,
    of: (cell) => quantiles(cell)[String(level)],
  }));
}

/** A sheet of statistics, a row each; the name of the variable stands behind them, for who looks it up. */
export function addStatisticSheet<Cell>(
  workbook: Workbook,
  context: WorkbookContext,
  { name, title, provenance, texts, frozen, columns, rows }: StatisticTable<Cell>,
): void {
  const sheet = addSheet(workbook, name, HEAD_ROW, frozen);
  const nameColumn = texts.length + columns.length + 2;
  putText(sheet, 1, 1, title, TITLE);
  putText(sheet, 2, 1, provenance, QUIET);
  texts.forEach((text, n) => {
    putText(sheet, HEAD_ROW, n + 1, text.title, HEAD);
  });
  columns.forEach((column, n) => {
    putText(sheet, HEAD_ROW, texts.length + n + 1, column.title, HEAD_OF_FIGURES);
  });
  putText(sheet, HEAD_ROW, nameColumn, context.word('variable'), QUIET);
  rows.forEach((row, n) => {
    const at = HEAD_ROW + 1 + n;
    row.texts.forEach((text, position) => {
      putText(sheet, at, position + 1, text);
    });
    writeFigures(sheet, at, texts.length + 1, context, row, columns);
    putText(sheet, at, nameColumn, row.variable, QUIET);
  });
  setWidths(sheet, [...texts.map(({ width }) => width), ...columns.map(() => FIGURE_WIDTH), 3, 22]);
  setPrintArea(sheet, HEAD_ROW + rows.length, texts.length + columns.length);
}

function writeFigures<Cell>(
  sheet: Worksheet,
  row: number,
  first: number,
  context: WorkbookContext,
  { variable, unit, cell }: StatisticRow<Cell>,
  columns: readonly Statistic<Cell>[],
): void {
  const { document, decimals, word } = context;
  const format = figureFormat(context.variable(variable)?.format, unit, document.currency, decimals);
  columns.forEach(({ of, share }, n) => {
    const value = of(cell);
    if (value === undefined) return;
    if (value === null) putText(sheet, row, first + n, word('notFinite'), QUIET);
    else putNumber(sheet, row, first + n, value, share ? PERCENT_FORMAT : format);
  });
}
