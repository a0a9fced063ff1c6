/**
 * Neumaier's compensated sum (1974, ZAMM 54, p. 39): the error does not grow with the number of terms. What an addition
 * loses is found by Knuth's TwoSum (TAOCP vol. 2, 4.2.2, theorem B), which needs no comparison.
 */
export function compensatedSum(values: Float64Array): number {
  let sum = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = sum + value;
    const taken = next - sum;
    lost += sum - (next - taken) + (value - taken);
    sum = next;
  }
  return withLost(sum, lost);
}

/** A sum that has left the doubles has lost nothing that can be told. */
export function withLost(sum: number, lost: number): number {
  return Number.isFinite(sum) ? sum + lost : sum;
}

/** Lanes that columns are summed in: so many running sums keep two doubles of a processor busy at once. */
export const SUM_LANES = 32;

/** The compensated sums of `lanes` interleaved series: lane r has the values r, r + lanes, …. */
export function laneSums(values: Float64Array, lanes: number): Float64Array {
  const sums = new Float64Array(lanes);
  const lost = new Float64Array(lanes);
  for (let i = 0, lane = 0; i < values.length; i++, lane = lane + 1 === lanes ? 0 : lane + 1) {
    const value = values[i]!;
    const sum = sums[lane]!;
    const next = sum + value;
    const taken = next - sum;
    lost[lane] = lost[lane]! + (sum - (next - taken) + (value - taken));
    sums[lane] = next;
  }
  return sums.map((sum, lane) => withLost(sum, lost[lane]!));
}

/** The sum of a column from the sums of its lanes. */
export function totalOf(sums: Float64Array): number {
  return compensatedSum(sums);
}

export function meanOf(values: Float64Array): number {
  return totalOf(laneSums(values, SUM_LANES)) / values.length;
}

/** Sum of the squares of the distances from `centre`, summed like the values themselves. */
export function squaredDistances(values: Float64Array, centre: number): number {
  const squares = values.map((value) => (value - centre) * (value - centre));
  return totalOf(laneSums(squares, SUM_LANES));
}

/** Standard deviation with n − 1 from the squares of the distances from the mean; null for fewer than two values. */
export function deviationFrom(squares: number, length: number): number | null {
  return length < 2 ? null : Math.sqrt(squares / (length - 1));
}

/** Standard deviation with n − 1, by two passes; null for fewer than two values. */
export function deviationOf(values: Float64Array, mean: number): number | null {
  return deviationFrom(squaredDistances(values, mean), values.length);
}

/**
 * Standard error of the mean. With one randomisation (plain random numbers) sd/√n; else from the means of the R
 * independent randomisations, to which trials are dealt in turn: their standard deviation over √R (Owen 1998,
 * "Latin supercube sampling", section 2). Null where there is nothing to estimate it from. `sums` gives lane sums that
 * are known already.
 */
export function standardErrorOf(
  values: Float64Array,
  sd: number | null,
  randomisations: number,
  sampled: boolean,
  sums: (lanes: number) => Float64Array = (lanes) => laneSums(values, lanes),
): number | null {
  if (!sampled) return sd === null ? null : sd / Math.sqrt(values.length);
  if (randomisations < 2) return null;
  const means = sums(randomisations).map(
    (sum, r) => sum / (Math.floor((values.length - 1 - r) / randomisations) + 1),
  );
  return deviationOf(means, meanOf(means))! / Math.sqrt(randomisations);
}
