import type { Kernels } from '../kernels/kernels.ts';
import { type Buckets, bucketOf, FEW, MOST_BUCKETS, sortBucket } from './arrange.ts';
import { binOf, MOST_BINS } from './sorted.ts';

/** Ranks that are listed in the kernels' memory. */
export const MOST_RANKS = 4096;
const WORD = 4;
/** What a bucket is marked with: the bytes of a place in the list of values that are put to theirs. */
const MARK = 4;

/** A column in the kernels' memory, and where what is made of it goes, in bytes. */
export interface ColumnMemory {
  readonly kernels: Kernels;
  readonly buffer: ArrayBuffer;
  readonly length: number;
  /** The column, and room for one of the same length. */
  readonly values: number;
  readonly arranged: number;
  /** Two bytes and four bytes a value, the latter with one to spare. */
  readonly own: number;
  readonly list: number;
  /** {@link BUCKET_BYTES}. */
  readonly tables: number;
}

/** What is asked of the order of a column. */
export interface Wanted {
  /** Ascending, at most {@link MOST_RANKS}. */
  readonly ranks: readonly number[];
  /** Values at either end. */
  readonly tail: number;
}

const TABLE = (MOST_BUCKETS + 2) * WORD;
/** Starts and next places of the buckets, their marks, ranks, and buckets left to sort. */
export const BUCKET_BYTES = 2 * TABLE + MOST_BUCKETS + 2 * MOST_RANKS * WORD;

/** The places where bins of a histogram meet, if it has {@link MOST_BINS}: as buckets on either side of doubt. */
interface Edge {
  readonly low: number;
  readonly high: number;
}

/**
 * Buckets in which a number may lie that is the first of the next bin: rounding leaves it some units in the last place
 * from start + k · width. None where the range is no double.
 */
function edgesOf(least: number, most: number, buckets: Buckets): Edge[] {
  const width = (most - least) / MOST_BINS;
  const doubt = 2 ** -48 * (Math.abs(least) + Math.abs(most));
  if (!Number.isFinite(width) || !Number.isFinite(doubt)) return [];
  return Array.from({ length: MOST_BINS - 1 }, (_, i) => {
    const edge = least + (i + 1) * width;
    return { low: bucketOf(edge - doubt, buckets), high: bucketOf(edge + doubt, buckets) };
  });
}

/** A column counted by bucket: {@link arrange} for some ranks and the tails, and its histogram nearly for nothing. */
export class CountedColumn {
  /** Good until another column is counted. */
  readonly arranged: Float64Array;
  readonly #starts: Uint32Array;
  readonly #buckets: Buckets;
  readonly #edges: readonly Edge[];

  /** `least` and `most` are the ends of the column. */
  constructor(memory: ColumnMemory, buckets: Buckets, least: number, most: number, wanted: Wanted) {
    const { kernels, buffer, length, values, own, list, tables } = memory;
    const { count, low, scale } = buckets;
    this.#buckets = buckets;
    this.#edges = edgesOf(least, most, buckets);
    this.arranged = new Float64Array(buffer, memory.arranged, length);
    kernels.countBuckets(own, values, length, tables, count, low, scale);
    this.#starts = new Uint32Array(buffer, tables, count + 1);
    const next = tables + TABLE;
    new Uint32Array(buffer, next, count).set(this.#starts.subarray(0, count));
    const marks = next + TABLE;
    this.#mark(new Uint8Array(buffer, marks, count), wanted);
    const common = buckets.common ?? Number.NaN;
    kernels.placeMarked(memory.arranged, values, length, own, marks, next, list, common);
    const settled = buckets.common === null ? -1 : bucketOf(common, buckets);
    if (settled !== -1) this.#settleCommon(common, settled, new Uint32Array(buffer, next, count)[settled]!);
    this.#sort(memory, wanted.ranks, settled);
  }

  /** As sorted.ts counts them; null where that is as quick. */
  countBins(start: number, width: number, bins: number): Uint32Array | null {
    if (bins !== MOST_BINS || this.#edges.length === 0) return null;
    const below = new Uint32Array(bins + 1);
    below[bins] = this.arranged.length;
    let looked = 0;
    for (const [i, { low, high }] of this.#edges.entries()) {
      const from = this.#starts[low]!;
      const end = this.#starts[high + 1]!;
      looked += end - from;
      if (looked > this.arranged.length / 4) return null;
      let count = from;
      for (let at = from; at < end; at++) if (binOf(this.arranged[at]!, start, width, bins) <= i) count++;
      below[i + 1] = count;
    }
    return Uint32Array.from({ length: bins }, (_, bin) => below[bin + 1]! - below[bin]!);
  }

  /** Marks the buckets whose values are wanted. */
  #mark(marks: Uint8Array, { ranks, tail }: Wanted): void {
    marks.fill(0);
    for (const rank of ranks) marks[this.#bucketAt(rank)] = MARK;
    marks.fill(MARK, 0, this.#bucketAt(tail - 1) + 1);
    marks.fill(MARK, this.#bucketAt(this.arranged.length - tail));
    for (const { low, high } of this.#edges) marks.fill(MARK, low, high + 1);
    if (this.#buckets.common !== null) marks[bucketOf(this.#buckets.common, this.#buckets)] = MARK;
  }

  /** The bucket that holds a rank. */
  #bucketAt(rank: number): number {
    let low = 0;
    let high = this.#buckets.count;
    while (high - low > 1) {
      const middle = (low + high) >>> 1;
      if (this.#starts[middle]! <= rank) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Puts the common value between the others of its bucket, which stand in front of `end`. */
  #settleCommon(common: number, bucket: number, end: number): void {
    const values = this.arranged;
    const start = this.#starts[bucket]!;
    const last = this.#starts[bucket + 1]!;
    sortBucket(values, start, end);
    let greater = end;
    while (greater > start && values[greater - 1]! > common) greater--;
    values.copyWithin(last - (end - greater), greater, end);
    values.fill(common, greater, last - (end - greater));
  }

  #sort(
    { kernels, buffer, tables, arranged }: ColumnMemory,
    ranks: readonly number[],
    settled: number,
  ): void {
    const list = tables + 2 * TABLE + MOST_BUCKETS;
    const left = list + MOST_RANKS * WORD;
    new Uint32Array(buffer, list, ranks.length).set(ranks);
    const many = kernels.sortBuckets(arranged, tables, list, ranks.length, FEW, left);
    for (const bucket of new Uint32Array(buffer, left, many))
      if (bucket !== settled) sortBucket(this.arranged, this.#starts[bucket]!, this.#starts[bucket + 1]!);
  }
}
