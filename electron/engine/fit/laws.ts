import { digamma, trigamma } from '#shared/math/digamma.ts';
import { HALF_LOG_2PI, logGamma1p, stirlingError } from '#shared/math/gamma-function.ts';
import {
  METALOG_SKEW_LIMIT,
  metalogAtLogit,
  metalogFrom,
  metalogLogitOf,
  metalogSkew,
} from '#shared/math/metalog.ts';
import type { Distribution } from '#shared/plan/document.ts';
import { quantileOf } from '../statistics/sorted.ts';
import type { FitData } from './data.ts';

/** A distribution with what its likelihood is for the data. `parameters` counts what was estimated. */
export interface Fitted {
  readonly distribution: Distribution;
  readonly method: 'maximum likelihood' | 'moments' | 'percentiles';
  readonly parameters: number;
  readonly logLikelihood: number;
}

/** ln Γ(x), x > 0. */
function logGamma(x: number): number {
  if (x < 1) return logGamma1p(x) - Math.log(x);
  return stirlingError(x) + (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI;
}

/** Law by law what fits best; null where the data cannot come from it. */
export const FITTERS: readonly ((data: FitData) => Fitted | null)[] = [
  normalFit,
  lognormalFit,
  gammaFit,
  weibullFit,
  exponentialFit,
  betaFit,
  uniformFit,
  metalogFit,
];

function likely(distribution: Distribution, parameters: number, logLikelihood: number): Fitted {
  return { distribution, method: 'maximum likelihood', parameters, logLikelihood };
}

function normalFit({ count, mean, variance }: FitData): Fitted {
  const logLikelihood = -count * (HALF_LOG_2PI + 0.5 * Math.log(variance) + 0.5);
  return likely({ dist: 'normal', mean, sd: Math.sqrt(variance) }, 2, logLikelihood);
}

function lognormalFit({ count, log }: FitData): Fitted | null {
  if (!log || log.variance === 0) return null;
  const mean = Math.exp(log.mean + log.variance / 2);
  const sd = mean * Math.sqrt(Math.expm1(log.variance));
  const logLikelihood = -count * (HALF_LOG_2PI + 0.5 * Math.log(log.variance) + 0.5 + log.mean);
  return likely({ dist: 'lognormal', mean, sd }, 2, logLikelihood);
}

function exponentialFit({ sorted, count, mean }: FitData): Fitted | null {
  if (sorted[0]! < 0 || mean === 0) return null;
  return likely({ dist: 'exponential', mean }, 1, -count * (Math.log(mean) + 1));
}

function uniformFit({ sorted, count }: FitData): Fitted {
  const [min, max] = [sorted[0]!, sorted.at(-1)!];
  return likely({ dist: 'uniform', min, max }, 2, -count * Math.log(max - min));
}

const MOST_STEPS = 100;

/** ln a − ψ(a) = ln x̄ − mean ln x, by Minka's iteration ("Estimating a Gamma distribution", 2002, eq. 10). */
function gammaFit({ count, mean, log }: FitData): Fitted | null {
  if (!log) return null;
  const gap = Math.log(mean) - log.mean;
  if (!(gap > 0)) return null;
  let shape = (3 - gap + Math.sqrt((gap - 3) ** 2 + 24 * gap)) / (12 * gap);
  for (let step = 0; step < MOST_STEPS; step++) {
    const off = Math.log(shape) - digamma(shape) - gap;
    const next = 1 / (1 / shape + off / (shape * shape * (1 / shape - trigamma(shape))));
    if (!(next > 0)) return null;
    const settled = Math.abs(next - shape) <= 1e-13 * shape;
    shape = next;
    if (settled) break;
  }
  const scale = mean / shape;
  const logLikelihood = count * ((shape - 1) * log.mean - shape - logGamma(shape) - shape * Math.log(scale));
  return likely({ dist: 'gamma', shape, scale }, 2, logLikelihood);
}

/** Σ xᵏ ln x / Σ xᵏ − 1/k = mean ln x, whose left side increases in k: bisection on ln k. */
function weibullFit({ sorted, count, log }: FitData): Fitted | null {
  if (!log || log.variance === 0) return null;
  const most = sorted.at(-1)!;
  const relative = sorted.map((x) => x / most);
  const excess = (shape: number) => {
    let sum = 0;
    let weighted = 0;
    for (const x of relative) {
      const power = x ** shape;
      sum += power;
      weighted += power * Math.log(x);
    }
    return weighted / sum + Math.log(most) - 1 / shape - log.mean;
  };
  let [low, high] = [Math.log(1e-3), Math.log(1e5)];
  if (excess(Math.exp(low)) > 0 || excess(Math.exp(high)) < 0) return null;
  for (let step = 0; step < MOST_STEPS; step++) {
    const middle = (low + high) / 2;
    if (excess(Math.exp(middle)) < 0) low = middle;
    else high = middle;
  }
  const shape = Math.exp((low + high) / 2);
  const scale = most * (relative.reduce((sum, x) => sum + x ** shape, 0) / count) ** (1 / shape);
  const logLikelihood = count * (Math.log(shape) - shape * Math.log(scale) + (shape - 1) * log.mean - 1);
  return likely({ dist: 'weibull', shape, scale }, 2, logLikelihood);
}

/** Shares: ψ(a) − ψ(a + b) = mean ln x, ψ(b) − ψ(a + b) = mean ln(1 − x), by Newton from the moments. */
function betaFit({ sorted, count, mean, variance, log }: FitData): Fitted | null {
  if (!log || sorted.at(-1)! >= 1 || variance === 0) return null;
  const logRest = sorted.reduce((sum, x) => sum + Math.log1p(-x), 0) / count;
  const common = (mean * (1 - mean)) / variance - 1;
  if (!(common > 0)) return null;
  let [a, b] = [mean * common, (1 - mean) * common];
  for (let step = 0; step < MOST_STEPS; step++) {
    const both = digamma(a + b);
    const slope = trigamma(a + b);
    const [f, g] = [digamma(a) - both - log.mean, digamma(b) - both - logRest];
    const [fa, gb] = [trigamma(a) - slope, trigamma(b) - slope];
    const determinant = fa * gb - slope * slope;
    const [da, db] = [(f * gb + g * slope) / determinant, (g * fa + f * slope) / determinant];
    // A step that would leave the positive numbers goes half of the way there.
    const next = [a - da > 0 ? a - da : a / 2, b - db > 0 ? b - db : b / 2] as const;
    const settled = Math.abs(next[0] - a) <= 1e-12 * a && Math.abs(next[1] - b) <= 1e-12 * b;
    [a, b] = next;
    if (settled) break;
  }
  const logBeta = logGamma(a) + logGamma(b) - logGamma(a + b);
  const logLikelihood = count * ((a - 1) * log.mean + (b - 1) * logRest - logBeta);
  if (!Number.isFinite(logLikelihood)) return null;
  return likely({ dist: 'beta', alpha: a, beta: b }, 2, logLikelihood);
}

/** The metalog through the data's own P10, P50 and P90 (Keelin 2016, section 3.4). */
function metalogFit({ sorted }: FitData): Fitted | null {
  const [p10, p50, p90] = [0.1, 0.5, 0.9].map((level) => quantileOf(sorted, level)) as [
    number,
    number,
    number,
  ];
  if (!(p10 < p50 && p50 < p90)) return null;
  const given = { p10, p50, p90 };
  const skew = metalogSkew(given);
  if (skew < METALOG_SKEW_LIMIT.least || skew > METALOG_SKEW_LIMIT.most) return null;
  const metalog = metalogFrom(given);
  let logLikelihood = 0;
  for (const x of sorted) {
    const y = metalogLogitOf(metalog, x);
    const step = 1e-5;
    const slope = (metalogAtLogit(metalog, y + step) - metalogAtLogit(metalog, y - step)) / (2 * step);
    // du/dy = u(1 − u), so that ln f = ln u(1 − u) − ln dx/dy.
    logLikelihood += -Math.abs(y) - 2 * Math.log1p(Math.exp(-Math.abs(y))) - Math.log(slope);
  }
  if (!Number.isFinite(logLikelihood)) return null;
  return {
    distribution: { dist: 'percentiles', ...given },
    method: 'percentiles',
    parameters: 3,
    logLikelihood,
  };
}
