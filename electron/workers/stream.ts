import { randomUUID } from 'node:crypto';
import type { OutputCell } from '../engine/compile/compile.ts';
import { instructionCount, type Program } from '../engine/graph/program.ts';
import { type StreamedSummary, streamedSummary } from '../engine/statistics/streamed/figures.ts';
import { type Grid, PILOT_TRIALS } from '../engine/statistics/streamed/grid.ts';
import { addSums, countsLength, emptySums } from '../engine/statistics/streamed/stream.ts';
import type { SharedColumns } from './columns.ts';
import { pieces, Run, type Surroundings } from './run.ts';
import type { RunSheet } from './run-sheet.ts';
import type { MemoryEstimate, RunHooks, SimulationRequest } from './types.ts';

/** Columns that one task makes grids for. */
const GRIDS_PER_TASK = 8;
/** Instructions times trials of a segment, about: a fraction of a second. */
const SEGMENT_WORK = 2 ** 28;
const [SHORTEST_SEGMENT, LONGEST_SEGMENT] = [2 ** 12, 2 ** 16];
/** Cost of counting one value in, in instructions. */
const COUNT_WORK = 20;

/** Trials of a segment. Depends on the plan alone: sums are added segment by segment, in their order. */
function segmentTrials(program: Program): number {
  const ideal = SEGMENT_WORK / instructionCount(program);
  return Math.min(LONGEST_SEGMENT, Math.max(SHORTEST_SEGMENT, 2 ** Math.floor(Math.log2(ideal))));
}

/** Two sets of counts of all columns: a task adds to what the one holds, in the other, so that it can be done twice. */
interface Counts {
  before: Uint32Array;
  after: Uint32Array;
}

function sharedCounts(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT));
}

/** Bytes that a streamed run holds beside its first trials. */
function countsBytes(columns: number, randomisations: number, threads: number): number {
  return 2 * (threads + 1) * columns * countsLength(randomisations) * Uint32Array.BYTES_PER_ELEMENT;
}

/** A run whose trials are counted in and let go, but for the first ones. */
export interface Streamed {
  /** Of the first trials. */
  readonly run: Run;
  readonly columns: SharedColumns;
  readonly summaries: StreamedSummary[];
}

async function gridsOf(run: Run, cells: readonly OutputCell[], columns: SharedColumns) {
  const which = cells.map(({ target }, position) => ({ column: position, target }));
  const parts = await run.inParallel(pieces(which, GRIDS_PER_TASK), (some) =>
    run.runner.run({ type: 'grid', columns, which: some }),
  );
  return parts.flat().map((grid) => grid && { ...grid, edges: shared(grid.edges) });
}

function shared(values: Float64Array): Float64Array {
  const copy = new Float64Array(new SharedArrayBuffer(values.byteLength));
  copy.set(values);
  return copy;
}

/** Adds the sums of segments in the order of the segments, whatever the order in which they come. */
class OrderedSums {
  readonly total: Float64Array;
  readonly #randomisations: number;
  readonly #waiting = new Map<number, Float64Array>();
  #next = 0;

  constructor(columns: number, randomisations: number) {
    this.total = emptySums(columns, randomisations);
    this.#randomisations = randomisations;
  }

  add(segment: number, sums: Float64Array): void {
    this.#waiting.set(segment, sums);
    for (let next = this.#waiting.get(this.#next); next; next = this.#waiting.get(this.#next)) {
      addSums(this.total, next, this.#randomisations);
      this.#waiting.delete(this.#next++);
    }
  }
}

/** Counts all trials in, segment by segment. */
async function countAll(run: Run, program: Program, grids: readonly (Grid | null)[]) {
  const { randomisations } = run.facts;
  const { trials } = run.source;
  const length = countsLength(randomisations) * grids.length;
  const free: Counts[] = [];
  const all: Counts[] = [];
  const take = (): Counts => {
    const known = free.pop();
    if (known) return known;
    const counts = { before: sharedCounts(length), after: sharedCounts(length) };
    all.push(counts);
    return counts;
  };
  const size = segmentTrials(program);
  const segments = Array.from({ length: Math.ceil(trials / size) }, (_, i) => i);
  const sums = new OrderedSums(grids.length, randomisations);
  const { source, stop } = run;
  const task = {
    type: 'stream',
    programId: randomUUID(),
    program,
    source,
    stop,
    grids,
    randomisations,
  } as const;
  await run.inParallel(segments, async (segment) => {
    const counts = take();
    const first = segment * size;
    const count = Math.min(size, trials - first);
    const own = await run.runner.run({ ...task, first, count, before: counts.before, after: counts.after });
    [counts.before, counts.after] = [counts.after, counts.before];
    free.push(counts);
    sums.add(segment, own);
    run.progress(count * streamWork(program, grids.length), performance.now());
  });
  const total = new Uint32Array(length);
  for (const { before } of all) for (let i = 0; i < length; i++) total[i] = total[i]! + before[i]!;
  return { counts: total, sums: sums.total };
}

function streamWork(program: Program, columns: number): number {
  return instructionCount(program) + columns * COUNT_WORK;
}

/**
 * Runs trials that memory has no room for. The first ones say where the bins of each output lie; then every trial is counted
 * into them and let go. Whole numbers are counted and sums are added in the order of trials, so that the figures do not
 * depend on threads.
 */
export async function simulateStreamed(
  surroundings: Surroundings,
  request: SimulationRequest,
  hooks: RunHooks,
  { outputs, program }: RunSheet,
): Promise<Streamed> {
  const run = new Run(surroundings, request, hooks, PILOT_TRIALS);
  const cells = outputs.flatMap((output) => output.cells);
  const { randomisations } = run.facts;
  run.hold(countsBytes(cells.length, randomisations, run.runner.threads));
  const columns = run.columns(program.columns);
  run.expect(run.trials * instructionCount(program) + request.trials * streamWork(program, cells.length));
  await run.simulate(program, columns);
  const grids = await gridsOf(run, cells, columns);
  const { counts, sums } = await countAll(run, program, grids);
  const own = countsLength(randomisations);
  const summaries = cells.map(({ target }, i) =>
    streamedSummary(grids[i]!, counts.subarray(i * own, (i + 1) * own), sums, i, run.facts, target),
  );
  return { run, columns, summaries };
}

/** Columns beyond this are streamed on every machine, so that the figures are the same on all that have twice as much. */
const MOST_HELD = 4 * 1024 ** 3;

/** Whether a run lets its trials go: where its columns, with as much again for ranks, are beyond the limit. */
export function isStreamed(
  { memoryLimit }: Pick<Surroundings, 'memoryLimit'>,
  { trials, keepSamples, until }: Pick<SimulationRequest, 'trials' | 'keepSamples' | 'until'>,
  columns: number,
): boolean {
  if (keepSamples || until || trials <= PILOT_TRIALS) return false;
  return 2 * columns * trials * Float64Array.BYTES_PER_ELEMENT > Math.min(memoryLimit, MOST_HELD);
}

/** What a run holds in memory, and whether its percentiles will be approximate; known before it starts. */
export function memoryOf(
  surroundings: Surroundings,
  request: SimulationRequest,
  columns: number,
): MemoryEstimate {
  const streamed = isStreamed(surroundings, request, columns);
  const rows = streamed ? PILOT_TRIALS : request.trials;
  const { randomisations } = new Run(surroundings, request, {}).facts;
  const counted = streamed ? countsBytes(columns, randomisations, surroundings.runner.threads) : 0;
  const bytes = columns * rows * Float64Array.BYTES_PER_ELEMENT + counted;
  return { bytes, allowed: surroundings.memoryLimit, streamed };
}
