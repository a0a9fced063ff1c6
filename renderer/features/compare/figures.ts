import type { OutputView, PlanView } from '#shared/views.ts';
import type { ComparedCell, ComparisonView } from '#shared/views-compare.ts';
import { membersOver } from '../results/cells.ts';

/** An output of the comparison with the cell that stands for it: its only one, or its last period. */
export interface ComparedRow {
  readonly output: OutputView;
  readonly cell: ComparedCell;
  /** All periods, where it is over them. */
  readonly course: readonly ComparedCell[];
}

/** The outputs without members, the headline first. */
export function comparedRows(plan: PlanView, view: ComparisonView): ComparedRow[] {
  const found = plan.outputs.flatMap((output): ComparedRow[] => {
    const cells = view.outputs.find(({ variable }) => variable === output.variable)?.cells ?? [];
    const cell = cells.at(-1);
    if (!cell || membersOver(output).length > 0) return [];
    return [{ output, cell, course: output.over.includes('period') ? cells : [] }];
  });
  return [
    ...found.filter(({ output }) => output.headline),
    ...found.filter(({ output }) => !output.headline),
  ];
}
