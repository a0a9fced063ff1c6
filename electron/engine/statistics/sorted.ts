import { compensatedSum } from './sums.ts';

/** Quantile of type 7 (Hyndman and Fan 1996, The American Statistician 50, p. 361) of ascending values. */
export function quantileOf(sorted: Float64Array, level: number): number {
  const position = (sorted.length - 1) * level;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  const share = position - below;
  const gap = high - low;
  // Far ends of the doubles: their difference may be too large to be one.
  return Number.isFinite(gap) ? low + share * gap : low * (1 - share) + high * share;
}

/** Values at either end that tail means and their errors are made of. */
export function tailLength(length: number, share: number): number {
  return Math.min(length, Math.floor(share * length) + 1);
}

/** The ranks (0-based) that quantiles at these levels are made of. */
export function quantileRanks(length: number, levels: readonly number[]): number[] {
  return levels.flatMap((level) => {
    const below = Math.floor((length - 1) * level);
    return [below, Math.min(below + 1, length - 1)];
  });
}

/** The ranks at which the tails of this share at either end begin: the means need no order within them. */
export function tailRanks(length: number, share: number): number[] {
  const whole = Math.floor(share * length);
  return [whole, length - whole - 1];
}

/**
 * Mean of the lowest share q: (Σ_{i≤k} x₍ᵢ₎ + (qn − k)·x₍k+1₎)/(qn) with k = ⌊qn⌋ (expected shortfall of the
 * empirical distribution; Acerbi and Tasche 2002, Journal of Banking & Finance 26, definition 2.6).
 */
export function lowerTailMean(sorted: Float64Array, share: number): number {
  const mass = share * sorted.length;
  const whole = Math.floor(mass);
  const rest = mass - whole;
  const sum = compensatedSum(sorted.subarray(0, whole));
  return (rest === 0 ? sum : sum + rest * sorted[whole]!) / mass;
}

/** The same of the highest share. */
export function upperTailMean(sorted: Float64Array, share: number): number {
  const mass = share * sorted.length;
  const whole = Math.floor(mass);
  const rest = mass - whole;
  const sum = compensatedSum(sorted.subarray(sorted.length - whole));
  return (rest === 0 ? sum : sum + rest * sorted[sorted.length - whole - 1]!) / mass;
}

/** Number of values below `value`. */
export function countBelow(values: Float64Array, value: number): number {
  let count = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! < value) count++;
  return count;
}

const LEAST_BINS = 10;
export const MOST_BINS = 60;

/** A range that no double holds leaves no number: such a value counts in the first bin. */
export function binOf(value: number, start: number, width: number, bins: number): number {
  return Math.min(bins - 1, Math.floor((value - start) / width)) || 0;
}

/** How many values are in each bin, ⌊(value − start) / width⌋ and at most the last. */
export function countBins(values: Float64Array, start: number, width: number, bins: number): Uint32Array {
  const counts = new Uint32Array(bins);
  for (let i = 0; i < values.length; i++) {
    const bin = binOf(values[i]!, start, width, bins);
    counts[bin] = counts[bin]! + 1;
  }
  return counts;
}

/** As many bins as Freedman and Diaconis (1981) say for a range and an interquartile spread, 10 to 60. */
export function binsFor(range: number, spread: number, count: number): number {
  const ideal = spread > 0 ? (range * Math.cbrt(count)) / (2 * spread) : LEAST_BINS;
  return Math.min(MOST_BINS, Math.max(LEAST_BINS, Math.ceil(ideal)));
}

/**
 * A histogram over the whole range, with the width of Freedman and Diaconis (1981) where that gives 10 to 60 bins.
 * The first bin starts at the minimum, the last one holds the maximum. `count` counts the values by bin.
 */
export function histogramOf(
  sorted: Float64Array,
  count: (start: number, width: number, bins: number) => Uint32Array = (start, width, bins) =>
    countBins(sorted, start, width, bins),
): { start: number; width: number; counts: number[] } {
  const start = sorted[0]!;
  const range = sorted[sorted.length - 1]! - start;
  if (range === 0) return { start, width: 0, counts: [sorted.length] };
  const spread = quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25);
  const bins = binsFor(range, spread, sorted.length);
  const width = range / bins;
  return { start, width, counts: [...count(start, width, bins)] };
}

/** 0, 0.005, …, 1. */
export const CURVE_LEVELS = Array.from({ length: 201 }, (_, i) => i / 200);

/** Quantiles at {@link CURVE_LEVELS}. */
export function curveOf(sorted: Float64Array): number[] {
  return CURVE_LEVELS.map((level) => quantileOf(sorted, level));
}
