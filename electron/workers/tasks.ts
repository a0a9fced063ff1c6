import { assertNever } from '#shared/assert-never.ts';
import type { DifferenceCell, Sampling } from '#shared/result.ts';
import type { Contrast } from '#shared/views-compare.ts';
import type { Program } from '../engine/graph/program.ts';
import { firstOrderShare, type SensitivityEstimate, UNKNOWN } from '../engine/sensitivity/first-order.ts';
import { rankCorrelation } from '../engine/sensitivity/rank-correlation.ts';
import { contrastOf } from '../engine/statistics/contrast.ts';
import { differenceOf } from '../engine/statistics/difference.ts';
import type { SamplingFacts } from '../engine/statistics/facts.ts';
import { ascendingOrder } from '../engine/statistics/order.ts';
import { dot, rankByOrder, rankInPlace } from '../engine/statistics/ranks.ts';
import { type Grid, gridOf } from '../engine/statistics/streamed/grid.ts';
import { type Summary, summarize } from '../engine/statistics/summarize.ts';
import { column, type SharedColumns } from './columns.ts';
import {
  compileOpenPreview,
  compilePreview,
  type OpenPreview,
  type PreviewProgram,
  type PreviewSource,
} from './compile-preview.ts';
import { columnReader } from './kernel-module.ts';
import {
  type CompileResults,
  type CompileTask,
  compileDrivers,
  compileOrigin,
  compileRun,
  compileSeries,
} from './run-sheet.ts';
import { simulate, stream } from './trials.ts';

/** How the uniform numbers of a run are made. */
export interface SourceOptions {
  readonly sampling: Sampling;
  readonly seed: number;
  readonly trials: number;
  readonly directionNumbers: Uint32Array;
}

/** What workers do. Each task may be done twice: it writes the same numbers to the same places. */
export type Task =
  | ({ readonly type: 'compile' } & PreviewSource)
  | ({ readonly type: 'compileOpen' } & PreviewSource)
  | CompileTask
  | {
      readonly type: 'simulate';
      readonly programId: string;
      readonly program: Program;
      readonly source: SourceOptions;
      readonly columns: SharedColumns;
      readonly first: number;
      readonly count: number;
      /** Not zero once the run is cancelled. */
      readonly stop: Int32Array;
    }
  | {
      readonly type: 'grid';
      readonly columns: SharedColumns;
      readonly which: readonly { readonly column: number; readonly target: number | undefined }[];
    }
  | StreamTask
  | {
      readonly type: 'summarize';
      readonly columns: SharedColumns;
      readonly which: readonly { readonly column: number; readonly target: number | undefined }[];
      readonly facts: SamplingFacts;
    }
  | { readonly type: 'rank'; readonly columns: SharedColumns; readonly which: readonly number[] }
  | {
      readonly type: 'correlate';
      readonly outputs: SharedColumns;
      readonly series: SharedColumns;
      readonly pairs: readonly { readonly output: number; readonly series: number }[];
    }
  | {
      /** For each series the outputs that depend on it. Series and outputs stay as they are. */
      readonly type: 'sensitivity';
      readonly outputs: SharedColumns;
      readonly ranks: SharedColumns;
      readonly series: SharedColumns;
      readonly pairs: readonly { readonly series: number; readonly outputs: readonly SensitivityOutput[] }[];
      readonly facts: SamplingFacts;
    }
  | {
      readonly type: 'difference';
      readonly scenario: SharedColumns;
      readonly baseline: SharedColumns;
      readonly which: readonly number[];
      readonly facts: SamplingFacts;
    }
  | {
      readonly type: 'contrast';
      readonly scenario: SharedColumns;
      readonly baseline: SharedColumns;
      readonly which: readonly { readonly column: number; readonly lessIsBetter: boolean }[];
      readonly facts: SamplingFacts;
    };

