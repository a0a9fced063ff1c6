/** Most buckets; a column has one for every four values. */
export const MOST_BUCKETS = 16_384;
const VALUES_PER_BUCKET = 4;
/** Values by which the range of the buckets is chosen; columns that are not much longer are simply sorted. */
const SAMPLE = 512;
export const SHORT = 4 * SAMPLE;
/** Of the sample left out at each end, so that a few far values don't take the buckets away from the rest. */
const TRIM = 5;
/** Buckets up to this length are sorted by insertion. */
export const FEW = 48;

/** A linear and so monotone map from values to buckets; what is beyond its range goes to the first or the last one. */
export interface Buckets {
  readonly low: number;
  readonly scale: number;
  readonly count: number;
  /** A value that many share, as nearly all trials of a rare event do; null where none was seen. */
  readonly common: number | null;
}

/** Of a sample: a value that so many share is told apart from what else is in its bucket. */
const COMMON = SAMPLE / 8;

function commonIn(sample: Float64Array): number | null {
  for (let i = COMMON; i < SAMPLE; i++) if (sample[i] === sample[i - COMMON]) return sample[i]! + 0;
  return null;
}

/**
 * Buckets over the range of the values, but over no more than three times that of a sample without its ends. Null where
 * sorting is as good.
 */
export function bucketsFor(values: Float64Array, min: number, max: number): Buckets | null {
  if (values.length < SHORT) return null;
  const sample = new Float64Array(SAMPLE);
  for (let i = 0; i < SAMPLE; i++) sample[i] = values[Math.floor((i * values.length) / SAMPLE)]!;
  sample.sort();
  const from = sample[TRIM]!;
  const to = sample[SAMPLE - 1 - TRIM]!;
  const low = Math.max(min, from - (to - from));
  const count = Math.min(MOST_BUCKETS, values.length / VALUES_PER_BUCKET) | 0;
  const scale = (count - 1) / (Math.min(max, to + (to - from)) - low);
  if (!(Number.isFinite(scale) && scale > 0 && Number.isFinite(low))) return null;
  return { low, scale, count, common: commonIn(sample) };
}

/** Adding it to a number below and taking it away rounds to the nearest whole number. */
const TO_WHOLE = 2 ** 52;

export function bucketOf(value: number, { low, scale, count }: Buckets): number {
  const position = Math.min(Math.max((value - low) * scale, 0), count - 1);
  return position + TO_WHOLE - TO_WHOLE;
}

function sortFew(values: Float64Array, from: number, end: number): void {
  for (let i = from + 1; i < end; i++) {
    const value = values[i]!;
    let at = i;
    for (; at > from && values[at - 1]! > value; at--) values[at] = values[at - 1]!;
    values[at] = value;
  }
}

/** Puts a value that many may share between the less and the greater ones, so that only these are left to sort. */
function sortMany(values: Float64Array, from: number, end: number): void {
  const pivot = values[(from + end) >> 1]!;
  let less = from;
  let greater = end;
  for (let at = from; at < greater; ) {
    const value = values[at]!;
    if (value < pivot) {
      values[at++] = values[less]!;
      values[less++] = value;
    } else if (value > pivot) {
      values[at] = values[--greater]!;
      values[greater] = value;
    } else at++;
  }
  values.subarray(from, less).sort();
  values.subarray(greater, end).sort();
}

/** Values dealt to their buckets, in the order of the buckets, and where each bucket ends. */
interface Dealt {
  readonly values: Float64Array;
  readonly ends: Uint32Array;
}

/** Deals a copy of the values to buckets; within a bucket they keep their order. */
function deal(values: Float64Array, buckets: Buckets): Dealt {
  const own = new Uint16Array(values.length);
  const next = new Uint32Array(buckets.count + 1);
  for (let i = 0; i < values.length; i++) {
    const bucket = bucketOf(values[i]!, buckets);
    own[i] = bucket;
    next[bucket + 1] = next[bucket + 1]! + 1;
  }
  for (let bucket = 1; bucket <= buckets.count; bucket++) next[bucket] = next[bucket]! + next[bucket - 1]!;
  const dealt = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const bucket = own[i]!;
    const at = next[bucket]!;
    dealt[at] = values[i]!;
    next[bucket] = at + 1;
  }
  return { values: dealt, ends: next };
}

/** Sorts the values of one bucket, from one place to another. */
export function sortBucket(values: Float64Array, from: number, end: number): void {
  if (end - from > FEW) sortMany(values, from, end);
  else sortFew(values, from, end);
}

/** Sorts the buckets that hold one of the ranks, quickest where these ascend. */
function settle({ values, ends }: Dealt, ranks: readonly number[]): void {
  let bucket = 0;
  let sorted = -1;
  for (const rank of ranks) {
    if (bucket > 0 && rank < ends[bucket - 1]!) bucket = 0;
    while (ends[bucket]! <= rank) bucket++;
    if (bucket !== sorted) sortBucket(values, bucket === 0 ? 0 : ends[bucket - 1]!, ends[bucket]!);
    sorted = bucket;
  }
}

function extremesOf(values: Float64Array): readonly [least: number, most: number] {
  let least = values[0]!;
  let most = least;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/**
 * A copy of finite values that is in ascending order as far as it matters: each of the ranks (0-based) holds the
 * value that sorting would put there, every value before it is not greater, and none after it is less. Values are dealt
 * to buckets, and only buckets that hold a rank are sorted: five times faster than sorting everything where values are
 * spread out, no slower where not.
 */
export function arrange(values: Float64Array, ranks: readonly number[]): Float64Array {
  const buckets = values.length < SHORT ? null : bucketsFor(values, ...extremesOf(values));
  if (buckets === null) return Float64Array.from(values).sort();
  const dealt = deal(values, buckets);
  settle(dealt, ranks);
  return dealt.values;
}
