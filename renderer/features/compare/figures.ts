import type { OutputView, PlanView } from '#shared/views.ts';
import type { ComparedCell, ComparisonView } from '#shared/views-compare.ts';
import { membersOver } from '../results/cells.ts';
import { roundedError } from '../results/figures.ts';

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

type Figure = (value: number | null) => string;

/** A difference with its sign. */
export function signed(value: number | null, figure: Figure): string {
  return `${(value ?? 0) > 0 ? '+' : ''}${figure(value)}`;
}

/** A difference of means with its sign and standard error, as `figure` writes them. */
export function signedWithError(mean: number | null, standardError: number | null, figure: Figure): string {
  return `${signed(mean, figure)} ± ${figure(roundedError(standardError))}`;
}

/** `P5` for the level 0.05, as results name it. */
export const percentileName = (level: string): string => `P${Number((Number(level) * 100).toFixed(6))}`;
