import type { At } from '#shared/result.ts';
import type { ConvergencePoint } from '#shared/views-results.ts';
import { findCell, rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { deviationOf, meanOf, standardErrorOf } from '../engine/statistics/sums.ts';
import { column } from './columns.ts';
import type { Study } from './types.ts';

/** Two for each of 32 randomisations: with fewer there is no error to tell. */
const FIRST_TRIALS = 64;

/** Counts that double up to all trials. */
export function checkpoints(trials: number): number[] {
  const counts: number[] = [];
  for (let count = FIRST_TRIALS; count < trials; count *= 2) counts.push(count);
  return [...counts, trials];
}

export interface ConvergenceTask {
  readonly scenario: string;
  readonly variable: string;
  readonly at: At;
}

/**
 * A cell's mean and its standard error after the first 64, 128, … trials. With Sobol points and plain random numbers these
 * are the figures of a run of so many trials. Null where the plan has no such cell.
 */
export async function findConvergence(
  study: Study,
  checked: CheckedPlan,
  { scenario, variable, at }: ConvergenceTask,
): Promise<ConvergencePoint[] | null> {
  const { run } = study;
  const compiled = study.compile(checked, scenario);
  const found = findCell(compiled, variable, at);
  if (!found) return null;
  const program = compiled.program([rootOf(found, compiled)]);
  run.expect(run.trials * instructionCount(program));
  const columns = run.columns(1);
  await run.simulate(program, columns);
  const values = column(columns, 0);
  const { randomisations, stratified } = run.facts;
  return checkpoints(run.trials).map((trials) => {
    const first = values.subarray(0, trials);
    const mean = meanOf(first);
    if (!Number.isFinite(mean)) return { trials, mean: null, standardError: null };
    const sd = deviationOf(first, mean);
    return { trials, mean, standardError: standardErrorOf(first, sd, randomisations, stratified) };
  });
}
