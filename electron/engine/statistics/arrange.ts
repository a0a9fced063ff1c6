const BUCKETS = 16_384;
/** Values by which the range of the buckets is chosen; columns that are not much longer are simply sorted. */
const SAMPLE = 512;
const SHORT = 4 * SAMPLE;
/** Of the sample left out at each end, so that a few far values don't take the buckets away from the rest. */
const TRIM = 5;
/** Buckets up to this length are sorted by insertion. */
const FEW = 24;

/** A linear and so monotone map from values to buckets; what is beyond its range goes to the first or the last one. */
interface Buckets {
  readonly low: number;
  readonly scale: number;
}

function bucketsFor(values: Float64Array): Buckets | null {
  const sample = new Float64Array(SAMPLE);
  for (let i = 0; i < SAMPLE; i++) sample[i] = values[Math.floor((i * values.length) / SAMPLE)]!;
  sample.sort();
  const low = sample[TRIM]!;
  const scale = (BUCKETS - 2) / (sample[SAMPLE - 1 - TRIM]! - low);
  return Number.isFinite(scale) && scale > 0 ? { low, scale } : null;
}

function bucketOf(value: number, { low, scale }: Buckets): number {
  const position = (value - low) * scale + 1;
  if (position < 0) return 0;
  return position < BUCKETS - 1 ? Math.floor(position) : BUCKETS - 1;
}

/** Sorts values[from … end − 1]. */
function sortRange(values: Float64Array, from: number, end: number): void {
  if (end - from > FEW) {
    sortMany(values, from, end);
    return;
  }
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

/** A copy of the values dealt to their buckets, in the order of the buckets, and where each bucket starts. */
function deal(values: Float64Array, buckets: Buckets): { dealt: Float64Array; starts: Uint32Array } {
  const own = new Uint16Array(values.length);
  const starts = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < values.length; i++) {
    const bucket = bucketOf(values[i]!, buckets);
    own[i] = bucket;
    starts[bucket + 1] = starts[bucket + 1]! + 1;
  }
  for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket] = starts[bucket]! + starts[bucket - 1]!;
  const next = starts.slice();
  const dealt = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const bucket = own[i]!;
    const at = next[bucket]!;
    dealt[at] = values[i]!;
    next[bucket] = at + 1;
  }
  return { dealt, starts };
}

/**
 * A copy of finite values that is in ascending order as far as it matters: each of the ranks (0-based) holds the value
 * that sorting would put there, every value before it is not greater, and none after it is less; a binary search finds
 * how many values are below each of the `probes`. Values are dealt to 16 384 buckets, and only buckets that hold a rank
 * or a probe are sorted: five times faster than sorting everything where values are spread out, no slower where not.
 */
export function arrange(
  values: Float64Array,
  ranks: readonly number[],
  probes: readonly number[],
): Float64Array {
  const buckets = values.length < SHORT ? null : bucketsFor(values);
  if (buckets === null) return Float64Array.from(values).sort();
  const { dealt, starts } = deal(values, buckets);
  const wanted = new Set(probes.map((probe) => bucketOf(probe, buckets)));
  let bucket = 0;
  for (const rank of ranks.toSorted((a, b) => a - b)) {
    while (starts[bucket + 1]! <= rank) bucket++;
    wanted.add(bucket);
  }
  for (const one of wanted) sortRange(dealt, starts[one]!, starts[one + 1]!);
  return dealt;
}
