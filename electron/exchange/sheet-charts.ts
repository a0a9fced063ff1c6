import type { Image, Workbook, Worksheet } from 'exceljs';
import type { CellResult, OutputResult, SimulationResult } from '#shared/result.ts';
import { CHART_HEIGHT, CHART_WIDTH, type FanPeriod, fanChart, histogramChart } from './charts.ts';
import type { Picture } from './picture.ts';
import { runLine } from './sheet-results.ts';
import { addSheet, BOLD, putText, QUIET, setPrintArea, setWidths, TITLE } from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** Rows that a picture takes, at the usual height. */
const PICTURE_ROWS = 16;
/** Of a page in portrait. */
const CHARTS_A_PAGE = 3;
/** Pictures of one workbook at most. */
const MOST_CHARTS = 8;

function fanOf({ cells }: OutputResult): FanPeriod[] | null {
  const overPeriod = cells.length > 1 && cells.every(({ at }) => Object.keys(at).join() === 'period');
  if (!overPeriod) return null;
  const value = ({ quantiles }: CellResult, level: string) => quantiles[level] ?? Number.NaN;
  const periods = cells.map((cell) => ({
    p5: value(cell, '0.05'),
    p25: value(cell, '0.25'),
    p50: value(cell, '0.5'),
    p75: value(cell, '0.75'),
    p95: value(cell, '0.95'),
  }));
  return periods.every((period) => Object.values(period).every(Number.isFinite)) ? periods : null;
}

/** The picture of an output, where it has one: a histogram of a single figure, a fan of a course over the periods. */
function pictureOf(
  context: WorkbookContext,
  output: OutputResult,
): { picture: Picture; says: 'histogramSays' | 'fanSays' } | null {
  const fan = fanOf(output);
  if (fan !== null) return { picture: fanChart(fan), says: 'fanSays' };
  const [cell] = output.cells;
  const shape = context.distributions?.find(({ variable }) => variable === output.variable)?.cells[0];
  if (output.cells.length !== 1 || cell === undefined || !shape?.histogram) return null;
  return { picture: histogramChart(shape.histogram, cell.target), says: 'histogramSays' };
}

function place(workbook: Workbook, sheet: Worksheet, picture: Picture, row: number): void {
  const image = { buffer: picture.png(), extension: 'png' } as unknown as Image;
  const position = { tl: { col: 0, row }, ext: { width: CHART_WIDTH, height: CHART_HEIGHT } };
  sheet.addImage(workbook.addImage(image), position);
}

/** Histograms and fans of the outputs that have no other dimension than the period; left out where there is none. */
export function addChartsSheet(workbook: Workbook, context: WorkbookContext, result: SimulationResult): void {
  const charts = result.outputs
    .map((output) => ({ output, made: pictureOf(context, output) }))
    .filter(({ made }) => made !== null)
    .slice(0, MOST_CHARTS);
  if (charts.length === 0) return;
  const sheet = addSheet(workbook, context.word('sheetCharts'), 0, 0);
  // A scale of its own: pictures do not shrink with the page everywhere.
  Object.assign(sheet.pageSetup, { orientation: 'portrait', fitToPage: false, scale: 66 });
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, 2, 1, runLine(context, result), QUIET);
  let row = 4;
  charts.forEach(({ output, made }, n) => {
    putText(sheet, row, 1, `${context.variableLabel(output.variable)} (${output.unit})`, BOLD);
    putText(sheet, row + 1, 1, context.word(made!.says), QUIET);
    place(workbook, sheet, made!.picture, row + 1);
    row += PICTURE_ROWS + 3;
    if ((n + 1) % CHARTS_A_PAGE === 0 && n < charts.length - 1) sheet.getRow(row - 1).addPageBreak();
  });
  // Wider than the pictures in any program's font, so that a page's width holds them.
  setWidths(sheet, [140]);
  setPrintArea(sheet, row, 1);
}
