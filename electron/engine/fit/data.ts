/** Data to fit, with the sums that likelihoods are made of. */
export interface FitData {
  /** Ascending, all finite. */
  readonly sorted: Float64Array;
  readonly count: number;
  readonly mean: number;
  /** Divides by n: the maximum-likelihood estimate under a normal law. */
  readonly variance: number;
  /** Mean and variance (n) of ln x; null where a value is not above 0. */
  readonly log: { readonly mean: number; readonly variance: number } | null;
}

function moments(values: Float64Array): { mean: number; variance: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return { mean, variance: values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length };
}

export function fitData(values: readonly number[]): FitData {
  const sorted = Float64Array.from(values).sort();
  const log = sorted[0]! > 0 ? moments(sorted.map(Math.log)) : null;
  return { sorted, count: sorted.length, ...moments(sorted), log };
}
