import { expMinus } from '#shared/math/elementary.ts';
import { HALF_LOG_2PI, logGamma1p, stirlingError } from '#shared/math/gamma-function.ts';
import { lowerGammaSeries, upperGammaFraction } from '#shared/math/incomplete-gamma.ts';
import { normalQuantile } from '../normal.ts';
import { logTailIntegral } from '../tail-integral.ts';
import type { Law } from './law.ts';
import { type LogConcave, logTailAt, solveTail, type Tail } from './log-concave.ts';
import { normalTable } from './normal-table.ts';

/** From here the law of ln X is near enough to normal for the tail integral. */
const LARGE_SHAPE = 100;

/** The gamma law with mean shape · scale, solved on y = ln(x / scale). */
export function gammaLaw(shape: number, scale: number): Law {
  const law = logGammaLaw(shape);
  const cdf = (x: number) => (x <= 0 ? 0 : Math.exp(logTailAt(law, Math.log(x / scale), false)));
  const survival = (x: number) => (x <= 0 ? 1 : Math.exp(logTailAt(law, Math.log(x / scale), true)));
  const table = normalTable(law);
  return {
    form: { type: 'gamma', table, scale },
    lower: (p) => scale * Math.exp(solveTail(law, Math.log(p), false)),
    upper: (q) => scale * Math.exp(solveTail(law, Math.log(q), true)),
    cdf,
    survival,
    fromNormal(memory, at, count) {
      for (let i = at; i < at + count; i++) memory[i] = scale * Math.exp(table.at(memory[i]!));
    },
  };
}

/** The law of Y = ln X, X ~ gamma(a, 1): density exp(a·y − e^y) / Γ(a). */
export function logGammaLaw(a: number): LogConcave {
  const small = a < 0.5;
  const centre = small ? 0 : Math.log(a);
  const norm = small ? Math.log(a) - logGamma1p(a) : 0.5 * Math.log(a) - HALF_LOG_2PI - stirlingError(a);
  const logDensity = small
    ? (y: number) => norm + a * y - Math.exp(y)
    : (y: number) => norm - a * expMinus(y - centre);
  const spread = 1 / Math.sqrt(a);
  const directTail = (y: number, tail: Tail) => {
    if (a >= LARGE_SHAPE) {
      tail.upper = y > centre;
      tail.log = logTailIntegral(logDensity, y, tail.upper ? 1 : -1, Math.abs(y - centre), spread);
      return;
    }
    const x = Math.exp(y);
    tail.upper = x > (small ? 1.5 : a + 1);
    if (tail.upper) tail.log = logDensity(y) + Math.log(upperGammaFraction(a, x));
    else if (small) tail.log = a * y - logGamma1p(a) + Math.log1p(a * smallSeries(a, x));
    else tail.log = logDensity(y) - Math.log(a) + Math.log(lowerGammaSeries(a, x));
  };
  return {
    logDensity,
    slope: small ? (y) => a - Math.exp(y) : (y) => -a * Math.expm1(y - centre),
    directTail,
    start: (logTail, upper) => startOf(a, logTail, upper),
  };
}

/** Σ_{k ≥ 1} (−x)^k / ((a + k) k!), so that P(a, x) = x^a / Γ(a + 1) · (1 + a times it) (A&S 6.5.29). */
function smallSeries(a: number, x: number): number {
  let power = 1;
  let sum = 0;
  for (let k = 1; k < 60; k++) {
    power *= -x / k;
    const term = power / (a + k);
    sum += term;
    if (Math.abs(term) <= 1e-18 * Math.abs(sum)) break;
  }
  return sum;
}

/**
 * Below: Wilson and Hilferty's cube root for a ≥ 1, else the power law, a lower bound. Above: the sub-gamma bound
 * x ≤ a + √(2at) + t with t = −ln Q (Boucheron, Lugosi and Massart 2013, section 2.4), from which Newton descends.
 */
function startOf(a: number, logTail: number, upper: boolean): number {
  if (a >= 1 && logTail > -700) {
    const z = normalQuantile(Math.exp(logTail)) * (upper ? -1 : 1);
    const root = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
    if (root > 0.2) return Math.log(a) + 3 * Math.log(root);
  }
  if (upper) return Math.log(a + Math.sqrt(-2 * a * logTail) - logTail);
  const logGamma = a < 1 ? logGamma1p(a) : stirlingError(a) + (a + 0.5) * Math.log(a) - a + HALF_LOG_2PI;
  return (logTail + logGamma) / a;
}
