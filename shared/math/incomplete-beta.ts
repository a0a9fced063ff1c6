import { logDeviance, stirlingError } from './gamma-function.ts';
import { gammaP, gammaQ } from './incomplete-gamma.ts';
import { normalCdf } from './normal.ts';

/** Up to this parameter the continued fraction converges in some hundred thousand steps at worst. */
const LARGEST_FOR_FRACTION = 1e9;
const MOST_TERMS = 1_000_000;
const TINY = 1e-300;

/** Nearer than this to the mean, in standard deviations, the correction's two terms cancel: its limit stands in. */
const NEAR_CENTRE = 1e-3;

/** x^a·y^b/B(a, b) with y = 1 − x, without the difference of large logarithms (Loader 2000). */
function prefactor(a: number, b: number, x: number, y: number): number {
  const shift = x * b - y * a; // (a + b)·(x − mean)
  const deviance = a * logDeviance(shift / a) + b * logDeviance(-shift / b);
  const stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(stirling - deviance);
}

/**
 * The continued fraction of DiDonato and Morris (1992, ACM TOMS 18(3), algorithm 708, BFRAC), the even part of DLMF
 * 8.17.22, by Lentz's method: its denominators hold a·y − b·x instead of a difference of nearly equal numbers.
 */
function fraction(a: number, b: number, x: number, y: number): number {
  const lambda = a * y - b * x;
  let value = (a / (a + 1)) * (lambda + 1) || TINY;
  let c = value;
  let d = 0;
  for (let n = 1; n < MOST_TERMS; n++) {
    const odd = a + 2 * n - 1;
    const numerator = ((a + n - 1) / odd) * ((a + b + n - 1) / odd) * n * (b - n) * x * x;
    const denominator = n + (n * (b - n) * x) / odd + ((a + n) / (odd + 2)) * (lambda + 1 + n * (1 + y));
    d = 1 / (numerator * d + denominator || TINY);
    c = denominator + numerator / c || TINY;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-16) break;
  }
  return 1 / value;
}

/**
 * For parameters beyond the fraction's reach: the gamma limit where one of them is small against the other (Johnson,
 * Kotz and Balakrishnan 1995, chapter 25), else the uniform expansion with its first correction (Temme 1982; DLMF
 * 8.18.3), whose relative error is of the order of 1/min(a, b).
 */
function largeParameters(a: number, b: number, x: number, y: number): number {
  if (b < a && b * b < a) return gammaQ(b, -(a + (b - 1) / 2) * Math.log1p(-y));
  if (a < b && a * a < b) return gammaP(a, -(b + (a - 1) / 2) * Math.log1p(-x));
  const shift = x * b - y * a;
  const deviance = a * logDeviance(shift / a) + b * logDeviance(-shift / b);
  const root = Math.sign(shift) * Math.sqrt(2 * deviance);
  const spread = Math.sqrt((a / (a + b)) * b);
  const correction =
    Math.abs(root) < NEAR_CENTRE ? (a - b) / (a + b) / (3 * spread) : spread / shift - 1 / root;
  return normalCdf(root) - (Math.exp(-deviance) / Math.sqrt(2 * Math.PI)) * correction;
}

/** I_x(a, b) given both x and y = 1 − x. */
function regularised(a: number, b: number, x: number, y: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (Math.max(a, b) > LARGEST_FOR_FRACTION) return largeParameters(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) return prefactor(a, b, x, y) * fraction(a, b, x, y);
  return 1 - prefactor(b, a, y, x) * fraction(b, a, y, x);
}

/**
 * The regularised incomplete beta function I_x(a, b), a, b > 0: the distribution function of a beta(a, b) on [0, 1].
 * `complement` is 1 − x, for whoever knows it more exactly than the difference.
 */
export function betaP(a: number, b: number, x: number, complement = 1 - x): number {
  return regularised(a, b, x, complement);
}

/** 1 − I_x(a, b), exact where it is small. */
export function betaQ(a: number, b: number, x: number, complement = 1 - x): number {
  return regularised(b, a, complement, x);
}
