import { instantiateKernels, type Kernels, RESERVED } from '../kernels/kernels.ts';
import { type Buckets, bucketsFor, FEW, MOST_BUCKETS, settle, sortBucket } from './arrange.ts';
import { type Column, type ColumnReader, plainColumn } from './column.ts';
import { SUM_LANES, totalOf, withLost } from './sums.ts';
import { type Marks, type Tally, tallyOf } from './tally.ts';

const PAGE = 65_536;
const DOUBLE = 8;
/** Columns beyond it are read without kernels, whose memory stays with its thread. */
const LONGEST = 2 ** 22;
/** Buckets and bins are counted, lanes summed and ranks listed in a part of their own. */
const COUNTS = 2 ** 17;
const WORD = 4;
/** Ranks that are listed there, behind the buckets' ends, and then the buckets that are left to sort. */
const MOST_RANKS = 4096;
/** Thresholds that are counted at once. */
const GROUP = 4;
const MOST_THRESHOLDS = 16;

/** Reads columns by the kernels in `module` (resources/kernels.wasm), with one memory for all columns of a thread. */
export function kernelColumns(module: WebAssembly.Module): ColumnReader {
  const memory = new WebAssembly.Memory({ initial: (RESERVED + COUNTS) / PAGE });
  const kernels = instantiateKernels(module, memory);
  return (values) => {
    if (values.length < 2 || values.length > LONGEST) return plainColumn(values);
    // Values, values in buckets, and two bytes for the bucket of each, with room for a last pair.
    const needed = RESERVED + COUNTS + values.length * (2 * DOUBLE + 2) + DOUBLE;
    const missing = needed - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return new KernelColumn(kernels, memory.buffer, values);
  };
}

const COUNTS_AT = RESERVED;
const VALUES_AT = RESERVED + COUNTS;
const RANKS_AT = COUNTS_AT + (MOST_BUCKETS + 2) * WORD;
const LEFT_AT = RANKS_AT + MOST_RANKS * WORD;
const THRESHOLDS_AT = COUNTS_AT + (MOST_THRESHOLDS + 2) * SUM_LANES * DOUBLE;

class KernelColumn implements Column {
  readonly #kernels: Kernels;
  readonly #buffer: ArrayBuffer;
  readonly #values: Float64Array;
  readonly #length: number;

  constructor(kernels: Kernels, buffer: ArrayBuffer, values: Float64Array) {
    this.#kernels = kernels;
    this.#buffer = buffer;
    this.#length = values.length;
    this.#values = new Float64Array(buffer, VALUES_AT, values.length);
    this.#values.set(values);
  }

  laneSums(): Float64Array {
    this.#kernels.laneSums(COUNTS_AT, VALUES_AT, this.#length);
    return this.#sums();
  }

  squaredDistances(centre: number): number {
    this.#kernels.laneSquares(COUNTS_AT, VALUES_AT, this.#length, centre);
    return totalOf(this.#sums());
  }

  arranged(ranks: readonly number[], probes: readonly number[]): Float64Array {
    const kernels = this.#kernels;
    kernels.extremes(COUNTS_AT, VALUES_AT, this.#length);
    const extremes = new Float64Array(this.#buffer, COUNTS_AT, 2);
    const buckets = bucketsFor(this.#values, extremes[0]!, extremes[1]!);
    if (buckets === null) return this.#values.slice().sort();
    const start = VALUES_AT + this.#length * DOUBLE;
    const values = new Float64Array(this.#buffer, start, this.#length);
    const ends = this.#deal(start, buckets);
    const dealt = { values, ends };
    const sorted = ranks.length <= MOST_RANKS ? this.#sortBuckets(start, ranks) : null;
    if (sorted === null) settle(dealt, buckets, ranks, probes);
    else {
      for (const bucket of sorted) sortBucket(dealt, bucket);
      settle(dealt, buckets, [], probes);
    }
    return values;
  }

  readonly countBins = (start: number, width: number, bins: number): Uint32Array => {
    const counts = new Uint32Array(this.#buffer, COUNTS_AT, bins).fill(0);
    this.#kernels.countBins(COUNTS_AT, VALUES_AT, this.#length, start, width, bins);
    return counts;
  };

  readonly tally = (randomisations: number, marks: Marks): Tally => {
    const { thresholds, low, high } = marks;
    if (randomisations !== SUM_LANES || thresholds.length > MOST_THRESHOLDS)
      return tallyOf(this.#values, randomisations, marks);
    const rows = Math.floor(this.#length / SUM_LANES);
    const padded = Math.ceil(thresholds.length / GROUP) * GROUP;
    new Float64Array(this.#buffer, THRESHOLDS_AT, padded).fill(0).set(thresholds);
    this.#kernels.countBelow(COUNTS_AT, VALUES_AT, rows, THRESHOLDS_AT, padded);
    const counts = new Uint32Array(this.#buffer, COUNTS_AT, 2 * SUM_LANES * thresholds.length);
    const below = Float64Array.from({ length: SUM_LANES * thresholds.length }, (_, i) => counts[2 * i]!);
    this.#kernels.sumBeyond(COUNTS_AT, VALUES_AT, rows, low, high);
    const sums = new Float64Array(this.#buffer, COUNTS_AT, 2 * SUM_LANES);
    const [shortfall, excess] = [sums.slice(0, SUM_LANES), sums.slice(SUM_LANES)];
    // What does not fill a row belongs to the first randomisations.
    const rest = tallyOf(this.#values.subarray(rows * SUM_LANES), SUM_LANES, marks);
    const plus = (a: Float64Array, b: Float64Array) => a.map((value, i) => value + b[i]!);
    return {
      trials: rest.trials.map((count) => count + rows),
      below: plus(below, rest.below),
      shortfall: plus(shortfall, rest.shortfall),
      excess: plus(excess, rest.excess),
    };
  };

  /** Sorts the short buckets that hold a rank; returns the others. */
  #sortBuckets(values: number, ranks: readonly number[]): Uint32Array {
    const list = new Uint32Array(this.#buffer, RANKS_AT, ranks.length);
    list.set(ranks);
    if (ranks.some((rank, i) => i > 0 && rank < ranks[i - 1]!)) list.sort();
    const left = this.#kernels.sortBuckets(values, COUNTS_AT, RANKS_AT, ranks.length, FEW, LEFT_AT);
    return new Uint32Array(this.#buffer, LEFT_AT, left);
  }

  #deal(to: number, { low, scale, count }: Buckets): Uint32Array {
    const own = to + this.#length * DOUBLE;
    this.#kernels.deal(to, VALUES_AT, this.#length, own, COUNTS_AT, count, low, scale);
    return new Uint32Array(this.#buffer, COUNTS_AT, count);
  }

  #sums(): Float64Array {
    const sums = new Float64Array(this.#buffer, COUNTS_AT, 2 * SUM_LANES);
    return Float64Array.from({ length: SUM_LANES }, (_, lane) =>
      withLost(sums[lane]!, sums[SUM_LANES + lane]!),
    );
  }
}
