const HALF_LOG_TWO_PI = 0.9189385332046727;

/** Lanczos's series with g = 607/128 and 15 terms (P. Godfrey, 2001; as in Apache Commons Math), error below 1e-15. */
const LANCZOS = [
  0.9999999999999971, 57.15623566586292, -59.59796035547549, 14.136097974741746, -0.4919138160976202,
  0.3399464998481189e-4, 0.4652362892704858e-4, -0.9837447530487956e-4, 0.1580887032249125e-3,
  -0.21026444172410488e-3, 0.2174396181152126e-3, -0.1643181065367639e-3, 0.8441822398385275e-4,
  -0.26190838401581408e-4, 0.36899182659531625e-5,
];

/** From here on Stirling's series has reached double precision. */
const STIRLING_FROM = 15;

/**
 * What Stirling's formula leaves out: ln Γ(x) = (x − ½)·ln x − x + ½·ln 2π + stirlingError(x), x > 0 (DLMF 5.11.1).
 * Densities written with it need no difference of large logarithms (Loader 2000, "Fast and accurate computation of
 * binomial probabilities").
 */
export function stirlingError(x: number): number {
  if (x < STIRLING_FROM) return lanczosLogGamma(x) - ((x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI);
  const r = 1 / (x * x);
  const series = 1 / 1188 - r * (691 / 360360 - r / 156);
  return (1 / 12 - r * (1 / 360 - r * (1 / 1260 - r * (1 / 1680 - r * series)))) / x;
}

function lanczosLogGamma(x: number): number {
  let sum = LANCZOS[0] ?? 1;
  for (let i = LANCZOS.length - 1; i > 0; i--) sum += (LANCZOS[i] ?? 0) / (x + i);
  const shifted = x + 607 / 128 + 0.5;
  return (x + 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + Math.log(sum / x);
}

/** ln Γ(x) for x > 0. */
export function logGamma(x: number): number {
  if (x < STIRLING_FROM) return lanczosLogGamma(x);
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + stirlingError(x);
}

/** δ − ln(1 + δ) for δ > −1, exact where both are nearly equal: the deviance of Loader (2000), per unit. */
export function logDeviance(delta: number): number {
  if (Math.abs(delta) > 0.2) return delta - Math.log1p(delta);
  // With s = δ/(2 + δ): ln(1 + δ) = 2·artanh s and δ − 2s = δ·s.
  const s = delta / (2 + delta);
  const square = s * s;
  let sum = 0;
  let power = s * square;
  for (let n = 3; Math.abs(power) > 1e-18 * Math.abs(delta * s); n += 2) {
    sum += power / n;
    power *= square;
  }
  return delta * s - 2 * sum;
}
