import { log1pMinus } from './elementary.ts';
import { logGamma1p, stirlingError } from './gamma-function.ts';
import { normalCdf } from './normal.ts';

/** From this shape on the uniform asymptotic expansion is exact to double precision, and the series too long. */
const ASYMPTOTIC_FROM = 1e6;
const MOST_TERMS = 200_000;
const TINY = 1e-300;

/** x^a·e^−x/Γ(a), without the difference of large logarithms (Loader 2000). */
function prefactor(a: number, x: number): number {
  if (a < 0.5) return a * Math.exp(a * Math.log(x) - x - logGamma1p(a));
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(a * log1pMinus((x - a) / a) - stirlingError(a));
}

/** Σ_{k ≥ 0} x^k / ((a + 1) … (a + k)), so that P(a, x) = x^a e^(−x) / Γ(a + 1) times it; for x < a + 1 (A&S 6.5.29). */
export function lowerGammaSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; k < MOST_TERMS && term > 1e-17 * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return sum;
}

/** Q(a, x) Γ(a) / (x^a e^(−x)) for x ≥ a + 1: Legendre's continued fraction (A&S 6.5.31) by the modified Lentz method. */
export function upperGammaFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Number.POSITIVE_INFINITY;
  let d = 1 / b;
  let value = d;
  for (let k = 1; k < MOST_TERMS; k++) {
    const numerator = -k * (k - a);
    b += 2;
    d = 1 / (numerator * d + b || TINY);
    c = b + numerator / c || TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return value;
}

function lowerTail(a: number, x: number): number {
  return (prefactor(a, x) / a) * lowerGammaSeries(a, x);
}

function upperTail(a: number, x: number): number {
  return prefactor(a, x) * upperGammaFraction(a, x);
}

/** P (sign −1) or Q (sign 1) for large a: Temme's uniform expansion with its first two terms (DLMF 8.12.3–8.12.10). */
function asymptotic(a: number, x: number, sign: 1 | -1): number {
  const delta = (x - a) / a;
  const eta = Math.sign(delta) * Math.sqrt(-2 * log1pMinus(delta));
  const c0 =
    -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta * (1 / 2835 - (eta * 139) / 777600))));
  const c1 = -1 / 540 - eta / 288;
  const rest = (Math.exp(-0.5 * a * eta * eta) / Math.sqrt(2 * Math.PI * a)) * (c0 + c1 / a);
  return normalCdf(-sign * eta * Math.sqrt(a)) + sign * rest;
}

/** Beyond this many standard deviations both tails of a large shape are 0 and 1 in doubles. */
function isFarOut(a: number, x: number): boolean {
  return Math.abs(x - a) > 40 * Math.sqrt(a);
}

/** The regularised lower incomplete gamma function P(a, x), a > 0: the distribution function of a gamma(a, 1). */
export function gammaP(a: number, x: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? Number.NaN : 0;
  if (x === Number.POSITIVE_INFINITY) return 1;
  if (a >= ASYMPTOTIC_FROM) return isFarOut(a, x) ? Number(x > a) : asymptotic(a, x, -1);
  return x < a + 1 ? lowerTail(a, x) : 1 - upperTail(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), exact where it is small. */
export function gammaQ(a: number, x: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? Number.NaN : 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (a >= ASYMPTOTIC_FROM) return isFarOut(a, x) ? Number(x < a) : asymptotic(a, x, 1);
  return x < a + 1 ? 1 - lowerTail(a, x) : upperTail(a, x);
}
