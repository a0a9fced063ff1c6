/**
 * Keelin's metalog fitted to trials (Keelin 2016, "The Metalog Distributions", Decision Analysis 13(4), equations 6–9):
 * the quantile function is a sum of basis functions of p, its coefficients the least-squares solution over the
 * quantiles of the trials.
 */

/** Coefficients at most: as many as SIPmath's tools save by default. */
const MOST_TERMS = 5;
/** Quantiles that the fit goes through: 0.001 to 0.999. */
const LEVELS = Array.from({ length: 999 }, (_, n) => (n + 1) / 1000);

function basis(p: number): number[] {
  const logit = Math.log(p / (1 - p));
  return [1, logit, (p - 0.5) * logit, p - 0.5, (p - 0.5) ** 2];
}

/** The quantile at p of a metalog. */
export function metalogQuantile(coefficients: readonly number[], p: number): number {
  const terms = basis(p);
  return coefficients.reduce((sum, coefficient, n) => sum + coefficient * terms[n]!, 0);
}

/** Solves the normal equations by Gaussian elimination with pivots; `rows` is the matrix with the right side behind it. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    let pivot = column;
    for (let row = column + 1; row < size; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    for (let row = 0; row < size; row++) {
      if (row === column) continue;
      const factor = rows[row]![column]! / rows[column]![column]!;
      for (let at = column; at <= size; at++) rows[row]![at]! -= factor * rows[column]![at]!;
    }
  }
  return rows.map((row, n) => row[size]! / row[n]!);
}

function leastSquares(quantiles: readonly number[], terms: number): number[] {
  const rows = Array.from({ length: terms }, () => new Array<number>(terms + 1).fill(0));
  LEVELS.forEach((p, n) => {
    const values = basis(p);
    for (let i = 0; i < terms; i++) {
      for (let j = 0; j < terms; j++) rows[i]![j]! += values[i]! * values[j]!;
      rows[i]![terms]! += values[i]! * quantiles[n]!;
    }
  });
  return solve(rows);
}

/** A metalog is a distribution only where its quantiles rise. */
function isIncreasing(coefficients: readonly number[]): boolean {
  let before = Number.NEGATIVE_INFINITY;
  return LEVELS.every((p) => {
    const value = metalogQuantile(coefficients, p);
    const rises = value >= before;
    before = value;
    return rises;
  });
}

/** Between two neighbours of sorted values, by a position from 0. */
function valueAt(sorted: Float64Array, position: number): number {
  const at = Math.max(0, Math.min(position, sorted.length - 1));
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Type 7 quantile of sorted values: what all results are told by. */
export function quantileOf(sorted: Float64Array, p: number): number {
  return valueAt(sorted, (sorted.length - 1) * p);
}

/**
 * Coefficients of the metalog with the most terms, five at most, that fits sorted trials and is a distribution. One
 * term, the mean, where all trials are the same.
 */
export function fitMetalog(sorted: Float64Array): number[] {
  const first = sorted[0] ?? 0;
  if (first === sorted.at(-1)) return [first];
  // Hazen's positions, (i − 1/2)/n, as the metalog's tools plot trials.
  const quantiles = LEVELS.map((p) => valueAt(sorted, sorted.length * p - 0.5));
  for (let terms = MOST_TERMS; terms > 2; terms--) {
    const fitted = leastSquares(quantiles, terms);
    if (isIncreasing(fitted)) return fitted;
  }
  return leastSquares(quantiles, 2);
}
