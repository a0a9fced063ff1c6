import type { Workbook } from 'exceljs';
import { formatTemplate } from '#shared/messages/message.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import type { ComparisonResult, DifferenceCell } from '#shared/result.ts';
import { resultDimensions } from './result-dimensions.ts';
import { runLine } from './sheet-results.ts';
import { addStatisticSheet, percentiles, type Statistic } from './statistic-table.ts';
import type { WorkbookContext } from './workbook-context.ts';

function columnsOf({ word }: WorkbookContext): Statistic<DifferenceCell>[] {
  return [
    { title: word('mean'), of: ({ difference }) => difference.mean },
    { title: word('standardError'), of: ({ difference }) => difference.standardError },
    { title: word('sd'), of: ({ difference }) => difference.sd },
    ...percentiles<DifferenceCell>(({ difference }) => difference.quantiles),
    { title: word('probabilityGreater'), of: (cell) => cell.probabilityGreater, share: true },
    { title: word('probabilityEqual'), of: (cell) => cell.probabilityEqual, share: true },
  ];
}

/** How far each scenario is from the baseline, trial by trial on the same random numbers: a row for each output's cell. */
export function addComparisonSheet(
  workbook: Workbook,
  context: WorkbookContext,
  comparison: ComparisonResult,
): void {
  const { word, locale } = context;
  const { baseline, pairs } = comparison;
  const dimensions = resultDimensions(pairs.flatMap(({ outputs }) => outputs));
  const name = context.scenarioLabel(baseline);
  addStatisticSheet(workbook, context, {
    name: word('sheetComparison'),
    title: formatTemplate(WORKBOOK_MESSAGES.differenceTo[locale], { name }),
    provenance: runLine(context, comparison),
    texts: [
      { title: word('scenario'), width: 24 },
      { title: word('output'), width: 32 },
      ...dimensions.map((id) => ({ title: context.dimensionLabel(id), width: 16 })),
      { title: word('unit'), width: 18 },
    ],
    frozen: 2 + dimensions.length,
    columns: columnsOf(context),
    rows: pairs.flatMap(({ scenario, outputs }) =>
      outputs.flatMap(({ variable, unit, cells }) =>
        cells.map((cell) => ({
          texts: [
            context.scenarioLabel(scenario),
            context.variableLabel(variable),
            ...dimensions.map((dimension) => context.placeLabel(cell.at, dimension)),
            unit,
          ],
          variable,
          unit,
          cell,
        })),
      ),
    ),
  });
}