/** Simulates a segment of a run whose trials are not kept, and counts it in. */
export interface StreamTask {
  readonly type: 'stream';
  readonly programId: string;
  readonly program: Program;
  readonly source: SourceOptions;
  readonly first: number;
  readonly count: number;
  /** Not zero once the run is cancelled. */
  readonly stop: Int32Array;
  /** One for each column. */
  readonly grids: readonly (Grid | null)[];
  readonly randomisations: number;
  /** What was counted before, and where that and the segment's own counts go. Not the same memory. */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

/** Where the trials of an output are, and their ranks. */
export interface SensitivityOutput {
  readonly column: number;
  readonly ranks: number;
}

/** How one output follows one series. */
export interface Sensitivity {
  readonly rank: SensitivityEstimate;
  readonly firstOrder: SensitivityEstimate;
}

type TaskName = Task['type'];

export interface TaskResults extends CompileResults {
  compile: PreviewProgram;
  compileOpen: OpenPreview;
  simulate: null;
  grid: (Grid | null)[];
  /** The sums of the segment, for each column. */
  stream: Float64Array;
  summarize: Summary[];
  /** For each column whether it can be ranked: false where it is constant. */
  rank: boolean[];
  correlate: number[];
  sensitivity: Sensitivity[][];
  difference: Omit<DifferenceCell, 'at'>[];
  contrast: Contrast[];
}

/** Ranks a copy and puts it back at one stroke: a worker that dies leaves the column as it was, or ranked. */
function rank(values: Float64Array): boolean {
  const ranked = values.slice();
  const usable = rankInPlace(ranked);
  values.set(ranked);
  return usable;
}

function correlate(task: Extract<Task, { type: 'correlate' }>): number[] {
  return task.pairs.map(({ output, series }) =>
    dot(column(task.outputs, output), column(task.series, series)),
  );
}

type SensitivityTask = Extract<Task, { type: 'sensitivity' }>;

function sensitivities(
  { outputs, ranks, series, facts }: SensitivityTask,
  pair: SensitivityTask['pairs'][number],
): Sensitivity[] {
  const input = column(series, pair.series);
  if (!input.every(Number.isFinite)) return pair.outputs.map(() => ({ rank: UNKNOWN, firstOrder: UNKNOWN }));
  const order = ascendingOrder(input);
  const ranked = input.slice();
  const varies = rankByOrder(ranked, order);
  return pair.outputs.map((output) => {
    const own = column(ranks, output.ranks);
    return {
      rank: varies && own.some((rank) => rank !== 0) ? rankCorrelation(ranked, own, facts) : UNKNOWN,
      firstOrder: firstOrderShare(input, order, column(outputs, output.column), facts),
    };
  });
}

/** Does one task on the thread that it is called on. */
export function runTask(task: Task): TaskResults[TaskName] {
  switch (task.type) {
    case 'compile':
      return compilePreview(task);
    case 'compileOpen':
      return compileOpenPreview(task);
    case 'compileRun':
      return compileRun(task.source);
    case 'compileDrivers':
      return compileDrivers(task.source, task.which);
    case 'compileSeries':
      return compileSeries(task.source, task.which, task.first, task.count);
    case 'compileOrigin':
      return compileOrigin(task.source, task.column);
    case 'simulate':
      return simulate(task);
    case 'grid':
      return task.which.map((one) => gridOf(column(task.columns, one.column), one.target));
    case 'stream':
      return stream(task);
    case 'summarize':
      return task.which.map((one) =>
        summarize(column(task.columns, one.column), task.facts, one.target, columnReader()),
      );
    case 'rank':
      return task.which.map((position) => rank(column(task.columns, position)));
    case 'correlate':
      return correlate(task);
    case 'sensitivity':
      return task.pairs.map((pair) => sensitivities(task, pair));
    case 'difference':
      return task.which.map((position) =>
        differenceOf(
          column(task.scenario, position),
          column(task.baseline, position),
          task.facts,
          columnReader(),
        ),
      );
    case 'contrast':
      return task.which.map(({ column: at, lessIsBetter }) =>
        contrastOf(column(task.scenario, at), column(task.baseline, at), task.facts, lessIsBetter),
      );
    default:
      return assertNever(task);
  }
}
