/** ζ(k) − 1 for k = 2, 3, … (Abramowitz and Stegun 1964, table 23.3). */
const ZETA_LESS_ONE = [
  0.6449340668482264, 0.2020569031595943, 0.08232323371113819, 0.03692775514336993, 0.01734306198444914,
  0.008349277381922827, 0.00407735619794434, 0.0020083928260822143, 0.0009945751278180853,
  0.0004941886041194645, 0.0002460865533080483, 0.00012271334757848915, 6.124813505870483e-5,
  3.058823630702049e-5, 1.528225940865187e-5, 7.637197637899763e-6, 3.81729326499984e-6, 1.908212716553939e-6,
  9.539620338727962e-7, 4.769329867878064e-7, 2.38450502727733e-7, 1.1921992596531106e-7,
  5.960818905125948e-8, 2.980350351465228e-8,
];
const ONE_LESS_EULER = 0.42278433509846713;
/** ½ ln 2π. */
export const HALF_LOG_2PI = 0.9189385332046728;

/** ln Γ(1 + a) for 0 ≤ a < 1, with an error of a few units of rounding of a itself for a ≤ ½ (A&S 6.1.33). */
export function logGamma1p(a: number): number {
  if (a > 0.5) return stirlingError(1 + a) + (a + 0.5) * Math.log1p(a) - (1 + a) + HALF_LOG_2PI;
  let sum = 0;
  for (let i = ZETA_LESS_ONE.length - 1; i >= 0; i--) {
    sum = (ZETA_LESS_ONE[i]! / (i + 2) - sum) * a;
  }
  return a * (ONE_LESS_EULER + sum) - Math.log1p(a);
}

/**
 * δ(x) = ln Γ(x) − [(x − ½) ln x − x + ½ ln 2π], x > 0: what Stirling's formula leaves, to about 1e-15
 * (series: A&S 6.1.41; below 10 by the recurrence of Γ). Densities written with it lose nothing for large
 * parameters (Loader, "Fast and accurate computation of binomial probabilities", 2000).
 */
export function stirlingError(x: number): number {
  let sum = 0;
  let t = x;
  for (; t < 10; t++) sum += (t + 0.5) * Math.log1p(1 / t) - 1;
  const s = 1 / (t * t);
  const series =
    1 / 12 -
    s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - s * (691 / 360360 - s * (1 / 156))))));
  return sum + series / t;
}

/** ln(a·B(a, b)) for 0 < a < ½ and b > 0; tends to 0 with a. */
export function logScaledBeta(a: number, b: number): number {
  if (b < 0.5) return logGamma1p(a) + logGamma1p(b) - logGamma1p(a + b) + Math.log1p(a / b);
  const shift = -(b - 0.5) * Math.log1p(a / b) - a * Math.log(a + b) + a;
  return logGamma1p(a) + (shift + (stirlingError(b) - stirlingError(a + b)));
}
