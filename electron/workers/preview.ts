import type { Estimate, PreviewChange } from '#shared/views.ts';
import { differenceOf } from '../engine/statistics/difference.ts';
import { placed, summarize } from '../engine/statistics/summarize.ts';
import { deviationOf, meanOf } from '../engine/statistics/sums.ts';
import { column } from './columns.ts';
import { columnReader } from './kernel-module.ts';
import type { PreviewPrograms } from './preview-programs.ts';
import { Run, type Surroundings, sobolDimensions } from './run.ts';
import type { Preview, PreviewedCell, PreviewRequest, RunHooks } from './types.ts';

/**
 * Runs the cells that a preview shows and nothing else. The figures are those that a full run with as many Sobol
 * points and this seed gives.
 */
export async function previewScenario(
  surroundings: Surroundings,
  programs: PreviewPrograms,
  request: PreviewRequest,
  hooks: RunHooks,
): Promise<Preview> {
  const { checked, scenario, outputs, trials, seed } = request;
  const run = new Run(surroundings, { trials, seed, sampling: 'sobol' }, hooks);
  run.checkCancelled();
  const { program, cells } = await programs.programOf({
    checked,
    scenario,
    outputs,
    sobolDimensions: sobolDimensions(surroundings.directionNumbers),
  });
  run.checkCancelled();
  const columns = run.columns(cells.reduce((count, cell) => count + cell.columns.length, 0));
  await run.simulate(program, columns);
  const { randomisations } = run.facts;
  return {
    randomisations,
    cells: cells.map(({ at, target, columns: parts }, position) => {
      const values = sumOf(parts.map((part) => column(columns, part)));
      const { cell } = placed(at, summarize(values, run.facts, target, columnReader()));
      return { variable: outputs[position]!, cell, trials: values };
    }),
  };
}

/** Trial by trial; one column is taken as it is. */
function sumOf(columns: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(), ...rest] = columns;
  if (rest.length === 0) return first;
  return first.map((value, trial) => rest.reduce((sum, each) => sum + (each[trial] ?? 0), value));
}

const reached = (trials: Float64Array, target: number) => trials.map((value) => (value >= target ? 1 : 0));

function changeOf(now: Float64Array, before: Float64Array, randomisations: number): Estimate {
  const { difference } = differenceOf(now, before, { randomisations, stratified: true }, columnReader());
  return { mean: difference.mean, standardError: difference.standardError };
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** The trials of one randomisation: trial i belongs to randomisation i mod R. */
const strand = (trials: Float64Array, randomisation: number, randomisations: number) =>
  trials.filter((_, trial) => trial % randomisations === randomisation);

/**
 * The change of the median. Its error comes from what the change is within each of the R independent randomisations:
 * their standard deviation over the root of R.
 */
function medianChange(now: PreviewedCell, before: PreviewedCell, randomisations: number): Estimate {
  const [after, earlier] = [now.cell.quantiles['0.5'] ?? null, before.cell.quantiles['0.5'] ?? null];
  if (after === null || earlier === null) return { mean: null, standardError: null };
  const changes = Float64Array.from({ length: randomisations }, (_, each) => {
    const [one, other] = [now, before].map(({ trials }) => medianOf(strand(trials, each, randomisations)));
    return (one ?? 0) - (other ?? 0);
  });
  const spread = deviationOf(changes, meanOf(changes));
  return {
    mean: after - earlier,
    standardError: spread === null ? null : spread / Math.sqrt(randomisations),
  };
}

/** `now` − `before`, cells of one variable from two previews with the same seed and trials. */
export function cellChange(
  now: PreviewedCell,
  before: PreviewedCell,
  randomisations: number,
): Omit<PreviewChange, 'cell'> {
  const mean = changeOf(now.trials, before.trials, randomisations);
  const median = medianChange(now, before, randomisations);
  const target = now.cell.target;
  // Where a value is not finite nothing is known of the shares either.
  if (target === undefined || mean.mean === null) return { mean, median, probability: null };
  const shares = [now, before].map(({ trials }) => reached(trials, target)) as [Float64Array, Float64Array];
  return { mean, median, probability: changeOf(...shares, randomisations) };
}
