import type { BinEnds } from './bins.ts';

/** Sums of one bin and group: trials, z, z², y, z·y, with z and y measured from their means (z's from that of the bin). */
const FIELDS = 5;

/** Sums over the trials of each bin, apart for each group. All that the estimates need: one pass over the trials. */
export class BinSums {
  readonly bins: number;
  readonly groups: number;
  readonly trials: number;
  readonly #sums: Float64Array;

  constructor(
    input: Float64Array,
    output: Float64Array,
    outputMean: number,
    order: Uint32Array,
    ends: BinEnds,
    groups: number,
  ) {
    this.bins = ends.length;
    this.groups = groups;
    this.trials = input.length;
    this.#sums = new Float64Array(this.bins * groups * FIELDS);
    let start = 0;
    for (let bin = 0; bin < this.bins; bin++) {
      const end = ends[bin]!;
      this.#add(bin, order.subarray(start, end), input, output, outputMean);
      start = end;
    }
  }

  #add(
    bin: number,
    trials: Uint32Array,
    input: Float64Array,
    output: Float64Array,
    outputMean: number,
  ): void {
    const sums = this.#sums;
    let centre = 0;
    for (let i = 0; i < trials.length; i++) centre += input[trials[i]!]! / trials.length;
    for (let i = 0; i < trials.length; i++) {
      const trial = trials[i]!;
      const z = input[trial]! - centre;
      const y = output[trial]! - outputMean;
      const at = (bin * this.groups + (trial % this.groups)) * FIELDS;
      sums[at] = sums[at]! + 1;
      sums[at + 1] = sums[at + 1]! + z;
      sums[at + 2] = sums[at + 2]! + z * z;
      sums[at + 3] = sums[at + 3]! + y;
      sums[at + 4] = sums[at + 4]! + z * y;
    }
  }

  of(bin: number, group: number): BinSum {
    const at = (bin * this.groups + group) * FIELDS;
    const [n, z, zz, y, zy] = this.#sums.subarray(at, at + FIELDS) as unknown as [
      number,
      number,
      number,
      number,
      number,
    ];
    return { n, z, zz, y, zy };
  }
}

export interface BinSum {
  readonly n: number;
  readonly z: number;
  readonly zz: number;
  readonly y: number;
  readonly zy: number;
}
