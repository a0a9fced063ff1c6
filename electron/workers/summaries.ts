import type { CompiledPlan } from '../engine/compile/compile.ts';
import { instructionCount, type Root } from '../engine/graph/program.ts';
import type { Summary } from '../engine/statistics/summarize.ts';
import { BATCH_BYTES } from './means.ts';
import { pieces } from './run.ts';
import { SUMMARY_WORK, summarizeColumns } from './simulate.ts';
import type { Study } from './types.ts';

const NO_TARGET = { target: undefined };

/** Statistics of each root over the trials of a study, without keeping more trials at once than memory is meant for. */
export async function summarizeRoots(
  { run }: Study,
  compiled: CompiledPlan,
  roots: readonly Root[],
): Promise<Summary['statistics'][]> {
  const batch = Math.max(1, Math.floor(BATCH_BYTES / (run.trials * Float64Array.BYTES_PER_ELEMENT)));
  const statistics: Summary['statistics'][] = [];
  for (const some of pieces(roots, batch)) {
    const program = compiled.program(some);
    run.expect(run.trials * (instructionCount(program) + some.length * SUMMARY_WORK));
    const columns = run.columns(some.length);
    await run.simulate(program, columns);
    const summaries = await summarizeColumns(
      run,
      some.map(() => NO_TARGET),
      columns,
    );
    for (const summary of summaries) statistics.push(summary.statistics);
    run.release(columns);
  }
  return statistics;
}
