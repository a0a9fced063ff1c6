import type { Program } from '../engine/graph/program.ts';
import { BLOCK, Interpreter } from '../engine/interpret/interpreter.ts';
import { ColumnStream, countsLength, emptySums, sumsLength } from '../engine/statistics/streamed/stream.ts';
import { column } from './columns.ts';
import { kernelModule } from './kernel-module.ts';
import type { SourceOptions, StreamTask, Task } from './tasks.ts';

/* How a thread makes trials: into columns that all threads share, or counted in and let go. */

/** The interpreter of the last program: its memory and its tables are worth making once. */
let current: { id: string; source: SourceOptions; readonly interpreter: Interpreter } | null = null;

/** The last one where it can be made to run this program from this source; null where it can't. */
function adapted(program: Program, source: SourceOptions): Interpreter | null {
  if (!current) return null;
  const { interpreter } = current;
  const { sampling, trials, seed } = current.source;
  if (sampling !== source.sampling || trials !== source.trials || !interpreter.rebind(program)) return null;
  if (seed !== source.seed) interpreter.reseed(source);
  return interpreter;
}

function interpreterOf(task: Pick<StreamTask, 'programId' | 'program' | 'source'>): Interpreter {
  const { programId: id, program, source } = task;
  if (current?.id === id) return current.interpreter;
  const interpreter = adapted(program, source) ?? new Interpreter(program, source, kernelModule());
  current = { id, source, interpreter };
  return interpreter;
}

export function simulate(task: Extract<Task, { type: 'simulate' }>): null {
  const views = Array.from({ length: task.program.columns }, (_, position) => column(task.columns, position));
  const stopped = () => Atomics.load(task.stop, 0) !== 0;
  interpreterOf(task).run(task.first, task.count, views, task.columns.origin, stopped);
  return null;
}

/** The streams of the last program: their tables are worth making once. */
let streams: { readonly id: string; readonly columns: readonly ColumnStream[] } | null = null;

function streamsOf({ programId, grids, randomisations }: StreamTask): readonly ColumnStream[] {
  if (streams?.id !== programId)
    streams = { id: programId, columns: grids.map((grid) => new ColumnStream(grid, randomisations)) };
  return streams.columns;
}

/** Simulates a segment and counts it in; returns its sums, for each column. */
export function stream(task: StreamTask): Float64Array {
  const { before, after, randomisations, first, count, stop } = task;
  after.set(before);
  const columns = streamsOf(task);
  const sums = emptySums(columns.length, randomisations);
  const [ownCounts, ownSums] = [countsLength(randomisations), sumsLength(randomisations)];
  const block = columns.map(() => new Float64Array(BLOCK));
  const stopped = () => Atomics.load(stop, 0) !== 0;
  for (let start = first; start < first + count && !stopped(); start += BLOCK) {
    const length = Math.min(BLOCK, first + count - start);
    interpreterOf(task).run(start, length, block, start, stopped);
    columns.forEach((column, i) => {
      const counts = after.subarray(i * ownCounts, (i + 1) * ownCounts);
      column.add(block[i]!, length, start, counts, sums.subarray(i * ownSums, (i + 1) * ownSums));
    });
  }
  return sums;
}
