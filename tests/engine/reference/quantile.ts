import type { Distribution, Quantity, Truncation } from '#shared/plan/document.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';
import { normalQuantile } from '../../../electron/engine/random/normal.ts';

export type InverseCdf = (u: number) => number;

/** The increasing inverse CDF of a number or a distribution, cut to its `truncate`. */
export function inverseCdf(quantity: Quantity): InverseCdf {
  if (typeof quantity === 'number') return () => quantity;
  const whole = wholeOf(quantity);
  return quantity.truncate ? cut(whole, quantity.truncate) : whole;
}

/** Without `truncate`. Only beta, gamma and poisson are the product's; the others are closed forms written here. */
function wholeOf(distribution: Distribution): InverseCdf {
  switch (distribution.dist) {
    case 'constant':
      return () => distribution.value;
    case 'uniform': {
      const { min, max } = distribution;
      return (u) => min + u * (max - min);
    }
    case 'triangular':
      return triangular(distribution.min, distribution.mode, distribution.max);
    case 'normal': {
      const { mean, sd } = distribution;
      return (u) => mean + sd * normalQuantile(u);
    }
    case 'lognormal':
      return lognormal(distribution);
    case 'exponential':
      return (u) => -distribution.mean * Math.log1p(-u);
    case 'weibull':
      return (u) => distribution.scale * (-Math.log1p(-u)) ** (1 / distribution.shape);
    case 'percentiles':
      return metalog(distribution);
    case 'bernoulli':
      return (u) => (u > 1 - distribution.p ? 1 : 0);
    case 'discrete':
      return discrete(distribution.values, distribution.weights);
    case 'samples':
      return samples(distribution.values);
    case 'pert':
    case 'beta':
    case 'gamma':
    case 'poisson': {
      const { truncate: _, ...rest } = distribution;
      return memoised(makeQuantile(rest).at);
    }
  }
}

function memoised(quantile: InverseCdf): InverseCdf {
  const known = new Map<number, number>();
  return (u) => {
    const value = known.get(u) ?? quantile(u);
    known.set(u, value);
    return value;
  };
}

function triangular(min: number, mode: number, max: number): InverseCdf {
  const width = max - min;
  return (u) =>
    u * width <= mode - min
      ? min + Math.sqrt(u * width * (mode - min))
      : max - Math.sqrt((1 - u) * width * (max - mode));
}

function lognormal(distribution: Extract<Distribution, { dist: 'lognormal' }>): InverseCdf {
  if ('p10' in distribution) {
    const [low, high] = [Math.log(distribution.p10), Math.log(distribution.p90)];
    const sigma = (high - low) / (2 * normalQuantile(0.9));
    return (u) => Math.exp((low + high) / 2 + sigma * normalQuantile(u));
  }
  const variance = Math.log(1 + (distribution.sd / distribution.mean) ** 2);
  const mu = Math.log(distribution.mean) - variance / 2;
  return (u) => Math.exp(mu + Math.sqrt(variance) * normalQuantile(u));
}

/** Keelin (2016), three terms: a₁ + a₂·logit u + a₃·(u − ½)·logit u through the three points; log and logit forms. */
function metalog(distribution: Extract<Distribution, { dist: 'percentiles' }>): InverseCdf {
  const { p10, p50, p90, min, max } = distribution;
  const transform = (x: number) => {
    if (min !== undefined && max !== undefined) return Math.log((x - min) / (max - x));
    if (min !== undefined) return Math.log(x - min);
    return max !== undefined ? -Math.log(max - x) : x;
  };
  const back = (y: number) => {
    if (min !== undefined && max !== undefined) return min + (max - min) / (1 + Math.exp(-y));
    if (min !== undefined) return min + Math.exp(y);
    return max !== undefined ? max - Math.exp(-y) : y;
  };
  const [low, middle, high] = [transform(p10), transform(p50), transform(p90)];
  const a2 = (high - low) / (2 * Math.log(9));
  const a3 = (high + low - 2 * middle) / (0.8 * Math.log(9));
  return (u) => {
    const logit = Math.log(u / (1 - u));
    return back(middle + a2 * logit + a3 * (u - 0.5) * logit);
  };
}

function discrete(values: readonly number[], weights: readonly number[]): InverseCdf {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const ascending = values
    .map((value, i) => ({ value, weight: weights[i]! / all }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
  return (u) => {
    let reached = 0;
    for (const { value, weight } of ascending) {
      reached += weight;
      if (reached >= u) return value;
    }
    return ascending.at(-1)!.value;
  };
}

/** Type 7 of Hyndman and Fan (1996). */
function samples(values: readonly number[]): InverseCdf {
  const sorted = values.toSorted((a, b) => a - b);
  return (u) => {
    const place = u * (sorted.length - 1);
    const index = Math.min(Math.floor(place), sorted.length - 1);
    const next = Math.min(index + 1, sorted.length - 1);
    return sorted[index]! + (place - index) * (sorted[next]! - sorted[index]!);
  };
}

/** Renormalised to low ≤ x ≤ high, by bisection for the probabilities at the ends. */
function cut(quantile: InverseCdf, [low, high]: Truncation): InverseCdf {
  const start = low === null ? 0 : leastWhere((u) => quantile(u) >= low);
  const end = high === null ? 1 : leastWhere((u) => quantile(u) > high);
  return (u) => {
    const x = quantile(Math.min(Math.max(start + u * (end - start), 2 ** -60), 1 - 2 ** -53));
    return Math.min(Math.max(x, low ?? -Infinity), high ?? Infinity);
  };
}

/** The least u in [0, 1] where an increasing condition holds. */
function leastWhere(condition: (u: number) => boolean): number {
  let [no, yes] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (no + yes) / 2;
    if (condition(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}
