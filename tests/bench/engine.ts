import { readFileSync } from 'node:fs';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import { type CompiledPlan, compilePlan, outputRoots } from '../../electron/engine/compile/compile.ts';
import type { CheckedPlan } from '../../electron/engine/formula/expression.ts';
import { instructionCount, type Program } from '../../electron/engine/graph/program.ts';
import type { Summary } from '../../electron/engine/statistics/summarize.ts';
import { readPlanValue } from '../../electron/service/read-plan.ts';
import { ColumnMemory } from '../../electron/workers/columns.ts';
import { Run, sobolDimensions } from '../../electron/workers/run.ts';
import type { Runner } from '../../electron/workers/runner.ts';
import { summarizeColumns } from '../../electron/workers/simulate.ts';
import { sharedDirectionNumbers } from '../../electron/workers/simulator.ts';

/** As the product has them: sent to threads without a copy. */
const directionNumbers = sharedDirectionNumbers();
/** Used again from run to run, as by the product. */
const memory = new ColumnMemory();

export function readSample(): PlanDocument {
  return JSON.parse(readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8'));
}

export function checkedPlan(document: PlanDocument): CheckedPlan {
  const read = readPlanValue(document);
  if (!read.ok) throw new Error(JSON.stringify(read.faults.slice(0, 5)));
  return read.value.checked;
}

/** A plan under its base scenario, compiled, with the program of all its output cells. */
export interface Prepared {
  readonly compiled: CompiledPlan;
  readonly program: Program;
  readonly instructions: number;
  /** Values of all variables: cells times periods. */
  readonly cells: number;
}

export function prepare(checked: CheckedPlan, sampling: Sampling): Prepared {
  const scenario = checked.index.document.scenarios.find(({ parent }) => parent === undefined)!.id;
  const compiled = compilePlan(checked, {
    scenario,
    sampling,
    sobolDimensions: sobolDimensions(directionNumbers),
  });
  const program = compiled.program(outputRoots(compiled));
  const tables = [...compiled.model.tables.values()];
  const cells = tables.reduce((sum, table) => sum + table.cells.count * table.periods, 0);
  return { compiled, program, instructions: instructionCount(program), cells };
}

export interface RunOptions {
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
}

/** From the compiled plan to the statistics of all output cells, in their order. */
export async function runPrepared(
  { compiled, program }: Prepared,
  runner: Runner,
  options: RunOptions,
): Promise<Summary[]> {
  const run = new Run({ runner, directionNumbers, columns: memory, memoryLimit: 4 * 2 ** 30 }, options, {});
  const columns = run.columns(program.columns);
  await run.simulate(program, columns);
  const summaries = await summarizeColumns(
    run,
    compiled.outputs.flatMap(({ cells }) => cells),
    columns,
  );
  run.release(columns);
  return summaries;
}
