import { QUANTILE_LEVELS, type StandardErrors } from '#shared/result.ts';
import { normalDensity, normalQuantile } from '../random/normal.ts';
import type { SamplingFacts } from './facts.ts';
import { quantileOf, quantileRanks } from './sorted.ts';
import { deviationOf, meanOf } from './sums.ts';
import type { Marks, Tally } from './tally.ts';

/**
 * Standard errors of quantiles, shares and tail means, by one plan for every sampling:
 *
 * 1. How far the share of trials below a value is from its probability. Plain random numbers: the binomial's
 *    √(p(1 − p)/n). Randomisations: the deviation of their R shares over √R.
 * 2. A quantile's error is that times the slope of the quantile function: Bahadur's representation, which holds for
 *    stratified sampling too (Dong and Nakayama 2017, "Quantile estimation with Latin hypercube sampling", Operations
 *    Research 65, p. 1678).
 * 3. A tail mean is to first order the mean of q − max(q − x, 0)/p, whatever the error of the quantile q (Rockafellar
 *    and Uryasev 2000, "Optimization of conditional value-at-risk", Journal of Risk 2, theorem 1).
 */

/** Two-sided 95 % point, for which the slope's window is made. */
const Z95 = 1.959963984540054;

/**
 * Levels between which the slope of the quantile function at p is taken: Hall and Sheather's window (1988, "On the
 * distribution of a Studentized quantile", JRSS B 50, p. 381), which is best for intervals from it, with the normal's
 * shape, as Koenker (2005, "Quantile Regression", section 3.4) has it.
 */
function windowAt(p: number, trials: number): readonly [low: number, high: number] {
  const z = normalQuantile(p);
  const half = Math.cbrt((Z95 ** 2 * 1.5 * normalDensity(z) ** 2) / ((2 * z ** 2 + 1) * trials));
  return [Math.max(0, p - half), Math.min(1, p + half)];
}

/** Share of the trials in each tail. */
export const TAIL = 0.05;

/** The ranks of a column that {@link errorsOf} reads, in ascending order, each once. */
export function errorRanks(trials: number): number[] {
  const slopes = QUANTILE_LEVELS.flatMap((level) => windowAt(level, trials));
  const ranks = quantileRanks(trials, [...QUANTILE_LEVELS, ...slopes]);
  return [...new Set(ranks)].sort((a, b) => a - b);
}

/** The quantile of a column at a level. */
export type QuantileAt = (level: number) => number;

function slopeAt(level: number, trials: number, quantile: QuantileAt): number {
  const [low, high] = windowAt(level, trials);
  return (quantile(high) - quantile(low)) / (high - low);
}

/** Of the mean of R independent figures. */
export function errorOfMean(figures: Float64Array): number {
  return deviationOf(figures, meanOf(figures))! / Math.sqrt(figures.length);
}

/**
 * Of the share of trials below threshold t. The shares of stratified randomisations may all be the same: each half of a
 * Sobol net holds half of its points. The quantile still lies anywhere between two neighbours of n evenly spread points,
 * half a gap (exponential) to either side: a variance of 1/(2n²).
 */
function replicatedShareError({ trials, below }: Tally, threshold: number, n: number): number {
  const randomisations = trials.length;
  const shares = trials.map((count, r) => below[threshold * randomisations + r]! / count);
  return Math.hypot(errorOfMean(shares), Math.SQRT1_2 / n);
}

function binomialError(p: number, trials: number): number {
  return Math.sqrt((p * (1 - p)) / trials);
}

/** By Agresti and Coull (1998, The American Statistician 52, p. 119): also where none or all of the trials reach. */
function shareError(share: number, trials: number): number {
  return binomialError((share * trials + 2) / (trials + 4), trials);
}

/** Σd and Σd² of the distances d beyond an edge, over the values that lie beyond it. */
export interface PartialSums {
  readonly sum: number;
  readonly squares: number;
}

function partialSums(part: Float64Array, edge: number): PartialSums {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < part.length; i++) {
    const distance = part[i]! - edge;
    sum += distance;
    squares += distance * distance;
  }
  return { sum, squares };
}

/** Of the mean over all trials of the distance beyond an edge. */
function partialMeanError({ sum, squares }: PartialSums, trials: number): number {
  return Math.sqrt((squares - sum ** 2 / trials) / (trials - 1) / trials);
}

