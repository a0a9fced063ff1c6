import type { Estimate, PreviewChange } from '#shared/views.ts';
import { type CompiledPlan, compilePlan, type OutputCell } from '../engine/compile/compile.ts';
import { differenceOf } from '../engine/statistics/difference.ts';
import { placed, summarize } from '../engine/statistics/summarize.ts';
import { columnReader } from './kernel-module.ts';
import { Run, type Surroundings, sobolDimensions } from './run.ts';
import { column } from './tasks.ts';
import type { Preview, PreviewedCell, PreviewRequest, RunHooks } from './types.ts';

function lastCell(compiled: CompiledPlan, variable: string): OutputCell {
  const cell = compiled.outputs.find((output) => output.variable === variable)?.cells.at(-1);
  if (!cell) throw new Error(`no output ${variable}`);
  return cell;
}

/**
 * Runs the cells that a preview shows and nothing else. The figures are those that a full run with as many Sobol
 * points and this seed gives.
 */
export async function previewScenario(
  surroundings: Surroundings,
  request: PreviewRequest,
  hooks: RunHooks,
): Promise<Preview> {
  const { checked, scenario, outputs, trials, seed } = request;
  const run = new Run(surroundings, { trials, seed, sampling: 'sobol' }, hooks);
  run.checkCancelled();
  const compiled = compilePlan(checked, {
    scenario,
    sampling: 'sobol',
    sobolDimensions: sobolDimensions(surroundings.directionNumbers),
    outputs,
  });
  const cells = outputs.map((variable) => lastCell(compiled, variable));
  const last = compiled.model.periods;
  const program = compiled.program(cells.map(({ node, period }) => ({ node, period: period ?? last })));
  const columns = run.columns(cells.length);
  await run.simulate(program, columns);
  const { randomisations } = run.facts;
  return {
    randomisations,
    cells: cells.map(({ at, target }, position) => {
      const values = column(columns, position);
      const { cell } = placed(at, summarize(values, run.facts, target, columnReader()));
      return { variable: outputs[position]!, cell, trials: values };
    }),
  };
}

const reached = (trials: Float64Array, target: number) => trials.map((value) => (value >= target ? 1 : 0));

function changeOf(now: Float64Array, before: Float64Array, randomisations: number): Estimate {
  const { difference } = differenceOf(now, before, { randomisations, stratified: true }, columnReader());
  return { mean: difference.mean, standardError: difference.standardError };
}

/** `now` − `before`, cells of one variable from two previews with the same seed and trials. */
export function cellChange(
  now: PreviewedCell,
  before: PreviewedCell,
  randomisations: number,
): Omit<PreviewChange, 'cell'> {
  const mean = changeOf(now.trials, before.trials, randomisations);
  const target = now.cell.target;
  // Where a value is not finite nothing is known of the shares either.
  if (target === undefined || mean.mean === null) return { mean, probability: null };
  const shares = [now, before].map(({ trials }) => reached(trials, target)) as [Float64Array, Float64Array];
  return { mean, probability: changeOf(...shares, randomisations) };
}
