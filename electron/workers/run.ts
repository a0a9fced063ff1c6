import { randomUUID } from 'node:crypto';
import type { Sampling } from '#shared/result.ts';
import type { Program } from '../engine/graph/program.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { BLOCK } from '../engine/interpret/interpreter.ts';
import { createUniformSource } from '../engine/random/uniform.ts';
import type { SamplingFacts } from '../engine/statistics/facts.ts';
import type { ColumnMemory } from './columns.ts';
import { column, type SharedColumns } from './columns.ts';
import { type Runner, TASKS_PER_THREAD } from './runner.ts';
import type { SourceOptions } from './tasks.ts';
import type { RunHooks } from './types.ts';

/** What every run of a simulator shares. */
export interface Surroundings {
  readonly runner: Runner;
  readonly directionNumbers: Uint32Array;
  readonly columns: ColumnMemory;
  /** Bytes. */
  readonly memoryLimit: number;
}

export class RunCancelled extends Error {}

export class RunTooLarge extends Error {
  readonly needed: number;
  readonly allowed: number;

  constructor(needed: number, allowed: number) {
    super(`needs ${needed} bytes`);
    this.needed = needed;
    this.allowed = allowed;
  }
}

/** Dimensions in the table of direction numbers: 32 numbers each. */
export function sobolDimensions(directionNumbers: Uint32Array): number {
  return directionNumbers.length / 32;
}

/** Trials of a task: few enough that a thread soon sees a cancellation. */
const LARGEST_CHUNK = 4096;
/** Trials below which a task costs more than the waiting that it saves. */
const SMALLEST_CHUNK = 256;
const PROGRESS_MILLISECONDS = 100;

/**
 * How much of what is left a task takes: large tasks first, smaller ones to the end, so that no thread waits long for
 * another (guided self-scheduling, Polychronopoulos and Kuck 1987, IEEE Transactions on Computers 36, p. 1425).
 */
function guidedShare(left: number, threads: number): number {
  return Math.ceil(left / (2 * threads));
}

/** Where tasks begin and end. Whole blocks but for the last ones, where several threads share what is left. */
export function chunksOf(from: number, trials: number, threads: number): { first: number; count: number }[] {
  const chunks: { first: number; count: number }[] = [];
  for (let first = from; first < trials; ) {
    const left = trials - first;
    const share = guidedShare(left, threads);
    const unit = threads === 1 || left > threads * BLOCK ? BLOCK : SMALLEST_CHUNK;
    const count = Math.min(Math.ceil(share / unit) * unit, LARGEST_CHUNK, left);
    chunks.push({ first, count });
    first += count;
  }
  return chunks;
}

/** One run under way: hands tasks to the runner, counts what is done, and stops where the caller says so. */
export class Run {
  #source: SourceOptions;
  #rows: number;
  readonly #runner: Runner;
  readonly #hooks: RunHooks;
  readonly #stop = new Int32Array(new SharedArrayBuffer(4));
  readonly #columns: ColumnMemory;
  readonly #memoryLimit: number;
  #held = 0;
  #done = 0;
  #total = 0;
  #reported = 0;

