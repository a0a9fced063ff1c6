import type { RunNotice } from '#shared/messages/run.ts';
import type { Approximation } from '#shared/result.ts';
import type { OutputCell } from '../engine/compile/compile.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { placed, type Summary } from '../engine/statistics/summarize.ts';
import { column, type SharedColumns } from './columns.ts';
import { findDrivers } from './drivers.ts';
import { notFiniteNotices } from './not-finite.ts';
import { Run, RunCancelled, type Surroundings, sharesOf } from './run.ts';
import type { RunSheet } from './run-sheet.ts';
import type { RunSheets } from './run-sheets.ts';
import { isStreamed, simulateStreamed } from './stream.ts';
import type { RunHooks, Simulation, SimulationRequest } from './types.ts';
import { simulateUntil } from './until.ts';
import { warningsOf } from './warnings.ts';

/** Columns that one summary task takes at most. */
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
  const parts = await run.inParallel(
    sharesOf(which, run.runner.threads, SUMMARIES_PER_TASK),
    async (some) => {
      const summaries = await run.runner.run({ type: 'summarize', columns, which: some, facts: run.facts });
      run.progress(some.length * run.trials * SUMMARY_WORK, performance.now());
      return summaries;
    },
  );
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

/** Keeps every trial: as many as were asked for, or as an error takes. */
async function computeHeld(
  surroundings: Surroundings,
  request: SimulationRequest,
  hooks: RunHooks,
  sheet: RunSheet,
): Promise<Computed> {
  const { outputs, program } = sheet;
  const cells = outputs.flatMap((output) => output.cells);
  const workPerTrial = instructionCount(program) + cells.length * SUMMARY_WORK;
  const { until } = request;
  if (until) {
    const wanted = { ...request, until };
    const made = await simulateUntil(surroundings, wanted, hooks, sheet, workPerTrial);
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
  sheet: RunSheet,
): Promise<Computed> {
  const { run, columns, summaries } = await simulateStreamed(surroundings, request, hooks, sheet);
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

/** Runs one scenario: all output cells for all trials, their statistics, and the drivers that were asked for. */
export async function simulateScenario(
  surroundings: Surroundings,
  sheets: RunSheets,
  request: SimulationRequest,
  hooks: RunHooks,
): Promise<Simulation> {
  if (hooks.signal?.aborted) throw new RunCancelled();
  const source = sheets.sourceOf(request);
  const sheet = await sheets.sheetOf(source);
  const compute = isStreamed(surroundings, request, sheet.program.columns) ? computeStreamed : computeHeld;
  const computed = await compute(surroundings, request, hooks, sheet);
  const { run, columns, summaries, approximation } = computed;
  const notices = [
    ...sheet.notices,
    ...computed.notices,
    ...(await notFiniteNotices(run, source, sheet.outputs, summaries)),
  ];
  const samples = request.keepSamples ? summaries.map((_, position) => column(columns, position)) : null;
  const drivers = await findDrivers(run, source, columns, request.drivers);
  if (!samples) run.release(columns);
  let next = 0;
  const outputs = sheet.outputs.map((output) => ({
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
