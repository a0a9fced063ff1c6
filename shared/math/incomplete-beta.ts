import { logDeviance, stirlingError } from './gamma-function.ts';
import { gammaP, gammaQ } from './incomplete-gamma.ts';
import { normalCdf } from './normal.ts';

/** Up to this parameter the continued fraction converges in some hundred thousand steps at worst. */
const LARGEST_FOR_FRACTION = 1e9;
const MOST_TERMS = 1_000_000;
const TINY = 1e-300;

/** x^a·y^b/B(a, b) with y = 1 − x, without the difference of large logarithms (Loader 2000). */
function prefactor(a: number, b: number, x: number, y: number): number {
  const shift = x * b - y * a; // (a + b)·(x − mean)
  const deviance = a * logDeviance(shift / a) + b * logDeviance(-shift / b);
  const stirling = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(stirling - deviance);
}

/** The continued fraction of DLMF 8.17.22 by Lentz's method, without its prefactor; converges for x < (a+1)/(a+b+2). */
function fraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1) || TINY);
  let value = d;
  const step = (coefficient: number): number => {
    d = 1 / (1 + coefficient * d || TINY);
    c = 1 + coefficient / c || TINY;
    value *= d * c;
    return Math.abs(d * c - 1);
  };
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    step(even);
    if (step(odd) < 1e-16) break;
  }
  return value;
}

/**
 * For parameters beyond the fraction's reach: the gamma limit where one parameter is small against the other
 * (Johnson, Kotz and Balakrishnan 1995, chapter 25), else the signed root of the deviance with its correction
 * (Barndorff-Nielsen 1986); relative error about 1e-9 at these sizes.
 */
function largeParameters(a: number, b: number, x: number, y: number): number {
  if (b < a && b * b < a) return gammaQ(b, -(a + (b - 1) / 2) * Math.log1p(-y));
  if (a < b && a * a < b) return gammaP(a, -(b + (a - 1) / 2) * Math.log1p(-x));
  const shift = x * b - y * a;
  const root = Math.sign(shift) * Math.sqrt(2 * (a * logDeviance(shift / a) + b * logDeviance(-shift / b)));
  return normalCdf(root);
}

/** I_x(a, b) given both x and y = 1 − x. */
function regularised(a: number, b: number, x: number, y: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  if (x <= 0) return 0;
  if (y <= 0) return 1;
  if (Math.max(a, b) > LARGEST_FOR_FRACTION) return largeParameters(a, b, x, y);
  if (x < (a + 1) / (a + b + 2)) return (prefactor(a, b, x, y) * fraction(a, b, x)) / a;
  return 1 - (prefactor(b, a, y, x) * fraction(b, a, y)) / b;
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
