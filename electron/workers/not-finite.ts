import { randomUUID } from 'node:crypto';
import type { RunNotice } from '#shared/messages/run.ts';
import type { CompiledPlan, OutputCell } from '../engine/compile/compile.ts';
import { upstreamCells } from '../engine/compile/dependence.ts';
import type { Summary } from '../engine/statistics/summarize.ts';
import type { Run } from './run.ts';
import { column, sharedColumns } from './tasks.ts';

/** The name of the first value upstream that was not finite in a trial: where it arose. */
async function originOf(
  run: Run,
  compiled: CompiledPlan,
  output: OutputCell,
  trial: number,
): Promise<string> {
  const cells = upstreamCells(compiled, output);
  const program = compiled.program(cells);
  const columns = sharedColumns(cells.length, trial + 1);
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const { source } = run;
  const task = { program, source, columns, first: trial, count: 1, stop };
  await run.runner.run({ type: 'simulate', programId: randomUUID(), ...task });
  const found = cells.findIndex((_, position) => !Number.isFinite(column(columns, position)[trial]!));
  return cells[found]?.name ?? output.name;
}

/**
 * Remarks on outputs with trials that are not finite. `found` says for each cell how many there are and which is the
 * first; `where` stands before the cell in the path.
 */
export async function notFiniteNotices(
  run: Run,
  compiled: CompiledPlan,
  cells: readonly OutputCell[],
  found: readonly Pick<Summary, 'notFinite' | 'firstNotFinite'>[],
  where = 'outputs',
): Promise<RunNotice[]> {
  const notices: RunNotice[] = [];
  for (const [position, cell] of cells.entries()) {
    const { notFinite, firstNotFinite } = found[position]!;
    if (notFinite === 0) continue;
    const origin = await originOf(run, compiled, cell, firstNotFinite);
    const args = { cell: cell.name, count: notFinite, trials: run.trials, origin };
    notices.push({ path: `${where}: ${cell.name}`, code: 'notFinite', args });
  }
  return notices;
}
