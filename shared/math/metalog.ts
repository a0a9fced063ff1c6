/** The 10th, 50th and 90th percentile, with the bounds that choose between unbounded, log and logit form. */
export interface MetalogPercentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly min?: number;
  readonly max?: number;
}

/**
 * The three-term metalog of z, where z is the value itself, ln(x − min), −ln(max − x) or ln((x − min)/(max − x)):
 * z(u) = a1 + a2·ln(u/(1 − u)) + a3·(u − ½)·ln(u/(1 − u)) (Keelin 2016, "The Metalog Distributions", Decision
 * Analysis 13(4), eqs. 6, 11 and 13).
 */
export interface Metalog {
  readonly a1: number;
  readonly a2: number;
  readonly a3: number;
  readonly min?: number;
  readonly max?: number;
}

/** A valid three-term metalog has its median at least this share of the way from p10 to p90, and at most 1 − it. */
export const METALOG_SKEW_LIMIT = { least: 0.16658, most: 0.83342 } as const;

/** From the value to the unbounded scale. */
function toScale(x: number, { min, max }: { min?: number; max?: number }): number {
  if (min !== undefined && max !== undefined) return Math.log((x - min) / (max - x));
  if (min !== undefined) return Math.log(x - min);
  return max === undefined ? x : -Math.log(max - x);
}

/** How far the median stands from p10 to p90 on the unbounded scale, 0 to 1. */
export function metalogSkew(given: MetalogPercentiles): number {
  const q10 = toScale(given.p10, given);
  const q90 = toScale(given.p90, given);
  return (toScale(given.p50, given) - q10) / (q90 - q10);
}

const LOGIT_90 = Math.log(9);

/** The metalog through three percentiles, in closed form (Keelin 2016, section 3.4). */
export function metalogFrom(given: MetalogPercentiles): Metalog {
  const q10 = toScale(given.p10, given);
  const q50 = toScale(given.p50, given);
  const q90 = toScale(given.p90, given);
  const bounds = {
    ...(given.min === undefined ? {} : { min: given.min }),
    ...(given.max === undefined ? {} : { max: given.max }),
  };
  return {
    a1: q50,
    a2: (q90 - q10) / (2 * LOGIT_90),
    a3: (q90 + q10 - 2 * q50) / (0.8 * LOGIT_90),
    ...bounds,
  };
}

/** The value on the unbounded scale at logit(u) = y. */
function scaleAt({ a1, a2, a3 }: Metalog, y: number): number {
  return a1 + a2 * y + a3 * 0.5 * Math.tanh(y / 2) * y;
}

/** The quantile at logit(u) = y: exact far into both tails, where u itself could not be told from 0 or 1. */
export function metalogAtLogit(metalog: Metalog, y: number): number {
  const z = scaleAt(metalog, y);
  const { min, max } = metalog;
  if (min !== undefined && max !== undefined) {
    return z <= 0
      ? min + ((max - min) * Math.exp(z)) / (1 + Math.exp(z))
      : max - ((max - min) * Math.exp(-z)) / (1 + Math.exp(-z));
  }
  if (min !== undefined) return min + Math.exp(z);
  return max === undefined ? z : max - Math.exp(-z);
}

const FARTHEST_LOGIT = 800;

/** logit of P(X ≤ x), by bisection: the quantile increases and has no inverse in closed form. */
export function metalogLogitOf(metalog: Metalog, x: number): number {
  const { min, max } = metalog;
  if (min !== undefined && x <= min) return Number.NEGATIVE_INFINITY;
  if (max !== undefined && x >= max) return Number.POSITIVE_INFINITY;
  const z = toScale(x, metalog);
  let low = -FARTHEST_LOGIT;
  let high = FARTHEST_LOGIT;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (scaleAt(metalog, middle) < z) low = middle;
    else high = middle;
  }
}
