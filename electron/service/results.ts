import {
  type ComparisonResult,
  ENGINE_VERSION,
  type Sampling,
  type SimulationResult,
} from '#shared/result.ts';
import type { Comparison, Simulation } from '../workers/types.ts';
import type { ReadPlan } from './read-plan.ts';

/** What a run was: the part of its result that is not figures. */
export interface RunFacts {
  readonly plan: ReadPlan;
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
  readonly threads: number;
  /** From the plan read to the summary done. */
  readonly elapsedMs: number;
}

function planFacts({ document, sha256 }: ReadPlan): { name: string; sha256: string } {
  return { name: document.name, sha256 };
}

/** The result document of docs/cli.md, its keys in that order. */
export function simulationResult(
  facts: RunFacts,
  scenario: string,
  simulation: Simulation,
): SimulationResult {
  const { trials, seed, sampling, threads, elapsedMs } = facts;
  const { randomisations, outputs, drivers, warnings, approximation } = simulation;
  return {
    format: 'headroom-result',
    version: 1,
    engine: ENGINE_VERSION,
    plan: planFacts(facts.plan),
    scenario,
    trials,
    seed,
    sampling,
    randomisations,
    threads,
    elapsedMs,
    outputs,
    drivers,
    warnings,
    ...(approximation ? { approximation } : {}),
  };
}

/** The comparison document of docs/cli.md, its keys in that order. */
export function comparisonResult(
  facts: RunFacts,
  baseline: string,
  { randomisations, pairs, warnings }: Comparison,
): ComparisonResult {
  const { trials, seed, sampling, threads, elapsedMs } = facts;
  return {
    format: 'headroom-comparison',
    version: 1,
    engine: ENGINE_VERSION,
    plan: planFacts(facts.plan),
    trials,
    seed,
    sampling,
    randomisations,
    threads,
    elapsedMs,
    baseline,
    pairs,
    warnings,
  };
}
