import type { DriverResult } from '#shared/result.ts';
import type { CompiledPlan, OutputCell } from '../engine/compile/compile.ts';
import { type DriverCell, DriverCells } from '../engine/compile/dependence.ts';
import { instructionCount, type Root } from '../engine/graph/program.ts';
import { pieces, type Run } from './run.ts';
import { column, type Sensitivity, type SharedColumns } from './tasks.ts';
import type { SimulationRequest } from './types.ts';

/** An output cell whose drivers are wanted, with the inputs upstream of it. */
interface Wanted {
  readonly output: OutputCell;
  readonly variable: string;
  /** Its column among the outputs of the run. */
  readonly column: number;
  readonly inputs: readonly DriverCell[];
  readonly correlations: Map<string, number | null>;
  /** With their errors and the first-order shares, where these were asked for too. */
  readonly sensitivities: Map<string, Sensitivity>;
}

/** One series to rank, and the wanted outputs (by position) that depend on it. */
interface Series {
  readonly root: Root;
  readonly name: string;
  readonly readers: number[];
}

/** Bytes of series in memory at once: more is done in turns, from the same random numbers. */
const BATCH_BYTES = 256 * 1024 * 1024;
/** Cost of ranking one value, in instructions. */
const RANK_WORK = 200;
const RANKS_PER_TASK = 4;

function wantedOutputs(compiled: CompiledPlan, cells: DriverCells, which: 'all' | 'headline'): Wanted[] {
  const wanted: Wanted[] = [];
  let position = 0;
  for (const output of compiled.outputs) {
    for (const cell of output.cells) {
      const skip = which === 'headline' && !output.headline;
      const at = position++;
      if (skip) continue;
      const correlations = new Map<string, number | null>();
      const inputs = cells.upstream(cell);
      const sensitivities = new Map<string, Sensitivity>();
      wanted.push({
        output: cell,
        variable: output.variable,
        column: at,
        inputs,
        correlations,
        sensitivities,
      });
    }
  }
  return wanted;
}

/** Each series once, however many outputs read it: an output in period t reads means over the periods 0..t. */
function seriesOf(wanted: readonly Wanted[], cells: DriverCells, periods: number): Series[] {
  const series = new Map<string, Series>();
  wanted.forEach(({ output, inputs }, reader) => {
    const last = output.period ?? periods - 1;
    for (const input of inputs) {
      const key = input.table.cells.variable.overPeriod ? `${input.name}@${last}` : input.name;
      let one = series.get(key);
      if (!one) {
        one = { root: cells.series(input, last), name: input.name, readers: [] };
        series.set(key, one);
      }
      one.readers.push(reader);
    }
  });
  return [...series.values()];
}

async function rankColumns(run: Run, columns: SharedColumns, count: number): Promise<boolean[]> {
  const which = Array.from({ length: count }, (_, position) => position);
  const parts = await run.inParallel(pieces(which, RANKS_PER_TASK), async (some) => {
    const ranked = await run.runner.run({ type: 'rank', columns, which: some });
    run.progress(some.length * run.trials * RANK_WORK, performance.now());
    return ranked;
  });
  return parts.flat();
}

/** Ranks of the wanted outputs, copied so that the trials themselves stay. */
async function rankOutputs(run: Run, outputs: SharedColumns, wanted: readonly Wanted[]) {
  const columns = run.columns(wanted.length);
  wanted.forEach((one, position) => {
    column(columns, position).set(column(outputs, one.column));
  });
  return { columns, usable: await rankColumns(run, columns, wanted.length) };
}

async function simulateBatch(run: Run, compiled: CompiledPlan, batch: readonly Series[]) {
  const program = compiled.program(batch.map(({ root }) => root));
  run.expect(run.trials * instructionCount(program));
  const series = run.columns(batch.length);
  await run.simulate(program, series);
  return series;
}

