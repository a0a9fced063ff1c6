import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '#shared/plan/document.ts';
import { scaledShape } from '#shared/quantity-shape.ts';
import { type QuantityPicture, SHOWN_LEVELS } from '#shared/views-assumptions.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';
import { shapeOf, summarizeQuantity } from '../../../electron/engine/random/quantity-summary.ts';

/** Distributions with their means in closed form. */
const MEANS: [Distribution, number][] = [
  [{ dist: 'uniform', min: -1, max: 5 }, 2],
  [{ dist: 'triangular', min: 0, mode: 1, max: 5 }, 2],
  [{ dist: 'pert', min: 1, mode: 2, max: 6 }, 2.5],
  [{ dist: 'normal', mean: -3, sd: 2 }, -3],
  [{ dist: 'lognormal', mean: 7, sd: 5 }, 7],
  [{ dist: 'beta', alpha: 2, beta: 6 }, 0.25],
  [{ dist: 'gamma', shape: 2.5, scale: 4 }, 10],
  [{ dist: 'exponential', mean: 3 }, 3],
  [{ dist: 'weibull', shape: 2, scale: 1 }, Math.sqrt(Math.PI) / 2],
  [{ dist: 'bernoulli', p: 0.3 }, 0.3],
  [{ dist: 'discrete', values: [1, 2, 10], weights: [5, 3, 2] }, 3.1],
];

function areaOf(picture: QuantityPicture): number {
  if (picture.type === 'constant') return 1;
  const { x, y } = picture;
  if (picture.type === 'masses') return y.reduce((sum, mass) => sum + mass, 0);
  let area = 0;
  for (let i = 1; i < x.length; i++) area += ((x[i]! - x[i - 1]!) * (y[i]! + y[i - 1]!)) / 2;
  return area;
}

describe('what a quantity comes to', () => {
  it.each(MEANS)('the mean of %o is %d', (distribution, mean) => {
    expect(summarizeQuantity(distribution).mean).toBeCloseTo(mean, 6);
  });

  it('samples have the mean of the lines between them, Poisson its parameter', () => {
    expect(summarizeQuantity({ dist: 'samples', values: [0, 1, 4] }).mean).toBeCloseTo(1.5, 3);
    expect(summarizeQuantity({ dist: 'poisson', mean: 2.5 }).mean).toBeCloseTo(2.5, 2);
  });

  it('a metalog whose tail is too heavy has no mean', () => {
    const heavy: Distribution = { dist: 'percentiles', p10: 1, p50: 10, p90: 1000, min: 0 };
    expect(summarizeQuantity(heavy).mean).toBeNull();
    expect(summarizeQuantity({ ...heavy, truncate: [null, 5000] }).mean).not.toBeNull();
  });

  it.each(MEANS)('percentiles of %o are the quantiles, the picture has area 1', (distribution) => {
    const { percentiles, picture } = shapeOf(distribution);
    expect(percentiles).toEqual(SHOWN_LEVELS.map((level) => makeQuantile(distribution).at(level)));
    expect(areaOf(picture)).toBeCloseTo(1, picture.type === 'masses' ? 9 : 1);
  });

  it('a number is one value', () => {
    expect(summarizeQuantity(4)).toEqual({
      mean: 4,
      percentiles: SHOWN_LEVELS.map(() => 4),
      picture: { type: 'constant', value: 4 },
    });
  });

  it('scaled by any factor and summand, percentiles stay in order and the area stays 1', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...MEANS), number, number, ([distribution], factor, summand) => {
        fc.pre(Math.abs(factor) > 1e-3);
        const before = shapeOf(distribution);
        const { percentiles, picture } = scaledShape(before, factor, summand);
        expect([...percentiles].sort((a, b) => a - b)).toEqual(percentiles);
        const level = factor > 0 ? 0 : SHOWN_LEVELS.length - 1;
        expect(percentiles[0]).toBe(before.percentiles[level]! * factor + summand);
        expect(areaOf(picture)).toBeCloseTo(areaOf(before.picture), 6);
      }),
    );
  });
});
