import { randomUUID } from 'node:crypto';
import type { RunNotice } from '#shared/messages/run.ts';
import type { CompiledPlan, OutputCell } from '../engine/compile/compile.ts';
import { upstreamCells } from '../engine/compile/dependence.ts';
import type { Summary } from '../engine/statistics/summarize.ts';
import type { Run } from './run.ts';
import { column, sharedColumns } from './tasks.ts';

/** Cells whose origin is looked up: the others of a plan that goes wrong all over share the last one's. */
const MOST_ORIGINS = 20;

/** The name of the first value upstream that was not finite in a trial: where it arose. */
async function originOf(
  run: Run,
  compiled: CompiledPlan,
  output: OutputCell,
  trial: number,
): Promise<string> {
  const cells = upstreamCells(compiled, output);
  const program = compiled.program(cells);
  const columns = sharedColumns(cells.length, 1, trial);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const { source } = run;
  const task = { program, source, columns, first: trial, count: 1, stop };
  await run.runner.run({ type: 'simulate', programId: randomUUID(), ...task });
  const found = cells.findIndex((_, position) => !Number.isFinite(column(columns, position)[0]!));
  return cells[found]?.name ?? output.name;
}

/**
 * Remarks on outputs with trials that are not finite. `found` says for each cell how many there are and which is the
 * first; `before` stands before the output in the path.
 */
export async function notFiniteNotices(
  run: Run,
  compiled: CompiledPlan,
  cells: readonly OutputCell[],
  found: readonly Pick<Summary, 'notFinite' | 'firstNotFinite'>[],
  before = '',
): Promise<RunNotice[]> {
  const notices: RunNotice[] = [];
  const outputOf = compiled.outputs.flatMap((output, position) => output.cells.map(() => position));
  const origins: string[] = [];
  for (const [position, cell] of cells.entries()) {
    const { notFinite, firstNotFinite } = found[position]!;
    if (notFinite === 0) continue;
    if (origins.length < MOST_ORIGINS) origins.push(await originOf(run, compiled, cell, firstNotFinite));
    const origin = origins.at(-1)!;
    const args = { cell: cell.name, count: notFinite, trials: run.source.trials, origin };
    notices.push({ path: `${before}outputs[${outputOf[position]}]`, code: 'notFinite', args });
  }
  return notices;
}
