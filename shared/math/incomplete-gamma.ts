import { logDeviance, stirlingError } from './gamma-function.ts';
import { erfc } from './normal.ts';

/** From this shape on the uniform asymptotic expansion is exact to double precision, and the series too long. */
const ASYMPTOTIC_FROM = 1e6;
const MOST_TERMS = 200_000;
const TINY = 1e-300;

/** x^a·e^−x/Γ(a), without the difference of large logarithms (Loader 2000). */
function prefactor(a: number, x: number): number {
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(-a * logDeviance((x - a) / a) - stirlingError(a));
}

/** P(a, x) by its power series (DLMF 8.11.4), for x < a + 1. */
function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < MOST_TERMS && term > sum * 1e-17; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return prefactor(a, x) * sum;
}

/** Q(a, x) by its continued fraction (DLMF 8.9.2), evaluated by Lentz's method, for x ≥ a + 1. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const factor = n * (a - n);
    b += 2;
    d = 1 / (factor * d + b || TINY);
    c = b + factor / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return prefactor(a, x) * fraction;
}

/** P (sign −1) or Q (sign 1) for large a: Temme's uniform expansion with its first two terms (DLMF 8.12.3–8.12.10). */
function asymptotic(a: number, x: number, sign: 1 | -1): number {
  const delta = (x - a) / a;
  const eta = Math.sign(delta) * Math.sqrt(2 * logDeviance(delta));
  const c0 =
    -1 / 3 + eta * (1 / 12 + eta * (-2 / 135 + eta * (1 / 864 + eta * (1 / 2835 - (eta * 139) / 777600))));
  const c1 = -1 / 540 - eta / 288;
  const rest = (Math.exp(-0.5 * a * eta * eta) / Math.sqrt(2 * Math.PI * a)) * (c0 + c1 / a);
  return 0.5 * erfc(sign * eta * Math.sqrt(a / 2)) + sign * rest;
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
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x), exact where it is small. */
export function gammaQ(a: number, x: number): number {
  if (!(x > 0)) return Number.isNaN(x) ? Number.NaN : 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  if (a >= ASYMPTOTIC_FROM) return isFarOut(a, x) ? Number(x < a) : asymptotic(a, x, 1);
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
