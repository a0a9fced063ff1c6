import type { Workbook } from 'exceljs';
import { formatTemplate } from '#shared/messages/message.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import { type ComparisonResult, type DifferenceCell, QUANTILE_LEVELS } from '#shared/result.ts';
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

interface Column {
  readonly title: string;
  readonly of: (cell: DifferenceCell) => number | null | undefined;
  readonly share?: boolean;
}

function columnsOf({ word }: WorkbookContext): Column[] {
  return [
    { title: word('mean'), of: ({ difference }) => difference.mean },
    { title: word('standardError'), of: ({ difference }) => difference.standardError },
    { title: word('sd'), of: ({ difference }) => difference.sd },
    ...QUANTILE_LEVELS.map((level) => ({
      title: `P${Math.round(level * 100)}`,
      of: ({ difference }: DifferenceCell) => difference.quantiles[String(level)],
    })),
    { title: word('probabilityGreater'), of: (cell) => cell.probabilityGreater, share: true },
    { title: word('probabilityEqual'), of: (cell) => cell.probabilityEqual, share: true },
  ];
}

/** How far each scenario is from the baseline, trial by trial on the same random numbers: a row for each output's cell. */
export function addComparisonSheet(
  workbook: Workbook,
  context: WorkbookContext,
  { baseline, pairs, trials, seed }: ComparisonResult,
): void {
  const { word, locale } = context;
  const dimensions = resultDimensions(pairs.flatMap(({ outputs }) => outputs));
  const columns = columnsOf(context);
  const sheet = addSheet(workbook, word('sheetComparison'), HEAD_ROW, 2 + dimensions.length);
  const name = context.scenarioLabel(baseline);
  putText(sheet, 1, 1, formatTemplate(WORKBOOK_MESSAGES.differenceTo[locale], { name }), TITLE);
  putText(sheet, 2, 1, `${word('seed')} ${seed} · ${word('trials')} ${trials}`, QUIET);
  const texts = [word('scenario'), word('output'), ...dimensions.map(context.dimensionLabel), word('unit')];
  texts.forEach((text, n) => {
    putText(sheet, HEAD_ROW, n + 1, text, HEAD);
  });
  columns.forEach(({ title }, n) => {
    putText(sheet, HEAD_ROW, texts.length + n + 1, title, HEAD_OF_FIGURES);
  });
  let row = HEAD_ROW;
  for (const { scenario, outputs } of pairs) {
    for (const { variable, unit, cells } of outputs) {
      const format = figureFormat(
        context.variable(variable)?.format,
        unit,
        context.document.currency,
        context.decimals,
      );
      for (const cell of cells) {
        row += 1;
        const places = dimensions.map((dimension) => context.placeLabel(cell.at, dimension));
        [context.scenarioLabel(scenario), context.variableLabel(variable), ...places, unit].forEach(
          (text, n) => {
            putText(sheet, row, n + 1, text);
          },
        );
        columns.forEach(({ of, share }, n) => {
          const value = of(cell);
          const at = texts.length + n + 1;
          if (typeof value === 'number') putNumber(sheet, row, at, value, share ? PERCENT_FORMAT : format);
          else putText(sheet, row, at, word('notFinite'), QUIET);
        });
      }
    }
  }
  setWidths(sheet, [24, 32, ...dimensions.map(() => 16), 18, ...columns.map(() => 14)]);
  setPrintArea(sheet, row, texts.length + columns.length);
}
