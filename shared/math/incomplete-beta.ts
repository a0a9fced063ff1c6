import { log1pMinus } from './elementary.ts';
import { stirlingError } from './gamma-function.ts';
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
  const deviance = -a * log1pMinus(shift / a) - b * log1pMinus(-shift / b);
  const stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(stirling - deviance);
}

/**
 * I_x(a, b) · B(a, b) / (x^a y^b), y = 1 − x: the continued fraction of DiDonato and Morris (ACM TOMS 18(3), 1992,
 * equation 9; the even part of DLMF 8.17.22), which keeps its digits where x is near 1, by the modified Lentz method.
 */
export function betaFraction(a: number, b: number, x: number, y: number): number {
  const drift = a * y - b * x + 1;
  let c = (a * drift) / (a + 1) || TINY;
  let d = 0;
  let value = c;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = a + 2 * m - 1;
    const numerator = ((a + m - 1) / even) * ((a + b + m - 1) / even) * m * (b - m) * x * x;
    const denominator = m + (m * (b - m) * x) / even + ((a + m) * (drift + m * (1 + y))) / (even + 2);
    d = 1 / (denominator + numerator * d || TINY);
    c = denominator + numerator / c || TINY;
    const factor = c * d;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
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
  const deviance = -a * log1pMinus(shift / a) - b * log1pMinus(-shift / b);
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
  if (x < (a + 1) / (a + b + 2)) return prefactor(a, b, x, y) * betaFraction(a, b, x, y);
  return 1 - prefactor(b, a, y, x) * betaFraction(b, a, y, x);
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
