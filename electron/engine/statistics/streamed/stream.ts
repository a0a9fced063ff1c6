import { QUANTILE_LEVELS } from '#shared/result.ts';
import { type BinLookup, binLookup, binOf, type Grid, MOST_BINS } from './grid.ts';

/** Classes between thresholds: one more than quantiles and a target. */
const CLASSES = QUANTILE_LEVELS.length + 2;

/** Whole numbers of one column: trials by bin, then by randomisation and class. */
export function countsLength(randomisations: number): number {
  return MOST_BINS + CLASSES * randomisations;
}

/** Places among the sums of one column and segment, after three for each randomisation. */
const SQUARES = 0;
const SHORTFALL_SQUARES = 1;
const EXCESS_SQUARES = 2;
const LEAST = 3;
const GREATEST = 4;
const NOT_FINITE = 5;
const FIRST_NOT_FINITE = 6;
const SINGLE = 7;

/** Doubles of one column and segment: Σ(x − centre), Σmax(low − x, 0), Σmax(x − high, 0) by randomisation, and others. */
export function sumsLength(randomisations: number): number {
  return 3 * randomisations + SINGLE;
}

/** The sums of a segment without trials, for so many columns. */
export function emptySums(columns: number, randomisations: number): Float64Array {
  const length = sumsLength(randomisations);
  const sums = new Float64Array(columns * length);
  for (let column = 0; column < columns; column++) {
    const single = column * length + 3 * randomisations;
    sums[single + LEAST] = Number.POSITIVE_INFINITY;
    sums[single + GREATEST] = Number.NEGATIVE_INFINITY;
    sums[single + FIRST_NOT_FINITE] = Number.POSITIVE_INFINITY;
  }
  return sums;
}

/** Adds a later segment's sums of all columns to `to`. The order of segments decides the last bits. */
export function addSums(to: Float64Array, more: Float64Array, randomisations: number): void {
  const length = sumsLength(randomisations);
  for (let i = 0; i < to.length; i++) {
    const place = (i % length) - 3 * randomisations;
    const [a, b] = [to[i]!, more[i]!];
    if (place === LEAST || place === FIRST_NOT_FINITE) to[i] = Math.min(a, b);
    else to[i] = place === GREATEST ? Math.max(a, b) : a + b;
  }
}

/** The sums of one column by name. */
export interface ColumnSums {
  readonly distances: Float64Array;
  readonly shortfall: Float64Array;
  readonly excess: Float64Array;
  readonly squares: number;
  readonly shortfallSquares: number;
  readonly excessSquares: number;
  readonly least: number;
  readonly greatest: number;
  readonly notFinite: number;
  /** Infinite where there is none. */
  readonly firstNotFinite: number;
}

export function sumsOf(all: Float64Array, column: number, randomisations: number): ColumnSums {
  const length = sumsLength(randomisations);
  const own = all.subarray(column * length, (column + 1) * length);
  const part = (which: number) => own.subarray(which * randomisations, (which + 1) * randomisations);
  const single = own.subarray(3 * randomisations);
  return {
    distances: part(0),
    shortfall: part(1),
    excess: part(2),
    squares: single[SQUARES]!,
    shortfallSquares: single[SHORTFALL_SQUARES]!,
    excessSquares: single[EXCESS_SQUARES]!,
    least: single[LEAST]!,
    greatest: single[GREATEST]!,
    notFinite: single[NOT_FINITE]!,
    firstNotFinite: single[FIRST_NOT_FINITE]!,
  };
}

/** Trials below each of a grid's thresholds by randomisation, and how many each has: the form of a tally. */
export function sharesOf(counts: Uint32Array, thresholds: number, randomisations: number) {
  const trials = new Float64Array(randomisations);
  const below = new Float64Array(thresholds * randomisations);
  for (let r = 0; r < randomisations; r++) {
    let sum = 0;
    for (let one = 0; one < CLASSES; one++) {
      sum += counts[MOST_BINS + r * CLASSES + one]!;
      if (one < thresholds) below[one * randomisations + r] = sum;
    }
    trials[r] = sum;
  }
  return { trials, below };
}

/** Takes the trials of one column piece by piece, in order within a segment. */
export class ColumnStream {
  readonly #grid: Grid | null;
  readonly #lookup: BinLookup | null;
  readonly #randomisations: number;

  constructor(grid: Grid | null, randomisations: number) {
    this.#grid = grid;
    this.#lookup = grid && binLookup(grid);
    this.#randomisations = randomisations;
  }

  /** Adds values[0 … count − 1], trials first, first + 1, …, to a column's counts and to its segment's sums. */
  add(values: Float64Array, count: number, first: number, counts: Uint32Array, sums: Float64Array): void {
    const single = sums.subarray(3 * this.#randomisations);
    const bad = this.#grid
      ? this.#addFinite(values, count, first, counts, sums)
      : countNotFinite(values, count);
    if (bad.notFinite === 0) return;
    single[NOT_FINITE] = single[NOT_FINITE]! + bad.notFinite;
    single[FIRST_NOT_FINITE] = Math.min(single[FIRST_NOT_FINITE]!, first + bad.firstNotFinite);
  }

  #addFinite(values: Float64Array, count: number, first: number, counts: Uint32Array, sums: Float64Array) {
    const { low, high, centre } = this.#grid!;
    const lookup = this.#lookup!;
    const { reached } = lookup;
    const R = this.#randomisations;
    let [squares, shortfallSquares, excessSquares] = [0, 0, 0];
    let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    let [notFinite, firstNotFinite] = [0, 0];
    for (let i = 0, r = first % R; i < count; i++, r = r + 1 === R ? 0 : r + 1) {
      const x = values[i]!;
      const distance = x - centre;
      if (!Number.isFinite(x)) {
        if (notFinite++ === 0) firstNotFinite = i;
        continue;
      }
      const bin = binOf(x, lookup);
      counts[bin] = counts[bin]! + 1;
      const own = MOST_BINS + r * CLASSES + reached[bin]!;
      counts[own] = counts[own]! + 1;
      sums[r] = sums[r]! + distance;
      squares += distance * distance;
      if (x < least) least = x;
      if (x > greatest) greatest = x;
      if (x < low) {
        sums[R + r] = sums[R + r]! + (low - x);
        shortfallSquares += (low - x) * (low - x);
      } else if (x > high) {
        sums[2 * R + r] = sums[2 * R + r]! + (x - high);
        excessSquares += (x - high) * (x - high);
      }
    }
    const at = 3 * R;
    sums[at + SQUARES] = sums[at + SQUARES]! + squares;
    sums[at + SHORTFALL_SQUARES] = sums[at + SHORTFALL_SQUARES]! + shortfallSquares;
    sums[at + EXCESS_SQUARES] = sums[at + EXCESS_SQUARES]! + excessSquares;
    sums[at + LEAST] = Math.min(sums[at + LEAST]!, least);
    sums[at + GREATEST] = Math.max(sums[at + GREATEST]!, greatest);
    return { notFinite, firstNotFinite };
  }
}

function countNotFinite(values: Float64Array, count: number) {
  let [notFinite, firstNotFinite] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (Number.isFinite(values[i]!)) continue;
    if (notFinite++ === 0) firstNotFinite = i;
  }
  return { notFinite, firstNotFinite };
}
