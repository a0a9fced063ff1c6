/** z of the 90th percentile. */
const Z90 = 1.2815515655446004;

/** Mean and standard deviation of ln X. */
export interface LogScale {
  readonly mu: number;
  readonly sigma: number;
}

/** The lognormal with this mean and standard deviation, both above 0: ln X has variance ln(1 + (sd/mean)²). */
export function logScaleOfMoments(mean: number, sd: number): LogScale {
  const logRatio = Math.log(sd) - Math.log(mean);
  // The square of a ratio beyond e^300 is no double any more; the 1 beside it has long been lost.
  const variance = logRatio > 300 ? 2 * logRatio : Math.log1p((sd / mean) ** 2);
  return { mu: Math.log(mean) - variance / 2, sigma: Math.sqrt(variance) };
}

/** The lognormal with these percentiles, both above 0. */
export function logScaleOfPercentiles(p10: number, p90: number): LogScale {
  const [low, high] = [Math.log(p10), Math.log(p90)];
  return { mu: (low + high) / 2, sigma: (high - low) / (2 * Z90) };
}

/** The beta that a PERT on min < max is: its mean is (min + shape·mode + max) / (shape + 2). */
export function pertShapes(
  min: number,
  mode: number,
  max: number,
  shape = 4,
): { alpha: number; beta: number } {
  const width = max - min;
  return { alpha: 1 + shape * ((mode - min) / width), beta: 1 + shape * ((max - mode) / width) };
}
