import type { AppError } from '#shared/errors.ts';
import type { RunNotice } from '#shared/messages/run.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type {
  Approximation,
  CellResult,
  ComparisonResult,
  Distribution,
  DriverResult,
  OutputResult,
  RunWarning,
  Sampling,
} from '#shared/result.ts';
import type { CompiledPlan } from '../engine/compile/compile.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { Run } from './run.ts';
import type { RunSheet } from './run-sheet.ts';

/** What to run. Everything that decides a figure is in here. */
export interface SimulationRequest {
  readonly checked: CheckedPlan;
  readonly scenario: string;
  /** With `until` the most that are made. */
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
  /** Drivers cost a ranking of every input: `headline` is enough for a first look. */
  readonly drivers: 'all' | 'headline' | 'none';
  /** Keep every trial of every output cell (`--samples`). */
  readonly keepSamples: boolean;
  readonly until?: Until | undefined;
}

/** Stops a run where the standard error of an output's mean, the largest of its cells', is not above `error`. */
export interface Until {
  readonly output: string;
  /** In the output's unit, above 0. */
  readonly error: number;
}

/** What a run will hold in memory. */
export interface MemoryEstimate {
  readonly bytes: number;
  readonly allowed: number;
  /** Trials are counted in and let go: percentiles are approximate. */
  readonly streamed: boolean;
}

export interface RunHooks {
  readonly signal?: AbortSignal;
  /** At most ten times a second. */
  onProgress?(done: number, total: number): void;
}

/** What a run yields. `samples` has one column per output cell, in the order of `outputs` and their cells. */
export interface Simulation {
  /** As many as were made: fewer than asked for where the run was to stop at an error. */
  readonly trials: number;
  readonly outputs: OutputResult[];
  readonly drivers: DriverResult[];
  /** Remarks that can be put into words in any language; `warnings` is the same in English, as result files carry it. */
  readonly notices: readonly RunNotice[];
  readonly warnings: RunWarning[];
  readonly randomisations: number;
  readonly distributions: { variable: string; cells: Distribution[] }[];
  readonly samples: Float64Array[] | null;
  /** Where trials were counted in and let go. */
  readonly approximation?: Approximation;
}

export interface ComparisonRequest
  extends Omit<SimulationRequest, 'scenario' | 'drivers' | 'keepSamples' | 'until'> {
  readonly scenarios: readonly string[];
}

/** A quick look at few outputs, by Sobol points. */
export interface PreviewRequest extends Pick<SimulationRequest, 'checked' | 'scenario' | 'trials' | 'seed'> {
  /** References (`shared/output-reference.ts`). */
  readonly outputs: readonly string[];
}

/** One figure for each output that was asked for, in that order: a cell of the last period, or their sum. */
export interface Preview {
  readonly cells: readonly PreviewedCell[];
  readonly randomisations: number;
}

export interface PreviewedCell {
  readonly variable: string;
  readonly cell: CellResult;
  /** Kept, so that two previews with one seed can be compared trial by trial. */
  readonly trials: Float64Array;
}

export type Comparison = Pick<ComparisonResult, 'pairs' | 'warnings' | 'randomisations'>;

/** A run whose use decides what is evaluated: cells that no output shows, scenarios that stand in no document. */
export interface Study {
  readonly run: Run;
  /** A scenario of a plan unrolled, with the cells of no output but those named. */
  compile(
    checked: CheckedPlan,
    scenario: string | ResolvedScenario,
    outputs?: readonly string[],
  ): CompiledPlan;
  /** A scenario of a document with all its output cells, compiled on the threads. */
  sheet(checked: CheckedPlan, scenario: string): Promise<RunSheet>;
}

export type StudyRequest = Pick<SimulationRequest, 'trials' | 'seed' | 'sampling'>;

/** Runs plans on a pool of worker threads. Results do not depend on the number of threads. */
export interface Simulator {
  readonly threads: number;
  simulate(request: SimulationRequest, hooks: RunHooks): Promise<Outcome<Simulation, AppError>>;
  compare(request: ComparisonRequest, hooks: RunHooks): Promise<Outcome<Comparison, AppError>>;
  /** What a simulation would hold. */
  estimate(request: SimulationRequest): Outcome<MemoryEstimate, AppError>;
  preview(request: PreviewRequest, hooks: RunHooks): Promise<Outcome<Preview, AppError>>;
  /** Does `work` on the threads of this simulator; its trials are those of a run with the same request. */
  study<Value>(
    request: StudyRequest,
    hooks: RunHooks,
    work: (study: Study) => Promise<Value>,
  ): Promise<Outcome<Value, AppError>>;
  close(): Promise<void>;
}
