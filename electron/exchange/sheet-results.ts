import type { Workbook, Worksheet } from 'exceljs';
import {
  type CellResult,
  type OutputResult,
  QUANTILE_LEVELS,
  type SimulationResult,
} from '#shared/result.ts';
import { resultDimensions } from './result-dimensions.ts';
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

interface Statistic {
  readonly title: string;
  readonly of: (cell: CellResult) => number | null | undefined;
  /** Shown as a percentage whatever the unit. */
  readonly share?: boolean;
}

/** The columns of figures, in the order of a distribution from its centre out. */
function statistics({ word }: WorkbookContext): Statistic[] {
  const quantiles = QUANTILE_LEVELS.map((level) => ({
    title: `P${Math.round(level * 100)}`,
    of: (cell: CellResult) => cell.quantiles[String(level)],
  }));
  return [
    { title: word('mean'), of: (cell) => cell.mean },
    { title: word('standardError'), of: (cell) => cell.standardError },
    { title: word('sd'), of: (cell) => cell.sd },
    { title: word('minimum'), of: (cell) => cell.min },
    ...quantiles,
    { title: word('maximum'), of: (cell) => cell.max },
    { title: word('worstTail'), of: (cell) => cell.tailMean['0.05'] },
    { title: word('bestTail'), of: (cell) => cell.tailMean['0.95'] },
    { title: word('target'), of: (cell) => cell.target },
    { title: word('probability'), of: (cell) => cell.probabilityAtLeastTarget, share: true },
  ];
}

/** `Seed 1 · 20000 …`: what makes the run repeatable, in one line. */
export function runLine(context: WorkbookContext, result: SimulationResult): string {
  const { word } = context;
  return [
    `${word('seed')} ${result.seed}`,
    `${word('trials')} ${result.trials}`,
    `${word('sampling')} ${word(result.sampling)}`,
    `${word('engine')} ${result.engine}`,
  ].join(' · ');
}

function writeHead(
  sheet: Worksheet,
  context: WorkbookContext,
  dimensions: readonly string[],
  columns: readonly Statistic[],
): void {
  const texts = [context.word('output'), ...dimensions.map(context.dimensionLabel), context.word('unit')];
  texts.forEach((text, position) => {
    putText(sheet, HEAD_ROW, position + 1, text, HEAD);
  });
  columns.forEach(({ title }, position) => {
    putText(sheet, HEAD_ROW, texts.length + position + 1, title, HEAD_OF_FIGURES);
  });
  putText(sheet, HEAD_ROW, texts.length + columns.length + 2, context.word('variable'), QUIET);
}

function writeCell(
  sheet: Worksheet,
  row: number,
  context: WorkbookContext,
  { unit, variable }: OutputResult,
  cell: CellResult,
  dimensions: readonly string[],
  columns: readonly Statistic[],
): void {
  const texts = [
    context.variableLabel(variable),
    ...dimensions.map((dimension) => context.placeLabel(cell.at, dimension)),
    unit,
  ];
  texts.forEach((text, position) => {
    putText(sheet, row, position + 1, text);
  });
  const format = context.variable(variable)?.format;
  const figures = figureFormat(format, unit, context.document.currency, context.decimals);
  columns.forEach((statistic, position) => {
    const value = statistic.of(cell);
    const column = texts.length + position + 1;
    if (value === undefined) return;
    if (value === null) putText(sheet, row, column, context.word('notFinite'), QUIET);
    else putNumber(sheet, row, column, value, statistic.share ? PERCENT_FORMAT : figures);
  });
  putText(sheet, row, texts.length + columns.length + 2, variable, QUIET);
}

/** One row for each cell of each output, with everything that is known of its distribution. */
export function addResultsSheet(
  workbook: Workbook,
  context: WorkbookContext,
  result: SimulationResult,
): void {
  const dimensions = resultDimensions(result.outputs);
  const columns = statistics(context);
  const sheet = addSheet(workbook, context.word('sheetResults'), HEAD_ROW, 1 + dimensions.length);
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, 2, 1, runLine(context, result), QUIET);
  writeHead(sheet, context, dimensions, columns);
  let row = HEAD_ROW;
  for (const output of result.outputs) {
    for (const cell of output.cells) {
      row += 1;
      writeCell(sheet, row, context, output, cell, dimensions, columns);
    }
  }
  const last = 2 + dimensions.length + columns.length;
  setWidths(sheet, [32, ...dimensions.map(() => 16), 18, ...columns.map(() => 14), 3, 22]);
  setPrintArea(sheet, row, last);
}
