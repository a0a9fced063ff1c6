import type { At, DriverResult } from '#shared/result.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { column, type SharedColumns } from './columns.ts';
import { pieces, type Run } from './run.ts';
import type { DriverSheet, DriversWanted, RunSource } from './run-sheet.ts';
import type { Sensitivity } from './tasks.ts';
import type { SimulationRequest } from './types.ts';

/** An output cell whose drivers are wanted, and what is found of them. */
interface Wanted {
  readonly variable: string;
  readonly at: At;
  /** Its column among the outputs of the run. */
  readonly column: number;
  readonly correlations: Map<string, number | null>;
  /** With their errors and the first-order shares, where these were asked for too. */
  readonly sensitivities: Map<string, Sensitivity>;
}

type Series = DriverSheet['series'][number];

/** Series that are in memory at once. */
interface Batch {
  readonly series: readonly Series[];
  readonly columns: SharedColumns;
}

/** Bytes of series in memory at once: more is done in turns, from the same random numbers. */
const BATCH_BYTES = 256 * 1024 * 1024;
/** Cost of ranking one value, in instructions. */
const RANK_WORK = 200;
const RANKS_PER_TASK = 4;

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

/** The series in turns, each released once `use` is done with it. */
async function inBatches(
  run: Run,
  source: RunSource,
  which: DriversWanted,
  series: readonly Series[],
  use: (batch: Batch) => Promise<void>,
): Promise<void> {
  const bytes = run.trials * Float64Array.BYTES_PER_ELEMENT;
  const size = Math.max(1, Math.floor(BATCH_BYTES / bytes));
  for (let first = 0; first < series.length; first += size) {
    const batch = series.slice(first, first + size);
    const program = await run.runner.run({
      type: 'compileSeries',
      source,
      which,
      first,
      count: batch.length,
    });
    run.checkCancelled();
    run.expect(run.trials * instructionCount(program));
    const columns = run.columns(batch.length);
    await run.simulate(program, columns);
    await use({ series: batch, columns });
    run.release(columns);
  }
}

/** Rank correlations with their errors, and first-order shares. */
async function explainBatch(
  run: Run,
  { series: batch, columns: series }: Batch,
  outputs: { readonly raw: SharedColumns; readonly ranks: SharedColumns },
  wanted: readonly Wanted[],
): Promise<void> {
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
}

async function correlateBatch(
  run: Run,
  { series: batch, columns: series }: Batch,
  outputs: { readonly columns: SharedColumns; readonly usable: readonly boolean[] },
  wanted: readonly Wanted[],
): Promise<void> {
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
}

function driverResult({ at, variable, correlations, sensitivities }: Wanted): DriverResult {
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
  return { output: variable, at, inputs };
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
  source: RunSource,
  outputs: SharedColumns,
  which: SimulationRequest['drivers'],
): Promise<DriverResult[]> {
  if (which === 'none') return [];
  const sheet = await run.runner.run({ type: 'compileDrivers', source, which });
  run.checkCancelled();
  const wanted = sheet.wanted.map(
    (one): Wanted => ({ ...one, correlations: new Map(), sensitivities: new Map() }),
  );
  run.expect(run.trials * RANK_WORK * (wanted.length + sheet.series.length));
  const ranked = await rankOutputs(run, outputs, wanted);
  await inBatches(run, source, which, sheet.series, (batch) =>
    which === 'all'
      ? correlateBatch(run, batch, ranked, wanted)
      : explainBatch(run, batch, { raw: outputs, ranks: ranked.columns }, wanted),
  );
  run.release(ranked.columns);
  return wanted.map(driverResult);
}
