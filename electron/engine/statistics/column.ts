import { arrange } from './arrange.ts';
import { countBins } from './sorted.ts';
import { laneSums, SUM_LANES, squaredDistances } from './sums.ts';
import { type Marks, type Tally, tallyOf } from './tally.ts';

/**
 * The passes over a whole column of finite values that its figures are made of. {@link plainColumn} says what they
 * mean; kernels (column-kernels.ts) do the same to the last bit.
 */
export interface Column {
  /** Compensated sums of 32 interleaved lanes: lane r has the values r, r + 32, …. */
  laneSums(): Float64Array;
  /** Sum of the squares of the distances from `centre`. */
  squaredDistances(centre: number): number;
  /**
   * {@link arrange}, of which only the ranks are sure to be there, and the `tail` least and the `tail` greatest values at
   * either end, in the order that they have there; good until another column is read.
   */
  arranged(ranks: readonly number[], tail: number): Float64Array;
  /** How many values are in each bin of this width, the first one starting at the least value. */
  countBins(start: number, width: number, bins: number): Uint32Array;
  /** {@link tallyOf}. */
  tally(randomisations: number, marks: Marks): Tally;
}

/** Gets a column ready. Only one at a time can be in use. */
export type ColumnReader = (values: Float64Array) => Column;

export const plainColumn: ColumnReader = (values) => ({
  laneSums: () => laneSums(values, SUM_LANES),
  squaredDistances: (centre) => squaredDistances(values, centre),
  arranged: (ranks) => arrange(values, ranks),
  countBins: (start, width, bins) => countBins(values, start, width, bins),
  tally: (randomisations, marks) => tallyOf(values, randomisations, marks),
});
