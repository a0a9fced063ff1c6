import type { RunNotice } from '#shared/messages/run.ts';
import type { Approximation } from '#shared/result.ts';
import { type CompiledPlan, compilePlan, type OutputCell, outputRoots } from '../engine/compile/compile.ts';
import { instructionCount, type Program } from '../engine/graph/program.ts';
import { placed, type Summary } from '../engine/statistics/summarize.ts';
import { findDrivers } from './drivers.ts';
import { notFiniteNotices } from './not-finite.ts';
import { pieces, Run, RunCancelled, type Surroundings } from './run.ts';
import { isStreamed, simulateStreamed } from './stream.ts';
import { column, type SharedColumns } from './tasks.ts';
import type { RunHooks, Simulation, SimulationRequest } from './types.ts';
import { simulateUntil } from './until.ts';
import { warningsOf } from './warnings.ts';

/** Columns that one summary task takes. */
const SUMMARIES_PER_TASK = 4;
/** Cost of summarising one value, in instructions. */
export const SUMMARY_WORK = 100;

/** Statistics of columns of output cells, on the threads of the run. */
export async function summarizeColumns(
  run: Run,
  cells: readonly Pick<OutputCell, 'target'>[],
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

/** A run whose trials are made and summarised. */
interface Computed {
  /** Its trials, or the first ones where they were streamed, in `columns`. */
  readonly run: Run;
  readonly columns: SharedColumns;
  readonly summaries: readonly Summary[];
  readonly notices: readonly RunNotice[];
  readonly approximation?: Approximation;
}

/** What is run: a compiled scenario with the program of all its output cells. */
export interface Target {
  readonly compiled: CompiledPlan;
  readonly cells: readonly OutputCell[];
  readonly program: Program;
}

/** Keeps every trial: as many as were asked for, or as an error takes. */
async function computeHeld(
  surroundings: Surroundings,
  request: SimulationRequest,
  hooks: RunHooks,
  { compiled, cells, program }: Target,
): Promise<Computed> {
  const workPerTrial = instructionCount(program) + cells.length * SUMMARY_WORK;
  const { until } = request;
  if (until) {
    const wanted = { ...request, until };
    const made = await simulateUntil(surroundings, wanted, hooks, compiled, program, workPerTrial);
    return { ...made, summaries: await summarizeColumns(made.run, cells, made.columns) };
  }
  const run = new Run(surroundings, request, hooks);
  const columns = run.columns(program.columns);
  run.expect(run.trials * workPerTrial);
  await run.simulate(program, columns);
  return { run, columns, summaries: await summarizeColumns(run, cells, columns), notices: [] };
}

async function computeStreamed(
  surroundings: Surroundings,
  request: SimulationRequest,
  hooks: RunHooks,
  { compiled, program }: Target,
): Promise<Computed> {
  const { run, columns, summaries } = await simulateStreamed(surroundings, request, hooks, compiled, program);
  const rankError = Math.max(...summaries.map((summary) => summary.rankError));
  const approximation = { rankError, driverTrials: run.trials };
  const share = `${(100 * rankError).toPrecision(2)} %`;
  const args = { share, drivers: run.trials };
  return {
    run,
    columns,
    summaries,
    notices: [{ path: 'outputs', code: 'quantilesApproximate', args }],
    approximation,
  };
}

/** Compiles what a request is about. */
export function targetOf(
  { checked, scenario, sampling }: Pick<SimulationRequest, 'checked' | 'scenario' | 'sampling'>,
  dimensions: number,
): Target {
  const compiled = compilePlan(checked, {
    scenario,
    sampling,
    sobolDimensions: dimensions,
  });
  const cells = compiled.outputs.flatMap((output) => output.cells);
  return { compiled, cells, program: compiled.program(outputRoots(compiled)) };
}

/** Runs one scenario: all output cells for all trials, their statistics, and the drivers that were asked for. */
export async function simulateScenario(
  surroundings: Surroundings,
  compile: (request: SimulationRequest) => Target,
  request: SimulationRequest,
  hooks: RunHooks,
): Promise<Simulation> {
  if (hooks.signal?.aborted) throw new RunCancelled();
  const target = compile(request);
  const { compiled, cells, program } = target;
  const compute = isStreamed(surroundings, request, program.columns) ? computeStreamed : computeHeld;
  const computed = await compute(surroundings, request, hooks, target);
  const { run, columns, summaries, approximation } = computed;
  const notices = [
    ...compiled.notices,
    ...computed.notices,
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
    trials: run.source.trials,
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
    ...(approximation ? { approximation } : {}),
  };
}
