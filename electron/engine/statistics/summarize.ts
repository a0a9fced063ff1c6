import { type At, type CellResult, type Distribution, QUANTILE_LEVELS } from '#shared/result.ts';
import { type ColumnReader, plainColumn } from './column.ts';
import {
  CURVE_LEVELS,
  countBelow,
  curveOf,
  histogramOf,
  lowerTailMean,
  quantileOf,
  quantileRanks,
  tailRanks,
  upperTailMean,
} from './sorted.ts';
import { deviationFrom, laneSums, SUM_LANES, standardErrorOf, totalOf } from './sums.ts';

/** Share of the trials in each tail. */
const TAIL = 0.05;

/** How the trials of a column were made: what its standard error depends on. */
export interface SamplingFacts {
  readonly randomisations: number;
  /** False for plain random numbers, whose standard error is sd/√n. */
  readonly stratified: boolean;
}

/** Statistics of one column of trials. */
export interface Summary {
  readonly statistics: Omit<CellResult, 'at'>;
  readonly distribution: Omit<Distribution, 'at'>;
  /** Trials that are not finite; where there are any, every statistic is null. */
  readonly notFinite: number;
  /** The first such trial, −1 where there is none. */
  readonly firstNotFinite: number;
}

function quantilesOf(level: (level: number) => number | null): Record<string, number | null> {
  return Object.fromEntries(QUANTILE_LEVELS.map((one) => [String(one), level(one)]));
}

function targetFields(target: number | undefined, probability: number | null) {
  return target === undefined ? {} : { target, probabilityAtLeastTarget: probability };
}

function emptySummary(target: number | undefined, notFinite: number, firstNotFinite: number): Summary {
  const statistics = {
    mean: null,
    sd: null,
    standardError: null,
    min: null,
    max: null,
    quantiles: quantilesOf(() => null),
    tailMean: { '0.05': null, '0.95': null },
    ...targetFields(target, null),
  };
  return { statistics, distribution: { histogram: null, curve: null }, notFinite, firstNotFinite };
}

function shareAtLeast(sorted: Float64Array, target: number | undefined): number | null {
  return target === undefined ? null : (sorted.length - countBelow(sorted, target)) / sorted.length;
}

const ALL_FINITE = { notFinite: 0, firstNotFinite: -1 } as const;

/** How many values are not finite, and where the first one stands; −1 where there is none. */
export function notFiniteIn(values: Float64Array): Pick<Summary, 'notFinite' | 'firstNotFinite'> {
  let notFinite = 0;
  let firstNotFinite = -1;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]!)) continue;
    if (notFinite === 0) firstNotFinite = i;
    notFinite++;
  }
  return { notFinite, firstNotFinite };
}

/** The ranks that the figures of a summary are made of, in ascending order, each once. */
function ranksFor(length: number): number[] {
  const ranks = [
    ...quantileRanks(length, QUANTILE_LEVELS),
    ...quantileRanks(length, CURVE_LEVELS),
    ...tailRanks(length, TAIL),
  ];
  return [...new Set(ranks)].sort((a, b) => a - b);
}

/** Columns of a run are of one length. */
let lastRanks: { readonly length: number; readonly ranks: readonly number[] } | null = null;

function summaryRanks(length: number): readonly number[] {
  if (lastRanks?.length !== length) lastRanks = { length, ranks: ranksFor(length) };
  return lastRanks.ranks;
}

/** Summarises a column as docs/cli.md defines each figure. The column is left as it is. */
export function summarize(
  values: Float64Array,
  facts: SamplingFacts,
  target: number | undefined,
  read: ColumnReader = plainColumn,
): Summary {
  const column = read(values);
  const sums = column.laneSums();
  const mean = totalOf(sums) / values.length;
  // One value that is not finite would make the sum so.
  const { notFinite, firstNotFinite } = Number.isFinite(mean) ? ALL_FINITE : notFiniteIn(values);
  if (notFinite > 0) return emptySummary(target, notFinite, firstNotFinite);
  const sorted = column.arranged(summaryRanks(values.length), target === undefined ? [] : [target]);
  const sd = deviationFrom(column.squaredDistances(mean), values.length);
  const sumsOf = (lanes: number) => (lanes === SUM_LANES ? sums : laneSums(values, lanes));
  const statistics = {
    mean,
    sd,
    standardError: standardErrorOf(values, sd, facts.randomisations, facts.stratified, sumsOf),
    min: sorted[0]!,
    max: sorted[sorted.length - 1]!,
    quantiles: quantilesOf((level) => quantileOf(sorted, level)),
    tailMean: { '0.05': lowerTailMean(sorted, TAIL), '0.95': upperTailMean(sorted, TAIL) },
    ...targetFields(target, shareAtLeast(sorted, target)),
  };
  const histogram = histogramOf(sorted, column.countBins);
  return { statistics, distribution: { histogram, curve: curveOf(sorted) }, notFinite, firstNotFinite };
}

/** A summary with its place. */
export function placed(at: At, summary: Summary): { cell: CellResult; distribution: Distribution } {
  return { cell: { at, ...summary.statistics }, distribution: { at, ...summary.distribution } };
}
