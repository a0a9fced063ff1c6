import { compilePlan, type OutputCell, outputRoots } from '../engine/compile/compile.ts';
import { instructionCount, type Program } from '../engine/graph/program.ts';
import { placed, type Summary } from '../engine/statistics/summarize.ts';
import { findDrivers } from './drivers.ts';
import { notFiniteNotices } from './not-finite.ts';
import { pieces, Run, RunCancelled, type Surroundings, sobolDimensions } from './run.ts';
import { column, type SharedColumns } from './tasks.ts';
import type { RunHooks, Simulation, SimulationRequest } from './types.ts';
import { simulateUntil, type Trials } from './until.ts';
import { warningsOf } from './warnings.ts';

/** Columns that one summary task takes. */
const SUMMARIES_PER_TASK = 8;
/** Cost of summarising one value, in instructions. */
const SUMMARY_WORK = 100;

/** Statistics of columns of output cells, on the threads of the run. */
export async function summarizeColumns(
  run: Run,
  cells: readonly OutputCell[],
  columns: SharedColumns,
): Promise<Summary[]> {
  const which = cells.map(({ target }, position) => ({ column: position, target }));
  const parts = await run.inParallel(pieces(which, SUMMARIES_PER_TASK), async (some) => {
    const summaries = await run.runner.run({ type: 'summarize', columns, which: some, facts: run.facts });
    run.progress(some.length * run.trials * SUMMARY_WORK, performance.now());
    return summaries;
  });
  return parts.flat();
}

/** As many trials as were asked for. */
async function simulateAll(
  surroundings: Surroundings,
  request: SimulationRequest,
  hooks: RunHooks,
  program: Program,
  workPerTrial: number,
): Promise<Trials> {
  const run = new Run(surroundings, request, hooks);
  const columns = run.columns(program.columns);
  run.expect(run.trials * workPerTrial);
  await run.simulate(program, columns);
  return { run, columns, notices: [] };
}

/** Runs one scenario: all output cells for all trials, their statistics, and the drivers that were asked for. */
export async function simulateScenario(
  surroundings: Surroundings,
  request: SimulationRequest,
  hooks: RunHooks,
): Promise<Simulation> {
  if (hooks.signal?.aborted) throw new RunCancelled();
  const compiled = compilePlan(request.checked, {
    scenario: request.scenario,
    sampling: request.sampling,
    sobolDimensions: sobolDimensions(surroundings.directionNumbers),
  });
  const cells = compiled.outputs.flatMap((output) => output.cells);
  const program = compiled.program(outputRoots(compiled));
  const workPerTrial = instructionCount(program) + cells.length * SUMMARY_WORK;
  const { until } = request;
  const {
    run,
    columns,
    notices: remarks,
  } = until
    ? await simulateUntil(surroundings, { ...request, until }, hooks, compiled, program, workPerTrial)
    : await simulateAll(surroundings, request, hooks, program, workPerTrial);
  const summaries = await summarizeColumns(run, cells, columns);
  const notices = [
    ...compiled.notices,
    ...remarks,
    ...(await notFiniteNotices(run, compiled, cells, summaries)),
  ];
  const samples = request.keepSamples ? cells.map((_, position) => column(columns, position)) : null;
  const drivers = await findDrivers(run, compiled, columns, request.drivers);
  let next = 0;
  const outputs = compiled.outputs.map((output) => ({
    output,
    cells: output.cells.map(({ at }) => placed(at, summaries[next++]!)),
  }));
  return {
    trials: run.trials,
    outputs: outputs.map(({ output, cells: all }) => ({
      variable: output.variable,
      unit: output.unit,
      cells: all.map(({ cell }) => cell),
    })),
    distributions: outputs.map(({ output, cells: all }) => ({
      variable: output.variable,
      cells: all.map(({ distribution }) => distribution),
    })),
    drivers,
    notices,
    warnings: warningsOf(notices),
    randomisations: run.facts.randomisations,
    samples,
  };
}