/** What is known of a column when its errors are asked for. */
export interface KnownColumn {
  /** Counts and sums of its trials by randomisation. */
  tally(randomisations: number, marks: Marks): Tally;
  /** Arranged at the ranks of {@link errorRanks}. */
  readonly sorted: Float64Array;
  /** At {@link QUANTILE_LEVELS}. */
  readonly quantiles: readonly number[];
  readonly target: number | undefined;
  /** P(x ≥ target), null without a target. */
  readonly probability: number | null;
}

/** Errors of shares and of partial means. */
export interface Basics {
  /** Of the share of trials below the quantile at each level. */
  readonly quantileShares: readonly number[];
  /** Of P(x ≥ target); null without a target. */
  readonly target: number | null;
  /** Of the means of max(q − x, 0) and of max(x − q, 0) over all trials. */
  readonly shortfall: number;
  readonly excess: number;
}

/** Of plain random numbers. */
export function plainBasics(
  trials: number,
  probability: number | null,
  shortfall: PartialSums,
  excess: PartialSums,
): Basics {
  return {
    quantileShares: QUANTILE_LEVELS.map((level) => binomialError(level, trials)),
    target: probability === null ? null : shareError(probability, trials),
    shortfall: partialMeanError(shortfall, trials),
    excess: partialMeanError(excess, trials),
  };
}

/** Of randomisations, from a tally whose thresholds include the quantiles and the target. */
export function replicatedBasics(
  tally: Tally,
  thresholds: readonly number[],
  quantiles: readonly number[],
  target: number | undefined,
): Basics {
  const trials = tally.trials.reduce((sum, count) => sum + count, 0);
  const shareBelow = (value: number) => replicatedShareError(tally, thresholds.indexOf(value), trials);
  const meanOfPart = (sums: Float64Array) => errorOfMean(sums.map((sum, r) => sum / tally.trials[r]!));
  return {
    quantileShares: quantiles.map(shareBelow),
    target: target === undefined ? null : shareBelow(target),
    shortfall: meanOfPart(tally.shortfall),
    excess: meanOfPart(tally.excess),
  };
}

/** The thresholds of a tally: quantiles and the target, ascending. */
export function thresholdsOf(quantiles: readonly number[], target: number | undefined): number[] {
  return (target === undefined ? [...quantiles] : [...quantiles, target]).sort((a, b) => a - b);
}

function basicsOf(column: KnownColumn, facts: SamplingFacts): Basics {
  const { sorted, quantiles, target, probability } = column;
  const n = sorted.length;
  const edges = { low: quantileOf(sorted, TAIL), high: quantileOf(sorted, 1 - TAIL) };
  if (facts.stratified) {
    const thresholds = thresholdsOf(quantiles, target);
    const tally = column.tally(facts.randomisations, { thresholds, ...edges });
    return replicatedBasics(tally, thresholds, quantiles, target);
  }
  const rank = Math.floor((n - 1) * TAIL);
  const shortfall = partialSums(sorted.subarray(0, rank + 1), edges.low);
  return plainBasics(n, probability, shortfall, partialSums(sorted.subarray(n - 1 - rank), edges.high));
}

/** Values at the ends of the doubles have no error that is one. */
export function finite(error: number): number | null {
  return Number.isFinite(error) ? error : null;
}

/** The errors of all figures of a column of so many trials, at least two. */
export function errorsFrom(basics: Basics, trials: number, quantile: QuantileAt): StandardErrors {
  const { quantileShares, target, shortfall, excess } = basics;
  const errors = QUANTILE_LEVELS.map((level, i) => quantileShares[i]! * slopeAt(level, trials, quantile));
  return {
    quantiles: byLevel((i) => finite(errors[i]!)),
    tailMean: { '0.05': finite(shortfall / TAIL), '0.95': finite(excess / TAIL) },
    ...(target === null ? {} : { probabilityAtLeastTarget: target }),
  };
}

/** Of a column of finite values. All null where there is one trial. */
export function errorsOf(column: KnownColumn, facts: SamplingFacts): StandardErrors {
  const { sorted, target } = column;
  if (sorted.length < 2) return noErrors(target !== undefined);
  return errorsFrom(basicsOf(column, facts), sorted.length, (level) => quantileOf(sorted, level));
}

/** Level as text to a figure of each level, given by its position. */
export function byLevel(of: (position: number) => number | null): Record<string, number | null> {
  return Object.fromEntries(QUANTILE_LEVELS.map((level, i) => [String(level), of(i)]));
}

/** Where there is nothing to estimate errors from. */
export function noErrors(hasTarget: boolean): StandardErrors {
  return {
    quantiles: byLevel(() => null),
    tailMean: { '0.05': null, '0.95': null },
    ...(hasTarget ? { probabilityAtLeastTarget: null } : {}),
  };
}
