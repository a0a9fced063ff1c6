import { instantiateKernels, type Kernels, RESERVED } from '../kernels/kernels.ts';
import { type Buckets, bucketsFor, settle } from './arrange.ts';
import { type Column, type ColumnReader, plainColumn } from './column.ts';
import { SUM_LANES, totalOf, withLost } from './sums.ts';

const PAGE = 65_536;
const DOUBLE = 8;
/** Columns beyond it are read without kernels, whose memory stays with its thread. */
const LONGEST = 2 ** 22;
/** Buckets and bins are counted, and lanes summed, in a part of their own: two words and 16 384 buckets fit. */
const COUNTS = 2 ** 17;

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
    settle({ values, ends }, buckets, ranks, probes, (from, end) =>
      kernels.sortFew(start + from * DOUBLE, start + end * DOUBLE),
    );
    return values;
  }

  readonly countBins = (start: number, width: number, bins: number): Uint32Array => {
    const counts = new Uint32Array(this.#buffer, COUNTS_AT, bins).fill(0);
    this.#kernels.countBins(COUNTS_AT, VALUES_AT, this.#length, start, width, bins);
    return counts;
  };

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
