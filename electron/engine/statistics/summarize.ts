import { type At, type CellResult, type Distribution, QUANTILE_LEVELS } from '#shared/result.ts';
import { type ColumnReader, plainColumn } from './column.ts';
import { byLevel, errorRanks, errorsOf, noErrors, TAIL } from './errors.ts';
import type { SamplingFacts } from './facts.ts';
import {
  CURVE_LEVELS,
  countBelow,
  curveOf,
  histogramOf,
  lowerTailMean,
  quantileOf,
  quantileRanks,
  tailLength,
  tailRanks,
  upperTailMean,
} from './sorted.ts';
import { deviationFrom, laneSums, SUM_LANES, standardErrorOf, totalOf } from './sums.ts';

/** Statistics of one column of trials. */
export interface Summary {
  readonly statistics: Omit<CellResult, 'at'>;
  readonly distribution: Omit<Distribution, 'at'>;
  /** Trials that are not finite; where there are any, every statistic is null. */
  readonly notFinite: number;
  /** The first such trial, −1 where there is none. */
  readonly firstNotFinite: number;
}

export function targetFields(target: number | undefined, probability: number | null) {
  return target === undefined ? {} : { target, probabilityAtLeastTarget: probability };
}

export function emptySummary(target: number | undefined, notFinite: number, firstNotFinite: number): Summary {
  const statistics = {
    mean: null,
    sd: null,
    standardError: null,
    min: null,
    max: null,
    quantiles: byLevel(() => null),
    tailMean: { '0.05': null, '0.95': null },
    ...targetFields(target, null),
    standardErrors: noErrors(target !== undefined),
  };
  return { statistics, distribution: { histogram: null, curve: null }, notFinite, firstNotFinite };
}

function shareAtLeast(values: Float64Array, target: number | undefined): number | null {
  return target === undefined ? null : (values.length - countBelow(values, target)) / values.length;
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
  const ranks = [...quantileRanks(length, CURVE_LEVELS), ...errorRanks(length), ...tailRanks(length, TAIL)];
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
  const sorted = column.arranged(summaryRanks(values.length), tailLength(values.length, TAIL));
  const sd = deviationFrom(column.squaredDistances(mean), values.length);
  const sumsOf = (lanes: number) => (lanes === SUM_LANES ? sums : laneSums(values, lanes));
  const quantiles = QUANTILE_LEVELS.map((level) => quantileOf(sorted, level));
  const probability = shareAtLeast(values, target);
  const statistics = {
    mean,
    sd,
    standardError: standardErrorOf(values, sd, facts.randomisations, facts.stratified, sumsOf),
    min: sorted[0]!,
    max: sorted[sorted.length - 1]!,
    quantiles: byLevel((position) => quantiles[position]!),
    tailMean: { '0.05': lowerTailMean(sorted, TAIL), '0.95': upperTailMean(sorted, TAIL) },
    ...targetFields(target, probability),
    standardErrors: errorsOf({ tally: column.tally, sorted, quantiles, target, probability }, facts),
  };
  const histogram = histogramOf(sorted, column.countBins);
  return { statistics, distribution: { histogram, curve: curveOf(sorted) }, notFinite, firstNotFinite };
}

/** A summary with its place. */
export function placed(at: At, summary: Summary): { cell: CellResult; distribution: Distribution } {
  return { cell: { at, ...summary.statistics }, distribution: { at, ...summary.distribution } };
}
