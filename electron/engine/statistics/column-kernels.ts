import { instantiateKernels, type Kernels, RESERVED } from '../kernels/kernels.ts';
import { bucketsFor, SHORT } from './arrange.ts';
import { BUCKET_BYTES, CountedColumn, MOST_RANKS } from './bucket-kernels.ts';
import { type Column, type ColumnReader, plainColumn } from './column.ts';
import { SUM_LANES, totalOf, withLost } from './sums.ts';
import { type Marks, type Tally, tallyOf } from './tally.ts';

const PAGE = 65_536;
const DOUBLE = 8;
/** Columns beyond it are read without kernels, whose memory stays with its thread. */
const LONGEST = 2 ** 22;
/** Lane sums, extremes, tallies and bins go here, the tables of buckets behind it. */
const FIGURES = 2 ** 14;
/** Thresholds that are counted at once. */
const GROUP = 4;
const MOST_THRESHOLDS = 16;

/** Reads columns by the kernels in `module` (resources/kernels.wasm), with one memory for all columns of a thread. */
export function kernelColumns(module: WebAssembly.Module): ColumnReader {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(VALUES_AT / PAGE) });
  const kernels = instantiateKernels(module, memory);
  return (values) => {
    if (values.length < 2 || values.length > LONGEST) return plainColumn(values);
    // Values, values at their places, and for each the number of its bucket and a place in a list.
    const needed = VALUES_AT + values.length * (2 * DOUBLE + 2 + 4) + DOUBLE;
    const missing = needed - memory.buffer.byteLength;
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return new KernelColumn(kernels, memory.buffer, values);
  };
}

const FIGURES_AT = RESERVED;
const BUCKETS_AT = FIGURES_AT + FIGURES;
const VALUES_AT = BUCKETS_AT + Math.ceil(BUCKET_BYTES / DOUBLE) * DOUBLE;
const THRESHOLDS_AT = FIGURES_AT + (MOST_THRESHOLDS + 2) * SUM_LANES * DOUBLE;

class KernelColumn implements Column {
  readonly #kernels: Kernels;
  readonly #buffer: ArrayBuffer;
  readonly #values: Float64Array;
  readonly #length: number;
  #counted: CountedColumn | null = null;

  constructor(kernels: Kernels, buffer: ArrayBuffer, values: Float64Array) {
    this.#kernels = kernels;
    this.#buffer = buffer;
    this.#length = values.length;
    this.#values = new Float64Array(buffer, VALUES_AT, values.length);
    this.#values.set(values);
  }

  laneSums(): Float64Array {
    this.#kernels.laneSums(FIGURES_AT, VALUES_AT, this.#length);
    return this.#sums();
  }

  squaredDistances(centre: number): number {
    this.#kernels.laneSquares(FIGURES_AT, VALUES_AT, this.#length, centre);
    return totalOf(this.#sums());
  }

  arranged(ranks: readonly number[], tail: number): Float64Array {
    if (this.#length < SHORT || ranks.length > MOST_RANKS) return this.#values.slice().sort();
    const [least, most] = this.#extremes();
    const buckets = bucketsFor(this.#values, least, most);
    if (buckets === null) return this.#values.slice().sort();
    const ascending = ranks.every((rank, i) => i === 0 || rank >= ranks[i - 1]!);
    const wanted = { ranks: ascending ? ranks : ranks.toSorted((a, b) => a - b), tail };
    this.#counted = new CountedColumn(this.#memory(), buckets, least, most, wanted);
    return this.#counted.arranged;
  }

  readonly countBins = (start: number, width: number, bins: number): Uint32Array => {
    const known = this.#counted?.countBins(start, width, bins);
    if (known) return known;
    const counts = new Uint32Array(this.#buffer, FIGURES_AT, bins).fill(0);
    this.#kernels.countBins(FIGURES_AT, VALUES_AT, this.#length, start, width, bins);
    return counts;
  };

  readonly tally = (randomisations: number, marks: Marks): Tally => {
    const { thresholds, low, high } = marks;
    if (randomisations !== SUM_LANES || thresholds.length > MOST_THRESHOLDS)
      return tallyOf(this.#values, randomisations, marks);
    const rows = Math.floor(this.#length / SUM_LANES);
    const padded = Math.ceil(thresholds.length / GROUP) * GROUP;
    new Float64Array(this.#buffer, THRESHOLDS_AT, padded).fill(0).set(thresholds);
    this.#kernels.countBelow(FIGURES_AT, VALUES_AT, rows, THRESHOLDS_AT, padded);
    const counts = new Uint32Array(this.#buffer, FIGURES_AT, 2 * SUM_LANES * thresholds.length);
    const below = Float64Array.from({ length: SUM_LANES * thresholds.length }, (_, i) => counts[2 * i]!);
    this.#kernels.sumBeyond(FIGURES_AT, VALUES_AT, rows, low, high);
    const sums = new Float64Array(this.#buffer, FIGURES_AT, 2 * SUM_LANES);
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

  #extremes(): [least: number, most: number] {
    this.#kernels.extremes(FIGURES_AT, VALUES_AT, this.#length);
    const found = new Float64Array(this.#buffer, FIGURES_AT, 2);
    return [found[0]!, found[1]!];
  }

  #memory() {
    const length = this.#length;
    const arranged = VALUES_AT + length * DOUBLE;
    const list = arranged + length * DOUBLE;
    const own = list + (length + 1) * 4;
    const [kernels, buffer] = [this.#kernels, this.#buffer];
    return { kernels, buffer, length, values: VALUES_AT, arranged, list, own, tables: BUCKETS_AT };
  }

  #sums(): Float64Array {
    const sums = new Float64Array(this.#buffer, FIGURES_AT, 2 * SUM_LANES);
    return Float64Array.from({ length: SUM_LANES }, (_, lane) =>
      withLost(sums[lane]!, sums[SUM_LANES + lane]!),
    );
  }
}
