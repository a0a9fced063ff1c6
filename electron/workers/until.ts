import type { RunNotice } from '#shared/messages/run.ts';
import type { CompiledOutput } from '../engine/compile/compile.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { deviationOf, meanOf, standardErrorOf } from '../engine/statistics/sums.ts';
import { column, type SharedColumns } from './columns.ts';
import { Run, RunTooLarge, type Surroundings } from './run.ts';
import type { RunSheet } from './run-sheet.ts';
import type { RunHooks, SimulationRequest, Until } from './types.ts';

/** Trials of the first round; each later one has twice as many in all. A power of two: whole Sobol nets. */
const FIRST_ROUND = 4096;

/** A run that has its trials, and what there is to say of how many they are. */
export interface Trials {
  readonly run: Run;
  readonly columns: SharedColumns;
  readonly notices: readonly RunNotice[];
}

/** Cells of an output among the columns of all outputs. */
function columnsOf(outputs: readonly CompiledOutput[], variable: string): number[] {
  const names = outputs.flatMap((output) => output.cells.map(() => output.variable));
  const positions = names.flatMap((name, position) => (name === variable ? [position] : []));
  if (positions.length === 0) throw new Error(`no output ${variable}`);
  return positions;
}

/** The largest standard error of the means of some columns; NaN where a trial is not finite. */
function largestError(run: Run, columns: SharedColumns, positions: readonly number[]): number {
  const { randomisations, stratified } = run.facts;
  const errors = positions.map((position) => {
    const values = column(columns, position);
    const sd = stratified ? null : deviationOf(values, meanOf(values));
    return standardErrorOf(values, sd, randomisations, stratified) ?? Number.NaN;
  });
  return Math.max(...errors);
}

/** Trials that may be needed in all: rounds double until the error, falling with √n, is met. */
function forecast(trials: number, error: number, wanted: number, most: number): number {
  let needed = 2 * trials;
  while (needed < most && error * Math.sqrt(trials / needed) > wanted) needed *= 2;
  return Math.min(most, needed);
}

/**
 * Computes trials in rounds, each with twice as many in all, until the standard error of an output's mean (the largest
 * of its cells') is met, `request.trials` are made, or memory has no room for the next round. Trials are those of a run
 * that was asked for as many: their bits are the same.
 */
export async function simulateUntil(
  surroundings: Surroundings,
  request: SimulationRequest & { readonly until: Until },
  hooks: RunHooks,
  { outputs, program }: RunSheet,
  workPerTrial: number,
): Promise<Trials> {
  const { trials: most, until } = request;
  const run = new Run(surroundings, { ...request, trials: Math.min(most, FIRST_ROUND) }, hooks);
  const positions = columnsOf(outputs, until.output);
  let columns = run.columns(program.columns);
  let expected = run.trials;
  run.expect(expected * workPerTrial);
  for (let from = 0; ; ) {
    await run.simulate(program, columns, from);
    const error = largestError(run, columns, positions);
    if (error <= until.error) return { run, columns, notices: [] };
    const missed = { run, columns, notices: [missedNotice(outputs, until, error, run.trials)] };
    if (run.trials === most || Number.isNaN(error)) return missed;
    const made = run.trials;
    const needed = forecast(made, error, until.error, most);
    const keeps = run.extend(Math.min(most, 2 * made));
    try {
      columns = run.grown(columns, program.columns);
    } catch (reason) {
      if (!(reason instanceof RunTooLarge)) throw reason;
      run.extend(made);
      return missed;
    }
    from = keeps ? made : 0;
    run.expect((needed - expected) * workPerTrial + (keeps ? 0 : made * instructionCount(program)));
    expected = needed;
  }
}

function missedNotice(
  outputs: readonly CompiledOutput[],
  until: Until,
  error: number,
  trials: number,
): RunNotice {
  const position = outputs.findIndex(({ variable }) => variable === until.output);
  const figures = { error: error.toPrecision(3), wanted: String(until.error), trials };
  return {
    path: `outputs[${position}]`,
    code: 'errorNotReached',
    args: { output: until.output, ...figures },
  };
}
