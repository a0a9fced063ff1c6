import type { AppError } from '#shared/errors.ts';
import type { RunNotice } from '#shared/messages/run.ts';
import type { Outcome } from '#shared/outcome.ts';
import type {
  ComparisonResult,
  Distribution,
  DriverResult,
  OutputResult,
  RunWarning,
  Sampling,
} from '#shared/result.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';

/** What to run. Everything that decides a figure is in here. */
export interface SimulationRequest {
  readonly checked: CheckedPlan;
  readonly scenario: string;
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
  /** Drivers cost a ranking of every input: `headline` is enough for a first look. */
  readonly drivers: 'all' | 'headline' | 'none';
  /** Keep every trial of every output cell (`--samples`). */
  readonly keepSamples: boolean;
}

export interface RunHooks {
  readonly signal?: AbortSignal;
  /** At most ten times a second. */
  onProgress?(done: number, total: number): void;
}

/** What a run yields. `samples` has one column per output cell, in the order of `outputs` and their cells. */
export interface Simulation {
  readonly outputs: OutputResult[];
  readonly drivers: DriverResult[];
  /** Remarks that can be put into words in any language; `warnings` is the same in English, as result files carry it. */
  readonly notices: readonly RunNotice[];
  readonly warnings: RunWarning[];
  readonly randomisations: number;
  readonly distributions: { variable: string; cells: Distribution[] }[];
  readonly samples: Float64Array[] | null;
}

export interface ComparisonRequest extends Omit<SimulationRequest, 'scenario' | 'drivers' | 'keepSamples'> {
  readonly scenarios: readonly string[];
}

export type Comparison = Pick<ComparisonResult, 'pairs' | 'warnings' | 'randomisations'>;

/** Runs plans on a pool of worker threads. Results do not depend on the number of threads. */
export interface Simulator {
  readonly threads: number;
  simulate(request: SimulationRequest, hooks: RunHooks): Promise<Outcome<Simulation, AppError>>;
  compare(request: ComparisonRequest, hooks: RunHooks): Promise<Outcome<Comparison, AppError>>;
  close(): Promise<void>;
}