  constructor(
    surroundings: Surroundings,
    request: { readonly trials: number; readonly seed: number; readonly sampling: Sampling },
    hooks: RunHooks,
    rows = request.trials,
  ) {
    const { trials, seed, sampling } = request;
    this.#rows = rows;
    this.#source = { trials, seed, sampling, directionNumbers: surroundings.directionNumbers };
    this.#runner = surroundings.runner;
    this.#columns = surroundings.columns;
    this.#memoryLimit = surroundings.memoryLimit;
    this.#hooks = hooks;
    hooks.signal?.addEventListener('abort', () => Atomics.store(this.#stop, 0, 1), { once: true });
  }

  get runner(): Runner {
    return this.#runner;
  }

  /** Trials that are computed into columns: all, or the first ones of a longer run. */
  get trials(): number {
    return this.#rows;
  }

  get source(): SourceOptions {
    return this.#source;
  }

  get facts(): SamplingFacts {
    const { randomisations } = createUniformSource(this.#source);
    return { randomisations, stratified: this.#source.sampling !== 'random' };
  }

  /**
   * Makes it a run of more trials. Those that were computed stay what they are, but for Latin hypercubes, whose every
   * number depends on how many there are; true where they stay.
   */
  extend(trials: number): boolean {
    this.#source = { ...this.#source, trials };
    this.#rows = trials;
    return this.#source.sampling !== 'latin-hypercube';
  }

  /** Throws where the caller has cancelled. */
  checkCancelled(): void {
    if (this.#hooks.signal?.aborted) throw new RunCancelled();
  }

  /** Memory for columns of this run's trials; throws where it would go past the limit. */
  columns(count: number): SharedColumns {
    const bytes = count * this.trials * Float64Array.BYTES_PER_ELEMENT;
    this.hold(bytes);
    const columns = this.#columns.take(count, this.trials);
    // Memory that was used before may be somewhat larger.
    this.#held += columns.buffer.byteLength - bytes;
    return columns;
  }

  /** Cancels what threads do for this run. */
  get stop(): Int32Array {
    return this.#stop;
  }

  /** Takes memory that is not columns of trials into account; throws where it would go past the limit. */
  hold(bytes: number): void {
    if (this.#held + bytes > this.#memoryLimit) throw new RunTooLarge(this.#held + bytes, this.#memoryLimit);
    this.#held += bytes;
  }

  /** What `count` columns hold, in columns that have room for all trials that the run now has. */
  grown(columns: SharedColumns, count: number): SharedColumns {
    const larger = this.columns(count);
    for (let position = 0; position < count; position++)
      column(larger, position).set(column(columns, position));
    this.release(columns);
    return larger;
  }

  /** Columns that nothing refers to any more. */
  release(columns: SharedColumns): void {
    this.#held -= columns.buffer.byteLength;
    this.#columns.giveBack(columns);
  }

  /** Adds to what there is to do, in units of one instruction for one trial. */
  expect(work: number): void {
    this.#total += work;
  }

  /** Until it is known how much there is to do. */
  get isUnmeasured(): boolean {
    return this.#total === 0;
  }

  progress(work: number, now: number): void {
    this.#done += work;
    if (now - this.#reported < PROGRESS_MILLISECONDS) return;
    this.#reported = now;
    this.#hooks.onProgress?.(Math.min(this.#done, this.#total), this.#total);
  }

  /** Computes a program for every trial from the first one on into `columns`. */
  async simulate(program: Program, columns: SharedColumns, from = 0): Promise<void> {
    const programId = randomUUID();
    const chunks = chunksOf(from, this.trials, this.#runner.threads);
    await this.inParallel(chunks, async ({ first, count }) => {
      const { source } = this;
      await this.#runner.run({
        type: 'simulate',
        programId,
        program,
        source,
        columns,
        first,
        count,
        stop: this.#stop,
      });
      this.progress(count * instructionCount(program), performance.now());
    });
  }

  /** Runs `work` over items, twice as many at a time as there are threads. Ends early where the run is cancelled. */
  async inParallel<Item, Value>(
    items: readonly Item[],
    work: (item: Item) => Promise<Value>,
  ): Promise<Value[]> {
    const results = new Array<Value>(items.length);
    let next = 0;
    const lane = async () => {
      try {
        while (next < items.length) {
          this.checkCancelled();
          const position = next++;
          results[position] = await work(items[position]!);
        }
      } catch (reason) {
        // The run has failed: the other lanes need not go on.
        next = items.length;
        throw reason;
      }
    };
    await Promise.all(Array.from({ length: TASKS_PER_THREAD * this.#runner.threads }, lane));
    this.checkCancelled();
    return results;
  }
}

/** Cuts a list into pieces for threads: at most `size` items, fewer to the end. */
export function sharesOf<Item>(items: readonly Item[], threads: number, size: number): Item[][] {
  const shares: Item[][] = [];
  for (let first = 0; first < items.length; ) {
    const count = Math.min(size, guidedShare(items.length - first, threads));
    shares.push(items.slice(first, first + count));
    first += count;
  }
  return shares;
}

/** Cuts a list into pieces of at most `size`. */
export function pieces<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}
