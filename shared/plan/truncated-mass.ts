import { assertNever } from '../assert-never.ts';
import { betaP, betaQ } from '../math/incomplete-beta.ts';
import { gammaP, gammaQ } from '../math/incomplete-gamma.ts';
import { metalogFrom, metalogLogitOf } from '../math/metalog.ts';
import { normalCdf } from '../math/normal.ts';
import { logScaleOfMoments, logScaleOfPercentiles, pertShapes } from '../math/parameters.ts';
import type { Distribution } from './document.ts';

/** Both tails of a continuous distribution, each exact where it is small. */
interface Tails {
  /** P(X ≤ x). */
  below(x: number): number;
  /** P(X ≥ x). */
  above(x: number): number;
}

/** P(low ≤ X ≤ high) from the tails, by the difference that loses least. */
function between({ below, above }: Tails, low: number, high: number): number {
  const lowerTail = below(low);
  const upperTail = above(high);
  if (lowerTail > 0.5) return above(low) - upperTail;
  if (upperTail > 0.5) return below(high) - lowerTail;
  return 1 - lowerTail - upperTail;
}

function normalTails(mean: number, sd: number): Tails {
  return { below: (x) => normalCdf((x - mean) / sd), above: (x) => normalCdf((mean - x) / sd) };
}

function lognormalTails(of: Extract<Distribution, { dist: 'lognormal' }>): Tails {
  const { mu, sigma } =
    'p10' in of ? logScaleOfPercentiles(of.p10, of.p90) : logScaleOfMoments(of.mean, of.sd);
  const { below, above } = normalTails(mu, sigma);
  const log = (x: number) => Math.log(Math.max(0, x));
  return { below: (x) => below(log(x)), above: (x) => above(log(x)) };
}

function triangularTails(min: number, mode: number, max: number): Tails {
  const range = max - min;
  const left = (x: number) => ((x - min) / range) * ((x - min) / (mode - min));
  const right = (x: number) => ((max - x) / range) * ((max - x) / (max - mode));
  return {
    below: (x) => (x <= min ? 0 : x >= max ? 1 : x < mode ? left(x) : 1 - right(x)),
    above: (x) => (x <= min ? 1 : x >= max ? 0 : x < mode ? 1 - left(x) : right(x)),
  };
}

function betaTails(a: number, b: number, min: number, max: number): Tails {
  const range = max - min;
  return {
    below: (x) => betaP(a, b, (x - min) / range, (max - x) / range),
    above: (x) => betaQ(a, b, (x - min) / range, (max - x) / range),
  };
}

function weibullTails(shape: number, scale: number): Tails {
  const hazard = (x: number) => Math.max(0, x / scale) ** shape;
  return { below: (x) => -Math.expm1(-hazard(x)), above: (x) => Math.exp(-hazard(x)) };
}

function metalogTails(of: Extract<Distribution, { dist: 'percentiles' }>): Tails {
  const metalog = metalogFrom(of);
  return {
    below: (x) => 1 / (1 + Math.exp(-metalogLogitOf(metalog, x))),
    above: (x) => 1 / (1 + Math.exp(metalogLogitOf(metalog, x))),
  };
}

function poissonMass(mean: number, low: number, high: number): number {
  // An open end is taken as the largest double: no count beyond it has any probability.
  const [first, last] = [Math.max(0, Math.ceil(low)), Math.min(Math.floor(high), Number.MAX_VALUE)];
  if (first > last) return 0;
  const tails: Tails = {
    below: (count) => (count <= 0 ? 0 : gammaQ(count, mean)),
    above: (count) => (count <= 0 ? 1 : gammaP(count, mean)),
  };
  return between(tails, first, last + 1);
}

function discreteMass(
  values: readonly number[],
  weights: readonly number[],
  low: number,
  high: number,
): number {
  let inside = 0;
  let total = 0;
  values.forEach((value, i) => {
    const weight = weights[i] ?? 0;
    total += weight;
    if (value >= low && value <= high) inside += weight;
  });
  return inside / total;
}

/** The share of u in [0, 1] at which the type-7 quantile of the samples lies within low … high. */
function samplesMass(values: readonly number[], low: number, high: number): number {
  const sorted = Float64Array.from(values).sort();
  const steps = sorted.length - 1;
  if (steps === 0) return discreteMass(values, [1], low, high);
  let inside = 0;
  for (let i = 0; i < steps; i++) {
    const [start, end] = [sorted[i] ?? 0, sorted[i + 1] ?? 0];
    if (start === end) inside += start >= low && start <= high ? 1 : 0;
    else inside += Math.max(0, Math.min(end, high) - Math.max(start, low)) / (end - start);
  }
  return inside / steps;
}

/** The one value of a distribution without spread; null for any other. */
function constantOf(of: Distribution): number | null {
  switch (of.dist) {
    case 'constant':
      return of.value;
    case 'uniform':
    case 'triangular':
    case 'pert':
      return of.min === of.max ? of.min : null;
    case 'beta':
      return (of.min ?? 0) === (of.max ?? 1) ? (of.min ?? 0) : null;
    case 'normal':
      return of.sd === 0 ? of.mean : null;
    case 'lognormal':
      if ('p10' in of) return of.p10 === of.p90 ? of.p10 : null;
      return of.sd === 0 ? of.mean : null;
    default:
      return null;
  }
}

function pertTails({ min, mode, max, shape }: Extract<Distribution, { dist: 'pert' }>): Tails {
  const { alpha, beta } = pertShapes(min, mode, max, shape);
  return betaTails(alpha, beta, min, max);
}

function massOf(of: Distribution, low: number, high: number): number {
  switch (of.dist) {
    case 'constant':
      return 0;
    case 'uniform':
      return Math.max(0, Math.min(of.max, high) - Math.max(of.min, low)) / (of.max - of.min);
    case 'triangular':
      return between(triangularTails(of.min, of.mode, of.max), low, high);
    case 'pert':
      return between(pertTails(of), low, high);
    case 'normal':
      return between(normalTails(of.mean, of.sd), low, high);
    case 'lognormal':
      return between(lognormalTails(of), low, high);
    case 'beta':
      return between(betaTails(of.alpha, of.beta, of.min ?? 0, of.max ?? 1), low, high);
    case 'gamma': {
      const { shape, scale } = of;
      return between(
        { below: (x) => gammaP(shape, x / scale), above: (x) => gammaQ(shape, x / scale) },
        low,
        high,
      );
    }
    case 'exponential':
      return between(weibullTails(1, of.mean), low, high);
    case 'weibull':
      return between(weibullTails(of.shape, of.scale), low, high);
    case 'percentiles':
      return between(metalogTails(of), low, high);
    case 'poisson':
      return poissonMass(of.mean, low, high);
    case 'bernoulli':
      return discreteMass([0, 1], [1 - of.p, of.p], low, high);
    case 'discrete':
      return discreteMass(of.values, of.weights, low, high);
    case 'samples':
      return samplesMass(of.values, low, high);
    default:
      return assertNever(of);
  }
}

/**
 * The probability that a distribution, its parameters being valid, leaves within its own `truncate`, both ends
 * included; 1 without one. Where little is left, the result is still exact to about 1e-12 of itself.
 */
export function truncatedMass(distribution: Distribution): number {
  const [low, high] = distribution.truncate ?? [null, null];
  const [from, to] = [low ?? Number.NEGATIVE_INFINITY, high ?? Number.POSITIVE_INFINITY];
  const constant = constantOf(distribution);
  if (constant !== null) return constant >= from && constant <= to ? 1 : 0;
  return massOf(distribution, from, to);
}