/** Rank correlations with their errors, and first-order shares. */
async function explainBatch(
  run: Run,
  compiled: CompiledPlan,
  batch: readonly Series[],
  outputs: { readonly raw: SharedColumns; readonly ranks: SharedColumns },
  wanted: readonly Wanted[],
): Promise<void> {
  const series = await simulateBatch(run, compiled, batch);
  const all = batch.map((one, position) => ({ one, position }));
  await run.inParallel(pieces(all, RANKS_PER_TASK), async (some) => {
    const pairs = some.map(({ one, position }) => ({
      series: position,
      outputs: one.readers.map((reader) => ({ column: wanted[reader]!.column, ranks: reader })),
    }));
    const { raw, ranks } = outputs;
    const task = { type: 'sensitivity', outputs: raw, ranks, series, pairs, facts: run.facts } as const;
    const found = await run.runner.run(task);
    run.progress(some.length * run.trials * RANK_WORK, performance.now());
    some.forEach(({ one }, i) => {
      one.readers.forEach((reader, j) => {
        const sensitivity = found[i]![j]!;
        wanted[reader]!.correlations.set(one.name, sensitivity.rank.estimate);
        wanted[reader]!.sensitivities.set(one.name, sensitivity);
      });
    });
  });
  run.release(series);
}

async function correlateBatch(
  run: Run,
  compiled: CompiledPlan,
  batch: readonly Series[],
  outputs: { readonly columns: SharedColumns; readonly usable: readonly boolean[] },
  wanted: readonly Wanted[],
): Promise<void> {
  const series = await simulateBatch(run, compiled, batch);
  const usable = await rankColumns(run, series, batch.length);
  const all = batch.map((one, position) => ({ one, position }));
  await run.inParallel(pieces(all, RANKS_PER_TASK), async (some) => {
    const pairs = some.flatMap(({ one, position }) =>
      one.readers.map((output) => ({ output, series: position })),
    );
    const products = await run.runner.run({ type: 'correlate', outputs: outputs.columns, series, pairs });
    pairs.forEach(({ output, series: position }, i) => {
      const known = usable[position] === true && outputs.usable[output] === true;
      const product = Math.max(-1, Math.min(1, products[i]!));
      wanted[output]!.correlations.set(batch[position]!.name, known ? product : null);
    });
  });
  run.release(series);
}

function driverResult({ output, variable, correlations, sensitivities }: Wanted): DriverResult {
  const list = [...correlations].map(([input, rankCorrelation]) => ({ input, rankCorrelation }));
  list.sort((a, b) => {
    const difference = Math.abs(b.rankCorrelation ?? 0) - Math.abs(a.rankCorrelation ?? 0);
    return difference !== 0 ? difference : a.input < b.input ? -1 : 1;
  });
  const total = list.reduce((sum, { rankCorrelation }) => sum + (rankCorrelation ?? 0) ** 2, 0);
  const inputs = list.map(({ input, rankCorrelation }) => {
    const share = total === 0 ? 0 : (rankCorrelation ?? 0) ** 2 / total;
    const contribution = rankCorrelation === null ? null : share;
    return { input, rankCorrelation, contribution, ...sensitivityFields(sensitivities.get(input)) };
  });
  return { output: variable, at: output.at, inputs };
}

function sensitivityFields(sensitivity: Sensitivity | undefined) {
  if (!sensitivity) return {};
  const { rank, firstOrder } = sensitivity;
  const { estimate, standardError } = firstOrder;
  return {
    rankCorrelationError: rank.standardError,
    firstOrder: estimate === null ? null : { estimate, standardError },
  };
}

/**
 * Rank correlations of the outputs with every random cell upstream of them (docs/cli.md, "drivers"); of the headline alone also
 * their errors and the first-order shares, which take a pass over the trials for each pair of output and input.
 */
export async function findDrivers(
  run: Run,
  compiled: CompiledPlan,
  outputs: SharedColumns,
  which: SimulationRequest['drivers'],
): Promise<DriverResult[]> {
  if (which === 'none') return [];
  const cells = new DriverCells(compiled);
  const wanted = wantedOutputs(compiled, cells, which);
  const series = seriesOf(wanted, cells, compiled.model.periods);
  run.expect(run.trials * RANK_WORK * (wanted.length + series.length));
  const ranked = await rankOutputs(run, outputs, wanted);
  const bytes = run.trials * Float64Array.BYTES_PER_ELEMENT;
  for (const batch of pieces(series, Math.max(1, Math.floor(BATCH_BYTES / bytes)))) {
    if (which === 'all') await correlateBatch(run, compiled, batch, ranked, wanted);
    else await explainBatch(run, compiled, batch, { raw: outputs, ranks: ranked.columns }, wanted);
  }
  return wanted.map(driverResult);
}
