import { assertNever } from '#shared/assert-never.ts';
import {
  type LogScale,
  logScaleOfMoments,
  logScaleOfPercentiles,
  pertShapes,
} from '#shared/math/parameters.ts';
import type { Distribution, Truncation } from '#shared/plan/document.ts';
import { betaLaw } from './laws/beta.ts';
import { lognormalLaw, normalLaw, triangularLaw, uniformLaw, weibullLaw } from './laws/closed-form.ts';
import { continuousQuantile } from './laws/continuous.ts';
import { gammaLaw } from './laws/gamma.ts';
import type { Law, Quantile } from './laws/law.ts';
import { metalogLaw } from './laws/metalog.ts';
import { poissonQuantile } from './laws/poisson.ts';
import { samplesQuantile } from './laws/samples.ts';
import { bernoulliQuantile, constantQuantile, discreteQuantile } from './laws/step.ts';

export type { Quantile } from './laws/law.ts';

/** The quantile of a valid distribution of docs/plan-format.md, cut to its `truncate`. */
export function makeQuantile(distribution: Distribution): Quantile {
  const truncate = distribution.truncate;
  switch (distribution.dist) {
    case 'constant':
      return constantQuantile(distribution.value);
    case 'bernoulli':
      return bernoulliQuantile(distribution.p, truncate);
    case 'discrete':
      return discreteQuantile(distribution.values, distribution.weights, truncate);
    case 'samples':
      return samplesQuantile(distribution.values, truncate);
    case 'poisson':
      return poissonQuantile(distribution.mean, truncate);
    default:
      return ofLaw(lawOf(distribution), truncate);
  }
}

type Continuous = Exclude<
  Distribution,
  { dist: 'constant' | 'bernoulli' | 'discrete' | 'samples' | 'poisson' }
>;

/** The law, or the one value that the parameters leave. */
function lawOf(distribution: Continuous): Law | number {
  switch (distribution.dist) {
    case 'uniform': {
      const { min, max } = distribution;
      return min === max ? min : uniformLaw(min, max);
    }
    case 'triangular': {
      const { min, mode, max } = distribution;
      return min === max ? min : triangularLaw(min, mode, max);
    }
    case 'pert': {
      const { min, mode, max, shape } = distribution;
      if (min === max) return min;
      const { alpha, beta } = pertShapes(min, mode, max, shape);
      return betaLaw(alpha, beta, min, max);
    }
    case 'beta': {
      const { alpha, beta, min = 0, max = 1 } = distribution;
      return min === max ? min : betaLaw(alpha, beta, min, max);
    }
    case 'normal': {
      const { mean, sd } = distribution;
      return sd === 0 ? mean : normalLaw(mean, sd);
    }
    case 'lognormal':
      return 'p10' in distribution
        ? lognormalOfPercentiles(distribution.p10, distribution.p90)
        : lognormalOfMoments(distribution.mean, distribution.sd);
    case 'gamma':
      return gammaLaw(distribution.shape, distribution.scale);
    case 'exponential':
      return weibullLaw(1, distribution.mean);
    case 'weibull':
      return weibullLaw(distribution.shape, distribution.scale);
    case 'percentiles':
      return metalogLaw(distribution);
    default:
      return assertNever(distribution);
  }
}

function lognormalOfMoments(mean: number, sd: number): Law | number {
  return sd === 0 ? mean : lognormalOf(logScaleOfMoments(mean, sd));
}

function lognormalOfPercentiles(p10: number, p90: number): Law | number {
  return p10 === p90 ? p10 : lognormalOf(logScaleOfPercentiles(p10, p90));
}

function lognormalOf({ mu, sigma }: LogScale): Law {
  return lognormalLaw(mu, sigma);
}

function ofLaw(law: Law | number, truncate: Truncation | undefined): Quantile {
  return typeof law === 'number' ? constantQuantile(law) : continuousQuantile(law, truncate);
}
