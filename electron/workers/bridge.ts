import { resolveScenario } from '#shared/plan/scenario.ts';
import { mixScenarios, type ScenarioCause } from '#shared/plan/scenario-mix.ts';
import type { At } from '#shared/result.ts';
import type { Estimate } from '#shared/views.ts';
import { attributionDesign, type Coalition } from '../engine/attribution/design.ts';
import { orderErrors, shapleyFactors } from '../engine/attribution/shapley.ts';
import { findCell, rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { deviationOf, meanOf, standardErrorOf } from '../engine/statistics/sums.ts';
import { column, type SharedColumns } from './columns.ts';
import type { Run } from './run.ts';
import type { Study } from './types.ts';

/** What of the difference between two means each cause accounts for. */
export interface Bridge {
  readonly baseline: Estimate;
  readonly scenario: Estimate;
  readonly difference: Estimate;
  readonly parts: readonly BridgePart[];
  /** Simulations that the parts come from; false where orders were sampled. */
  readonly evaluations: number;
  readonly everyOrder: boolean;
}

export interface BridgePart extends Estimate {
  readonly cause: ScenarioCause;
  /** Standard error that comes from having sampled the orders; null where every order is accounted for. */
  readonly orderError: number | null;
}

export interface BridgeTask {
  readonly checked: CheckedPlan;
  readonly baseline: string;
  readonly scenario: string;
  readonly variable: string;
  readonly at: At;
  readonly seed: number;
}

/** A mean with its error by the sampling of the run; both null where a trial is not finite. */
export function estimateOf(values: Float64Array, run: Run): Estimate {
  const mean = meanOf(values);
  if (!Number.isFinite(mean)) return { mean: null, standardError: null };
  const sd = deviationOf(values, mean);
  return {
    mean,
    standardError: standardErrorOf(values, sd, run.facts.randomisations, run.facts.stratified),
  };
}

/** Adds factor · values to each share's column that the coalition enters. */
function accumulate(
  shares: SharedColumns,
  factors: readonly Float64Array[],
  which: number,
  values: Float64Array,
) {
  factors.forEach((row, cause) => {
    const factor = row[which]!;
    if (factor === 0) return;
    const share = column(shares, cause);
    for (let i = 0; i < share.length; i++) share[i] = share[i]! + factor * values[i]!;
  });
}

/**
 * From the baseline's mean to the scenario's, cause by cause: the spend of each category, each override, the discount
 * rate. Every cause is switched from one scenario to the other in all orders (or sampled ones), on common random
 * numbers; its part is its mean effect over the orders (Shapley 1953, "A value for n-person games"), so that the parts
 * add up to the difference of the means. Null where the plan has no such cell.
 */
export async function findBridge(study: Study, task: BridgeTask): Promise<Bridge | null> {
  const { run } = study;
  const { checked, variable, at } = task;
  const { index } = checked;
  const [from, to] = [task.baseline, task.scenario].map((id) => resolveScenario(index.document, id));
  const mix = mixScenarios(index, from!, to!);
  const design = attributionDesign(mix.causes.length, task.seed);
  const { coalitions } = design;
  const factors = shapleyFactors(design);
  const shares = run.columns(Math.max(1, mix.causes.length));
  // Parts are added up in them, and memory that was used before is not zero.
  for (let cause = 0; cause < mix.causes.length; cause++) column(shares, cause).fill(0);
  const ends = run.columns(2);
  const values = run.columns(1);
  const evaluate = async (coalition: Coalition): Promise<boolean> => {
    // Other calls get their turn: unrolling a plan holds the thread.
    await new Promise((resolve) => setTimeout(resolve));
    run.checkCancelled();
    const compiled = study.compile(checked, mix.mixed(coalition));
    const found = findCell(compiled, variable, at);
    if (!found) return false;
    const program = compiled.program([rootOf(found, compiled)]);
    if (run.isUnmeasured) run.expect(coalitions.length * run.trials * instructionCount(program));
    await run.simulate(program, values);
    return true;
  };
  const means: number[] = [];
  for (const [which, coalition] of coalitions.entries()) {
    if (!(await evaluate(coalition))) return null;
    const now = column(values, 0);
    means.push(meanOf(now));
    accumulate(shares, factors, which, now);
    if (which === 0) column(ends, 0).set(now);
    if (which === coalitions.length - 1) column(ends, 1).set(now);
  }
  const errors = orderErrors(design, means);
  const [before, after] = [column(ends, 0), column(ends, 1)];
  return {
    baseline: estimateOf(before, run),
    scenario: estimateOf(after, run),
    difference: estimateOf(
      after.map((value, i) => value - before[i]!),
      run,
    ),
    parts: mix.causes.map((cause, position) => ({
      cause,
      ...estimateOf(column(shares, position), run),
      orderError: errors?.[position] ?? null,
    })),
    evaluations: coalitions.length,
    everyOrder: design.pairs === null,
  };
}
