import { metalogFrom } from '#shared/math/metalog.ts';
import { normalCdf } from '#shared/math/normal.ts';
import type { Distribution, Quantity } from '#shared/plan/document.ts';
import { constantShape } from '#shared/quantity-shape.ts';
import {
  type QuantityPicture,
  type QuantityShape,
  type QuantitySummary,
  SHOWN_LEVELS,
} from '#shared/views-assumptions.ts';
import { makeQuantile } from './distribution.ts';
import type { Quantile } from './laws/law.ts';

/** Points of a density, evenly spaced on the scale of a standard normal from −REACH to REACH. */
const DENSITY_POINTS = 48;
const REACH = 2.9;
/** Values of a discrete quantity that are drawn; beyond, neighbours would stand on one pixel. */
const MOST_MASSES = 60;

/** What a quantity comes to: percentiles and picture. The quantity is valid; a plain number is a constant. */
export function shapeOf(quantity: Quantity): QuantityShape {
  if (typeof quantity === 'number') return constantShape(quantity);
  return quantileShape(quantity, makeQuantile(quantity));
}

/** The same with the mean, which costs some hundred quantiles more. */
export function summarizeQuantity(quantity: Quantity): QuantitySummary {
  if (typeof quantity === 'number') return { ...constantShape(quantity), mean: quantity };
  const quantile = makeQuantile(quantity);
  return { ...quantileShape(quantity, quantile), mean: meanOf(quantity, quantile) };
}

function quantileShape(distribution: Distribution, quantile: Quantile): QuantityShape {
  return {
    percentiles: SHOWN_LEVELS.map((level) => quantile.at(level)),
    picture: pictureOf(distribution, quantile),
  };
}

function isDiscrete({ dist }: Distribution): boolean {
  return dist === 'discrete' || dist === 'bernoulli' || dist === 'poisson';
}

function pictureOf(distribution: Distribution, quantile: Quantile): QuantityPicture {
  const low = quantile.at(1e-6);
  const high = quantile.at(1 - 1e-6);
  if (low === high) return { type: 'constant', value: low };
  return isDiscrete(distribution) ? masses(quantile) : density(quantile);
}

/** Values with their probabilities: the steps of the quantile, found on a fine grid of its levels. */
function masses(quantile: Quantile): QuantityPicture {
  const { values, shares } = steps(quantile);
  const stride = Math.max(1, Math.ceil(values.length / MOST_MASSES));
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < values.length; i += stride) {
    x.push(values[i]!);
    y.push(shares.slice(i, i + stride).reduce((sum, share) => sum + share, 0));
  }
  return { type: 'masses', x, y };
}

const STEP_LEVELS = 2048;

function steps({ at, form }: Quantile): { values: number[]; shares: number[] } {
  if (form?.type === 'steps') {
    const shares = Array.from(form.upTo, (share, i) => share - (form.upTo[i - 1] ?? 0));
    return { values: [...form.values], shares };
  }
  const values: number[] = [];
  const shares: number[] = [];
  for (let i = 0; i < STEP_LEVELS; i++) {
    const value = at((i + 0.5) / STEP_LEVELS);
    if (value !== values.at(-1)) {
      values.push(value);
      shares.push(0);
    }
    shares[shares.length - 1]! += 1 / STEP_LEVELS;
  }
  return { values, shares };
}

/** Δu/Δx between levels that lie closer in the tails, so that both are drawn smoothly. */
function density({ at }: Quantile): QuantityPicture {
  const levels = Array.from({ length: DENSITY_POINTS + 1 }, (_, i) =>
    normalCdf(-REACH + (2 * REACH * i) / DENSITY_POINTS),
  );
  const values = levels.map(at);
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < DENSITY_POINTS; i++) {
    const width = values[i + 1]! - values[i]!;
    if (!(width > 0)) continue;
    const height = (levels[i + 1]! - levels[i]!) / width;
    // Both ends of a steep edge are drawn; elsewhere one point in the middle of each step.
    if (i === 0) add(x, y, values[0]!, height);
    add(x, y, (values[i]! + values[i + 1]!) / 2, height);
    if (i === DENSITY_POINTS - 1) add(x, y, values[i + 1]!, height);
  }
  return withSteepEnds(x, y);
}

/** At this share of the highest point an end is an edge, which falls straight to zero, and no tail. */
const STEEP = 0.3;

function withSteepEnds(x: number[], y: number[]): QuantityPicture {
  const most = y.reduce((largest, height) => Math.max(largest, height), 0);
  if ((y[0] ?? 0) > STEEP * most) {
    x.unshift(x[0]!);
    y.unshift(0);
  }
  if ((y.at(-1) ?? 0) > STEEP * most) add(x, y, x.at(-1)!, 0);
  return { type: 'density', x, y };
}

function add(x: number[], y: number[], at: number, height: number): void {
  x.push(at);
  y.push(height);
}

const MEAN_REACH = 8;
const MEAN_POINTS = 400;

/**
 * ∫ q(u) du. Exact for steps, close for what else is discrete; elsewhere the trapezoidal rule over z with u = Φ(z), whose error falls faster than any
 * power of the step for smooth quantiles, since the normal density and all its derivatives vanish at both ends.
 */
function meanOf(distribution: Distribution, quantile: Quantile): number | null {
  if (!meanExists(distribution)) return null;
  if (quantile.form?.type === 'steps') {
    const { values, shares } = steps(quantile);
    return finite(values.reduce((sum, value, i) => sum + value * shares[i]!, 0));
  }
  if (distribution.truncate === undefined) {
    if (distribution.dist === 'bernoulli') return distribution.p;
    if (distribution.dist === 'poisson') return distribution.mean;
  }
  if (isDiscrete(distribution) || distribution.dist === 'samples') {
    const count = 4 * STEP_LEVELS;
    let sum = 0;
    for (let i = 0; i < count; i++) sum += quantile.at((i + 0.5) / count);
    return finite(sum / count);
  }
  const step = (2 * MEAN_REACH) / MEAN_POINTS;
  let sum = 0;
  for (let i = 0; i <= MEAN_POINTS; i++) {
    const z = -MEAN_REACH + i * step;
    sum += quantile.at(normalCdf(z)) * Math.exp(-0.5 * z * z);
  }
  return finite((sum * step) / Math.sqrt(2 * Math.PI));
}

/** A metalog with one bound is e to the power of a logistic-tailed variable: its mean exists where that tail is thin enough. */
function meanExists(distribution: Distribution): boolean {
  if (distribution.dist !== 'percentiles' || distribution.truncate !== undefined) return true;
  const { min, max } = distribution;
  if ((min === undefined) === (max === undefined)) return true;
  const { a2, a3 } = metalogFrom(distribution);
  // Far out z grows by a2 + a3/2 with the logit above, and falls by a2 − a3/2 below.
  return (min === undefined ? a2 - a3 / 2 : a2 + a3 / 2) < 1;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
