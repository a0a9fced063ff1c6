import { QUANTILE_LEVELS } from '#shared/result.ts';
import { byLevel, errorOfMean, errorsFrom, finite, plainBasics, replicatedBasics, TAIL } from '../errors.ts';
import type { SamplingFacts } from '../facts.ts';
import { binsFor, CURVE_LEVELS } from '../sorted.ts';
import { emptySummary, type Summary, targetFields } from '../summarize.ts';
import { type Grid, MOST_BINS, nextUp } from './grid.ts';
import { type ColumnSums, sharesOf, sumsOf } from './stream.ts';

/** A summary whose quantiles are read from bins. */
export interface StreamedSummary extends Summary {
  /** No quantile's rank is off by more than this share of the trials. */
  readonly rankError: number;
}

/** Trials below each point, known at knots and taken to be evenly spread between them. */
class Cumulative {
  /** Least value, edges, greatest value; ascending. */
  readonly #knots: Float64Array;
  /** Trials below each knot; all of them at the last. */
  readonly #below: Float64Array;
  readonly trials: number;

  constructor({ edges }: Grid, counts: Uint32Array, least: number, greatest: number) {
    const inner = edges.filter((edge) => edge > least && edge <= greatest);
    this.#knots = Float64Array.of(least, ...inner, greatest);
    this.#below = new Float64Array(this.#knots.length);
    const skipped = edges.findIndex((edge) => edge > least);
    let sum = 0;
    const firstBin = skipped < 0 ? edges.length : skipped;
    for (let bin = 0; bin < firstBin; bin++) sum += counts[bin]!;
    for (let i = 1; i < this.#knots.length; i++) {
      sum += counts[firstBin + i - 1]!;
      this.#below[i] = sum;
    }
    this.trials = sum;
  }

  get least(): number {
    return this.#knots[0]!;
  }

  get greatest(): number {
    return this.#knots.at(-1)!;
  }

