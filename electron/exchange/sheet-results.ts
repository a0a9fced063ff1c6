import type { Workbook } from 'exceljs';
import type { CellResult, SimulationResult } from '#shared/result.ts';
import { resultDimensions } from './result-dimensions.ts';
import { addStatisticSheet, percentiles, type Statistic } from './statistic-table.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** The columns of figures, in the order of a distribution from its centre out. */
function columnsOf({ word }: WorkbookContext): Statistic<CellResult>[] {
  return [
    { title: word('mean'), of: (cell) => cell.mean },
    { title: word('standardError'), of: (cell) => cell.standardError },
    { title: word('sd'), of: (cell) => cell.sd },
    { title: word('minimum'), of: (cell) => cell.min },
    ...percentiles<CellResult>((cell) => cell.quantiles),
    { title: word('maximum'), of: (cell) => cell.max },
    { title: word('worstTail'), of: (cell) => cell.tailMean['0.05'] },
    { title: word('bestTail'), of: (cell) => cell.tailMean['0.95'] },
    { title: word('target'), of: (cell) => cell.target },
    { title: word('probability'), of: (cell) => cell.probabilityAtLeastTarget, share: true },
  ];
}

/** `Seed 1 · Trials 20000 …`: what makes a run repeatable, in one line. */
export function runLine(
  { word }: WorkbookContext,
  { seed, trials, sampling, engine }: Pick<SimulationResult, 'seed' | 'trials' | 'sampling' | 'engine'>,
): string {
  return [
    `${word('seed')} ${seed}`,
    `${word('trials')} ${trials}`,
    `${word('sampling')} ${word(sampling)}`,
    `${word('engine')} ${engine}`,
  ].join(' · ');
}

/** One row for each cell of each output, with everything that is known of its distribution. */
export function addResultsSheet(
  workbook: Workbook,
  context: WorkbookContext,
  result: SimulationResult,
): void {
  const { word } = context;
  const dimensions = resultDimensions(result.outputs);
  addStatisticSheet(workbook, context, {
    name: word('sheetResults'),
    title: word('sheetResults'),
    provenance: runLine(context, result),
    texts: [
      { title: word('output'), width: 32 },
      ...dimensions.map((id) => ({ title: context.dimensionLabel(id), width: 16 })),
      { title: word('unit'), width: 18 },
    ],
    frozen: 1 + dimensions.length,
    columns: columnsOf(context),
    rows: result.outputs.flatMap(({ variable, unit, cells }) =>
      cells.map((cell) => ({
        texts: [
          context.variableLabel(variable),
          ...dimensions.map((dimension) => context.placeLabel(cell.at, dimension)),
          unit,
        ],
        variable,
        unit,
        cell,
      })),
    ),
  });
}
