import { QUANTILE_LEVELS } from '#shared/result.ts';
import { TAIL, thresholdsOf } from '../errors.ts';
import { quantileOf } from '../sorted.ts';
import { meanOf } from '../sums.ts';
import { stepOf } from '../tally.ts';

/**
 * Bins of nearly equal probability for a column whose trials are too many to keep, from the first of them: what is
 * counted by them adds up exactly, whatever the order of trials, chunks and threads.
 */
export interface Grid {
  /** Ascending, each once: bin k holds the values from edge k − 1 up to but not including edge k. */
  readonly edges: Float64Array;
  /** Of the first trials, at {@link QUANTILE_LEVELS}; edges, too. */
  readonly quantiles: readonly number[];
  /** Quantiles and the target, ascending: what is counted by randomisation. */
  readonly thresholds: readonly number[];
  /** Where the lower tail ends and the upper one begins. */
  readonly low: number;
  readonly high: number;
  /** Near the mean: sums are of distances from it. */
  readonly centre: number;
}

/** Trials that a grid is made from: the first ones of the run. */
export const PILOT_TRIALS = 32_768;

const EQUAL_BINS = 4096;
const THRESHOLDS = QUANTILE_LEVELS.length + 1;
/** Each edge may have an atom, which needs a second one. */
const MOST_EDGES = EQUAL_BINS + 2 + 2 * THRESHOLDS;

/** Bins of a grid at most. */
export const MOST_BINS = MOST_EDGES + 1;

const bits = new BigInt64Array(1);
const double = new Float64Array(bits.buffer);

/** The next greater double. */
export function nextUp(x: number): number {
  if (x === 0) return Number.MIN_VALUE;
  double[0] = x;
  bits[0] = bits[0]! + (x > 0 ? 1n : -1n);
  return double[0];
}

/** Edges at equal ranks; a value that takes several ranks is a bin of its own. */
function edgesOf(sorted: Float64Array, marks: readonly number[]): Float64Array {
  const edges = new Set<number>(marks);
  let before = Number.NaN;
  for (let i = 0; i <= EQUAL_BINS; i++) {
    // −0 and 0 are one edge.
    const edge = sorted[Math.round((i * (sorted.length - 1)) / EQUAL_BINS)]! + 0;
    if (edge === before) edges.add(nextUp(edge));
    edges.add(edge);
    before = edge;
  }
  return Float64Array.from(edges).sort();
}

/** The grid of a column by its first trials; null where one of them is not finite, for then it has no statistics. */
export function gridOf(pilot: Float64Array, target: number | undefined): Grid | null {
  const centre = meanOf(pilot);
  if (!Number.isFinite(centre)) return null;
  const sorted = Float64Array.from(pilot).sort();
  const quantiles = QUANTILE_LEVELS.map((level) => quantileOf(sorted, level) + 0);
  const thresholds = thresholdsOf(quantiles, target);
  const edges = edgesOf(sorted, thresholds);
  const [low, high] = [quantileOf(sorted, TAIL), quantileOf(sorted, 1 - TAIL)];
  return { edges, quantiles, thresholds, low, high, centre };
}

/** Steps of equal width between two edges near the ends, by which bins are looked up. */
const STEPS = 8192;
/** Edges left out at each end, so that far values don't take the steps away from the rest. */
const TRIM = 16;

/** Finds bins. */
export interface BinLookup {
  readonly edges: Float64Array;
  readonly first: number;
  readonly scale: number;
  /** Edges in lower steps than this one: all that are not above its values, and perhaps some of its own. */
  readonly before: Uint16Array;
  /** How many thresholds are not above a bin's values. */
  readonly reached: Uint8Array;
}

export function binLookup({ edges, thresholds }: Grid): BinLookup {
  const last = edges.length - 1;
  const first = edges[Math.min(TRIM, last)]!;
  const range = edges[Math.max(0, last - TRIM)]! - first;
  const scale = range > 0 && range < Number.POSITIVE_INFINITY ? (STEPS - 2) / range : 0;
  const before = new Uint16Array(STEPS + 1);
  for (const edge of edges) {
    const step = scale === 0 ? 0 : stepOf(edge, first, scale, STEPS);
    before[step + 1] = before[step + 1]! + 1;
  }
  for (let step = 1; step <= STEPS; step++) before[step] = before[step]! + before[step - 1]!;
  const reached = new Uint8Array(edges.length + 1);
  for (let bin = 1; bin < reached.length; bin++) {
    const edge = edges[bin - 1]!;
    reached[bin] = thresholds.filter((threshold) => threshold <= edge).length;
  }
  return { edges, first, scale, before, reached };
}

/** The bin of a value: how many edges are not above it. */
export function binOf(x: number, { edges, first, scale, before }: BinLookup): number {
  const step = scale === 0 ? 0 : stepOf(x, first, scale, STEPS);
  let low = before[step]!;
  let high = before[step + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (x >= edges[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}
