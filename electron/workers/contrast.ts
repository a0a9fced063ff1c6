import type { RunNotice } from '#shared/messages/run.ts';
import type { At, CellResult } from '#shared/result.ts';
import type { ComparedCell, ComparedCellView, Contrast } from '#shared/views-compare.ts';
import { findCell, rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { contrastOf } from '../engine/statistics/contrast.ts';
import { dominanceOf } from '../engine/statistics/dominance.ts';
import { placed, summarize } from '../engine/statistics/summarize.ts';
import { column, type SharedColumns } from './columns.ts';
import { pieces, type Run } from './run.ts';
import { summarizeColumns } from './simulate.ts';
import type { Study } from './types.ts';

export interface ContrastTask {
  readonly checked: CheckedPlan;
  /** The first is the baseline. */
  readonly scenarios: readonly string[];
}

export interface FullComparison {
  readonly outputs: { variable: string; cells: ComparedCell[] }[];
  readonly notices: readonly RunNotice[];
}

const CONTRASTS_PER_TASK = 8;

function lessIsBetter({ index }: CheckedPlan, variable: string): boolean {
  return index.document.outputs.some((output) => output.variable === variable && output.better === 'lower');
}

async function contrasts(
  run: Run,
  scenario: SharedColumns,
  baseline: SharedColumns,
  lower: readonly boolean[],
): Promise<Contrast[]> {
  const which = lower.map((lessBetter, position) => ({ column: position, lessIsBetter: lessBetter }));
  const parts = await run.inParallel(pieces(which, CONTRASTS_PER_TASK), (some) =>
    run.runner.run({ type: 'contrast', scenario, baseline, which: some, facts: run.facts }),
  );
  return parts.flat();
}

/** Every output cell in every scenario, and the contrasts with the first scenario. */
export async function compareInFull(
  study: Study,
  { checked, scenarios }: ContrastTask,
): Promise<FullComparison> {
  const { run } = study;
  const compiled = await Promise.all(scenarios.map((scenario) => study.sheet(checked, scenario)));
  run.checkCancelled();
  const programs = compiled.map(({ program }) => program);
  for (const program of programs) run.expect(run.trials * instructionCount(program));
  const columns: SharedColumns[] = [];
  const statistics: CellResult[][] = [];
  for (const [position, program] of programs.entries()) {
    const own = run.columns(program.columns);
    await run.simulate(program, own);
    const cells = compiled[position]!.outputs.flatMap((output) => output.cells);
    const summaries = await summarizeColumns(run, cells, own);
    statistics.push(summaries.map((summary, cell) => placed(cells[cell]!.at, summary).cell));
    columns.push(own);
  }
  const [first] = compiled;
  const lower = first!.outputs.flatMap(({ variable, cells }) =>
    cells.map(() => lessIsBetter(checked, variable)),
  );
  const against: Contrast[][] = [];
  for (const own of columns.slice(1)) against.push(await contrasts(run, own, columns[0]!, lower));
  let next = 0;
  const outputs = first!.outputs.map(({ variable, cells }) => ({
    variable,
    cells: cells.map(({ at }): ComparedCell => {
      const position = next++;
      return {
        at,
        of: statistics.map((list) => list[position]!),
        against: against.map((list) => list[position]!),
      };
    }),
  }));
  return { outputs, notices: first!.notices };
}

const BINS = 36;
/** The outermost share at either end that pictures leave out: a few far trials would squeeze all others together. */
const OUTSIDE = 1;

/** Bins that all scenarios share, from the lowest to the highest of their curves but for the outermost ends. */
function commonBins(curves: readonly number[][]): { start: number; width: number } {
  const start = Math.min(...curves.map((curve) => curve[OUTSIDE]!));
  const end = Math.max(...curves.map((curve) => curve[curve.length - 1 - OUTSIDE]!));
  return { start, width: (end - start) / BINS };
}

function countsIn({ start, width }: { start: number; width: number }, values: Float64Array): number[] {
  const counts = new Array<number>(width === 0 ? 1 : BINS).fill(0);
  for (let i = 0; i < values.length; i++) {
    const bin = width === 0 ? 0 : Math.min(BINS - 1, Math.floor((values[i]! - start) / width));
    const beyond = width > 0 && values[i]! > start + width * BINS;
    if (bin >= 0 && !beyond) counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

/** One cell in every scenario, with shapes and dominance. Null where the plan has no such cell. */
export async function compareCell(
  study: Study,
  { checked, scenarios }: ContrastTask,
  variable: string,
  at: At,
): Promise<ComparedCellView | null> {
  const { run } = study;
  const columns: Float64Array[] = [];
  for (const scenario of scenarios) {
    await new Promise((resolve) => setTimeout(resolve));
    run.checkCancelled();
    const compiled = study.compile(checked, scenario);
    const found = findCell(compiled, variable, at);
    if (!found) return null;
    const program = compiled.program([rootOf(found, compiled)]);
    if (run.isUnmeasured) run.expect(scenarios.length * run.trials * instructionCount(program));
    const own = run.columns(1);
    await run.simulate(program, own);
    columns.push(column(own, 0));
  }
  return cellView(run, { variable, at }, columns, lessIsBetter(checked, variable));
}

function cellView(
  run: Run,
  place: Pick<ComparedCellView, 'variable' | 'at'>,
  columns: readonly Float64Array[],
  lower: boolean,
): ComparedCellView {
  const curves = columns.map((values) => summarize(values, run.facts, undefined).distribution.curve);
  const known = curves.filter((curve) => curve !== null);
  const bins = known.length === curves.length ? commonBins(known) : null;
  const [baseline, ...others] = columns;
  const turned = (values: Float64Array) => (lower ? values.map((value) => -value) : values);
  return {
    ...place,
    bins,
    counts: bins === null ? [] : columns.map((values) => countsIn(bins, values)),
    curves,
    against: others.map((values) => {
      const difference = values.map((value, i) => value - baseline![i]!);
      return {
        contrast: contrastOf(values, baseline!, run.facts, lower),
        shape: summarize(difference, run.facts, undefined).distribution,
        dominance: dominanceOf(turned(values), turned(baseline!), run.facts),
      };
    }),
  };
}
