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

function slopeAt(level: number, trials: number, sorted: Float64Array): number {
  const [low, high] = windowAt(level, trials);
  return (quantileOf(sorted, high) - quantileOf(sorted, low)) / (high - low);
}

/** Of the mean of R independent figures. */
function errorOfMean(figures: Float64Array): number {
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

/** Of the mean over all trials of the distance beyond `edge`, from the values that lie beyond it. */
function partialMeanError(part: Float64Array, edge: number, trials: number): number {
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < part.length; i++) {
    const distance = part[i]! - edge;
    sum += distance;
    squares += distance * distance;
  }
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

/** Errors of shares and of partial means; a quantile's share by its position among the levels. */
interface Basics {
  quantileShare(position: number): number;
  target(): number;
  readonly shortfall: number;
  readonly excess: number;
}

function plainBasics({ sorted, probability }: KnownColumn): Basics {
  const n = sorted.length;
  const rank = Math.floor((n - 1) * TAIL);
  return {
    quantileShare: (position) => binomialError(QUANTILE_LEVELS[position]!, n),
    target: () => shareError(probability!, n),
    shortfall: partialMeanError(sorted.subarray(0, rank + 1), quantileOf(sorted, TAIL), n),
    excess: partialMeanError(sorted.subarray(n - 1 - rank), quantileOf(sorted, 1 - TAIL), n),
  };
}

function replicatedBasics(column: KnownColumn, count: number): Basics {
  const { sorted, quantiles, target } = column;
  const thresholds = (target === undefined ? [...quantiles] : [...quantiles, target]).sort((a, b) => a - b);
  const edges = { low: quantileOf(sorted, TAIL), high: quantileOf(sorted, 1 - TAIL) };
  const tally = column.tally(count, { thresholds, ...edges });
  const shareBelow = (value: number) => replicatedShareError(tally, thresholds.indexOf(value), sorted.length);
  const meanOfPart = (sums: Float64Array) => errorOfMean(sums.map((sum, r) => sum / tally.trials[r]!));
  return {
    quantileShare: (position) => shareBelow(quantiles[position]!),
    target: () => shareBelow(target!),
    shortfall: meanOfPart(tally.shortfall),
    excess: meanOfPart(tally.excess),
  };
}

/** Values at the ends of the doubles have no error that is one. */
function finite(error: number): number | null {
  return Number.isFinite(error) ? error : null;
}

/** Of a column of finite values. All null where there is one trial. */
export function errorsOf(column: KnownColumn, facts: SamplingFacts): StandardErrors {
  const { sorted, quantiles, target } = column;
  if (sorted.length < 2) return noErrors(target !== undefined);
  const basics = facts.stratified ? replicatedBasics(column, facts.randomisations) : plainBasics(column);
  const errors = quantiles.map(
    (_, i) => basics.quantileShare(i) * slopeAt(QUANTILE_LEVELS[i]!, sorted.length, sorted),
  );
  return {
    quantiles: byLevel((i) => finite(errors[i]!)),
    tailMean: { '0.05': finite(basics.shortfall / TAIL), '0.95': finite(basics.excess / TAIL) },
    ...(target === undefined ? {} : { probabilityAtLeastTarget: basics.target() }),
  };
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
