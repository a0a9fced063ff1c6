import { randomUUID } from 'node:crypto';
import type { RunNotice } from '#shared/messages/run.ts';
import type { CompiledOutput } from '../engine/compile/compile.ts';
import type { Summary } from '../engine/statistics/summarize.ts';
import { column, sharedColumns } from './columns.ts';
import type { Run } from './run.ts';
import type { RunSource } from './run-sheet.ts';

/** Cells whose origin is looked up: the others of a plan that goes wrong all over share the last one's. */
const MOST_ORIGINS = 20;

/** The name of the first value upstream of an output cell that was not finite in a trial: where it arose. */
async function originOf(run: Run, of: RunSource, position: number, trial: number): Promise<string | null> {
  const { names, program } = await run.runner.run({ type: 'compileOrigin', source: of, column: position });
  const columns = sharedColumns(names.length, 1, trial);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const { source } = run;
  const task = { program, source, columns, first: trial, count: 1, stop };
  await run.runner.run({ type: 'simulate', programId: randomUUID(), ...task });
  return names.find((_, which) => !Number.isFinite(column(columns, which)[0]!)) ?? null;
}

/**
 * Remarks on outputs with trials that are not finite. `found` says for each cell how many there are and which is the
 * first; `before` stands before the output in the path.
 */
export async function notFiniteNotices(
  run: Run,
  source: RunSource,
  outputs: readonly CompiledOutput[],
  found: readonly Pick<Summary, 'notFinite' | 'firstNotFinite'>[],
  before = '',
): Promise<RunNotice[]> {
  const notices: RunNotice[] = [];
  const outputOf = outputs.flatMap((output, position) => output.cells.map(() => position));
  const cells = outputs.flatMap((output) => output.cells);
  const origins: string[] = [];
  for (const [position, cell] of cells.entries()) {
    const { notFinite, firstNotFinite } = found[position]!;
    if (notFinite === 0) continue;
    if (origins.length < MOST_ORIGINS)
      origins.push((await originOf(run, source, position, firstNotFinite)) ?? cell.name);
    const origin = origins.at(-1)!;
    const args = { cell: cell.name, count: notFinite, trials: run.source.trials, origin };
    notices.push({ path: `${before}outputs[${outputOf[position]}]`, code: 'notFinite', args });
  }
  return notices;
}
