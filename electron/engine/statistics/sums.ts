/** Neumaier's compensated sum (1974, ZAMM 54, p. 39): the error does not grow with the number of terms. */
export function compensatedSum(values: Float64Array, first = 0, step = 1): number {
  let sum = 0;
  let lost = 0;
  for (let i = first; i < values.length; i += step) {
    const value = values[i]!;
    const next = sum + value;
    lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return sum + lost;
}

export function meanOf(values: Float64Array): number {
  return compensatedSum(values) / values.length;
}

/** Standard deviation with n − 1, by two passes; null for fewer than two values. */
export function deviationOf(values: Float64Array, mean: number): number | null {
  if (values.length < 2) return null;
  const squares = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) squares[i] = (values[i]! - mean) ** 2;
  return Math.sqrt(compensatedSum(squares) / (values.length - 1));
}

/**
 * Standard error of the mean. With one randomisation (plain random numbers) sd/√n; else from the means of the R
 * independent randomisations, to which trials are dealt in turn: their standard deviation over √R (Owen 1998,
 * "Latin supercube sampling", section 2). Null where there is nothing to estimate it from.
 */
export function standardErrorOf(
  values: Float64Array,
  sd: number | null,
  randomisations: number,
  sampled: boolean,
): number | null {
  if (!sampled) return sd === null ? null : sd / Math.sqrt(values.length);
  if (randomisations < 2) return null;
  const means = new Float64Array(randomisations);
  for (let r = 0; r < randomisations; r++) {
    const count = Math.floor((values.length - 1 - r) / randomisations) + 1;
    means[r] = compensatedSum(values, r, randomisations) / count;
  }
  return deviationOf(means, meanOf(means))! / Math.sqrt(randomisations);
}