  /** The last knot before which there are at most so many trials, but never the last of all. */
  #knotBefore(count: number): number {
    let low = 0;
    let high = this.#knots.length - 2;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#below[middle]! <= count) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The quantile of type 7: the value whose rank is (n − 1) · level, the trials of a bin being evenly spread. */
  quantile(level: number): number {
    if (level <= 0) return this.least;
    if (level >= 1) return this.greatest;
    const position = (this.trials - 1) * level + 0.5;
    const knot = this.#knotBefore(position);
    const [from, to] = [this.#knots[knot]!, this.#knots[knot + 1]!];
    const inBin = this.#below[knot + 1]! - this.#below[knot]!;
    const share = inBin === 0 ? 0 : Math.min(1, (position - this.#below[knot]!) / inBin);
    // A bin of one value.
    if (to === nextUp(from)) return from;
    return from + share * (to - from);
  }

  /** Trials below a point. */
  below(x: number): number {
    if (x <= this.least) return 0;
    if (x > this.greatest) return this.trials;
    let knot = 0;
    let high = this.#knots.length - 2;
    while (knot < high) {
      const middle = (knot + high + 1) >>> 1;
      if (this.#knots[middle]! <= x) knot = middle;
      else high = middle - 1;
    }
    const width = this.#knots[knot + 1]! - this.#knots[knot]!;
    const inBin = this.#below[knot + 1]! - this.#below[knot]!;
    return this.#below[knot]! + (width === 0 ? 0 : (inBin * (x - this.#knots[knot]!)) / width);
  }

  /** ∫ of the trials below each point, from a to b, by trapezoids between knots. */
  integral(a: number, b: number): number {
    if (a > b) return -this.integral(b, a);
    const points = [a, ...this.#knots.filter((knot) => knot > a && knot < b), b];
    let sum = 0;
    for (let i = 1; i < points.length; i++) {
      const [from, to] = [points[i - 1]!, points[i]!];
      sum += ((this.below(from) + this.below(to)) / 2) * (to - from);
    }
    return sum;
  }

  /** The largest share of trials in a bin of more than one value. */
  get rankError(): number {
    let most = 0;
    for (let i = 1; i < this.#knots.length; i++) {
      const alone = this.#knots[i]! <= nextUp(this.#knots[i - 1]!);
      if (!alone) most = Math.max(most, this.#below[i]! - this.#below[i - 1]!);
    }
    return most / this.trials;
  }

  histogram(): { start: number; width: number; counts: number[] } {
    const range = this.greatest - this.least;
    if (range === 0) return { start: this.least, width: 0, counts: [this.trials] };
    const bins = binsFor(range, this.quantile(0.75) - this.quantile(0.25), this.trials);
    const width = range / bins;
    const upTo = Array.from({ length: bins + 1 }, (_, i) =>
      i === bins ? this.trials : Math.round(this.below(this.least + i * width)),
    );
    return { start: this.least, width, counts: upTo.slice(1).map((count, i) => count - upTo[i]!) };
  }
}

/**
 * Means of the tails. Σ max(q − x, 0) is known at the grid's quantile; at the column's own, q, it is that plus the integral of
 * the trials below each point in between, and the mean of the lowest share p is q − Σ max(q − x, 0)/(pn).
 */
function tailMeans(all: Cumulative, { low, high }: Grid, { shortfall, excess }: ColumnSums) {
  const n = all.trials;
  const total = (sums: Float64Array) => sums.reduce((sum, one) => sum + one, 0);
  const [lower, upper] = [all.quantile(TAIL), all.quantile(1 - TAIL)];
  const short = total(shortfall) + all.integral(low, lower);
  const over = total(excess) - (n * (upper - high) - all.integral(high, upper));
  return { '0.05': lower - short / (TAIL * n), '0.95': upper + over / (TAIL * n) };
}

/** Mean, standard deviation and the mean's standard error. */
function moments(grid: Grid, sums: ColumnSums, shares: Float64Array, n: number, facts: SamplingFacts) {
  const distance = sums.distances.reduce((sum, one) => sum + one, 0);
  const sd = Math.sqrt(Math.max(0, sums.squares - distance ** 2 / n) / (n - 1));
  const standardError = facts.stratified
    ? errorOfMean(sums.distances.map((sum, r) => sum / shares[r]!))
    : sd / Math.sqrt(n);
  return { mean: finite(grid.centre + distance / n), sd: finite(sd), standardError: finite(standardError) };
}

/** The statistics of a column from what was counted and summed of its trials; `counts` are the column's own. */
export function streamedSummary(
  grid: Grid | null,
  counts: Uint32Array,
  allSums: Float64Array,
  column: number,
  facts: SamplingFacts,
  target: number | undefined,
): StreamedSummary {
  const sums = sumsOf(allSums, column, facts.randomisations);
  if (grid === null || sums.notFinite > 0)
    return { ...emptySummary(target, sums.notFinite, sums.firstNotFinite), rankError: 0 };
  const all = new Cumulative(grid, counts.subarray(0, MOST_BINS), sums.least, sums.greatest);
  const n = all.trials;
  const shares = sharesOf(counts, grid.thresholds.length, facts.randomisations);
  const probability = target === undefined ? null : 1 - all.below(target) / n;
  const quantiles = QUANTILE_LEVELS.map((level) => all.quantile(level));
  const basics = facts.stratified
    ? replicatedBasics({ ...shares, ...sums }, grid.thresholds, grid.quantiles, target)
    : plainBasics(
        n,
        probability,
        { sum: sums.shortfall[0]!, squares: sums.shortfallSquares },
        { sum: sums.excess[0]!, squares: sums.excessSquares },
      );
  const statistics = {
    ...moments(grid, sums, shares.trials, n, facts),
    min: all.least,
    max: all.greatest,
    quantiles: byLevel((position) => quantiles[position]!),
    tailMean: tailMeans(all, grid, sums),
    ...targetFields(target, probability),
    standardErrors: errorsFrom(basics, n, (level) => all.quantile(level)),
  };
  const curve = CURVE_LEVELS.map((level) => all.quantile(level));
  const distribution = { histogram: all.histogram(), curve };
  return { statistics, distribution, notFinite: 0, firstNotFinite: -1, rankError: all.rankError };
}
