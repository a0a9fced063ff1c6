import { log1pMinus } from '#shared/math/elementary.ts';
import { HALF_LOG_2PI, logScaledBeta, stirlingError } from '#shared/math/gamma-function.ts';
import { betaFraction } from '#shared/math/incomplete-beta.ts';
import { normalQuantile } from '../normal.ts';
import { logTailIntegral } from '../tail-integral.ts';
import type { Law } from './law.ts';
import { type LogConcave, logTailAt, solveTail, type Tail } from './log-concave.ts';
import { normalTable } from './normal-table.ts';

/** From here the law of the logit is near enough to normal for the tail integral. */
const LARGE_SHAPE = 100;

/** The beta law on [min, max], solved on y = ln((x − min) / (max − x)). PERT is one of these. */
export function betaLaw(alpha: number, beta: number, min: number, max: number): Law {
  const law = logitBetaLaw(alpha, beta);
  const width = max - min;
  const valueAt = (y: number) => {
    const e = Math.exp(y < 0 ? y : -y);
    const share = width * (e / (1 + e));
    return y < 0 ? min + share : max - share;
  };
  const logitOf = (x: number) => Math.log((x - min) / (max - x));
  const table = normalTable(law);
  return {
    form: { type: 'beta', table, min, max },
    lower: (p) => valueAt(solveTail(law, Math.log(p), false)),
    upper: (q) => valueAt(solveTail(law, Math.log(q), true)),
    cdf: (x) => (x <= min ? 0 : x >= max ? 1 : Math.exp(logTailAt(law, logitOf(x), false))),
    survival: (x) => (x <= min ? 1 : x >= max ? 0 : Math.exp(logTailAt(law, logitOf(x), true))),
    fromNormal(memory, at, count) {
      for (let i = at; i < at + count; i++) {
        const y = table.at(memory[i]!);
        const e = Math.exp(y < 0 ? y : -y);
        const share = width * (e / (1 + e));
        memory[i] = y < 0 ? min + share : max - share;
      }
    },
  };
}

/** The law of Y = ln(X / (1 − X)), X ~ beta(a, b): density s^a (1 − s)^b / B(a, b) with s = 1 / (1 + e^(−y)). */
export function logitBetaLaw(a: number, b: number): LogConcave {
  const small = Math.min(a, b) < 0.5;
  const density = small ? smallDensity(a, b) : centredDensity(a, b);
  const centre = Math.log(a / b);
  const spread = Math.sqrt(1 / a + 1 / b);
  const large = Math.min(a, b) >= LARGE_SHAPE;
  const directTail = (y: number, tail: Tail) => {
    if (large) {
      tail.upper = y > centre;
      tail.log = logTailIntegral(density, y, tail.upper ? 1 : -1, Math.abs(y - centre), spread);
      return;
    }
    tail.upper = isUpper(a, b, logistic(y), logistic(-y));
    tail.log = tail.upper ? logLower(b, a, -y, density(y)) : logLower(a, b, y, density(y));
  };
  return {
    logDensity: density,
    slope: (y) => {
      const w = y - centre;
      return w < 0
        ? (-b * Math.expm1(w)) / (Math.exp(w) + b / a)
        : (b * Math.expm1(-w)) / (1 + (b / a) * Math.exp(-w));
    },
    directTail,
    start: (logTail, upper) => (upper ? -startOf(b, a, logTail) : startOf(a, b, logTail)),
  };
}

/** Whether 1 − I_x(a, b) is the one to compute: where a power series holds, on its side, else on x's side of the mean. */
function isUpper(a: number, b: number, x: number, rest: number): boolean {
  if (seriesHolds(a, b, x)) return false;
  if (seriesHolds(b, a, rest)) return true;
  return x * (a + b + 2) > a + 1;
}

function seriesHolds(a: number, b: number, x: number): boolean {
  return a < 0.5 && x <= 0.5 && x * b <= 2;
}

/** ln I_x(a, b) at the logit y of x, from ln of the logit's density there. */
function logLower(a: number, b: number, y: number, logDensity: number): number {
  const x = logistic(y);
  if (!seriesHolds(a, b, x)) return logDensity + Math.log(betaFraction(a, b, x, logistic(-y)));
  return -a * softplus(-y) - logScaledBeta(a, b) + Math.log1p(a * powerSeries(a, b, x));
}

/** a ln s + b ln(1 − s) − ln B(a, b), for a parameter below ½. */
function smallDensity(a: number, b: number): (y: number) => number {
  const logBeta = a <= b ? logScaledBeta(a, b) - Math.log(a) : logScaledBeta(b, a) - Math.log(b);
  return (y) => -a * softplus(-y) - b * softplus(y) - logBeta;
}

/**
 * The same about the mode, y = ln(a/b) + w: large terms cancel on paper, not in doubles (Loader's saddle-point form).
 * With n = a + b, a ln(sn/a) + b ln((1 − s)n/b) = a w − n ln(1 + (a/n)(e^w − 1)), which loses nothing where a ≤ b.
 */
function centredDensity(a: number, b: number): (y: number) => number {
  if (a > b) {
    const mirrored = centredDensity(b, a);
    return (y) => mirrored(-y);
  }
  const n = a + b;
  const centre = Math.log(a / b);
  const norm =
    0.5 * Math.log(a * (b / n)) - HALF_LOG_2PI + stirlingError(n) - stirlingError(a) - stirlingError(b);
  const shareA = a / n;
  const shareB = b / n;
  return (y) => {
    const w = y - centre;
    if (w > 30) return norm - b * w - n * Math.log(shareA + shareB * Math.exp(-w));
    const grown = Math.expm1(w);
    if (w > 0.5 || w < -0.5) return norm + a * w - n * Math.log1p(shareA * grown);
    const base = 1 + shareA * grown;
    return norm + a * log1pMinus((shareB * grown) / base) + b * log1pMinus((-shareA * grown) / base);
  };
}

/** Σ_{k ≥ 1} (1 − b)_k x^k / (k! (a + k)), so that I_x = x^a / (a B) · (1 + a times it) (A&S 26.5.4 with 15.1.1). */
function powerSeries(a: number, b: number, x: number): number {
  let power = 1;
  let sum = 0;
  for (let k = 1; k < 400; k++) {
    power *= ((k - b) * x) / k;
    const term = power / (a + k);
    sum += term;
    if (Math.abs(term) <= 1e-18 * Math.abs(sum)) break;
  }
  return sum;
}

/** From the normal law with about the logit's mean and spread, or the power law at 0. */
function startOf(a: number, b: number, logLowerTail: number): number {
  if (a >= 1 && b >= 1) {
    const z = normalQuantile(Math.exp(logLowerTail));
    return Math.log((a - 0.4) / (b - 0.4)) + z * Math.sqrt(1 / (a - 0.4) + 1 / (b - 0.4));
  }
  if (a < 0.5) return (logLowerTail + logScaledBeta(a, b)) / a;
  return Math.log(a / b) + Math.min(0, logLowerTail + 1) / a;
}

/** 1 / (1 + e^(−y)), to full relative precision on both sides. */
function logistic(y: number): number {
  const e = Math.exp(y < 0 ? y : -y);
  return y < 0 ? e / (1 + e) : 1 / (1 + e);
}

/** ln(1 + e^t). */
function softplus(t: number): number {
  return t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
}
