import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Metalog, metalogAtLogit, metalogFrom, metalogLogitOf } from '#shared/math/metalog.ts';
import type { Distribution, DistributionShape, Truncation } from '#shared/plan/document.ts';
import { truncatedMass } from '#shared/plan/truncated-mass.ts';

function metalogQuantile(metalog: Metalog, u: number): number {
  return metalogAtLogit(metalog, Math.log(u) - Math.log1p(-u));
}

/** Expected values are closed forms. */
const CASES: readonly [shape: DistributionShape, truncate: Truncation, mass: number][] = [
  [{ dist: 'constant', value: 2 }, [2, 2], 1],
  [{ dist: 'constant', value: 2 }, [2.1, null], 0],
  [{ dist: 'uniform', min: 0, max: 4 }, [1, 2], 0.25],
  [{ dist: 'uniform', min: 0, max: 4 }, [5, 9], 0],
  [{ dist: 'uniform', min: 3, max: 3 }, [null, 3], 1],
  [{ dist: 'triangular', min: 0, mode: 0, max: 1 }, [null, 0.5], 0.75],
  [{ dist: 'triangular', min: 0, mode: 1, max: 1 }, [0.5, null], 0.75],
  [{ dist: 'triangular', min: 0, mode: 2, max: 3 }, [2.75, null], 0.0625 / 3],
  [{ dist: 'pert', min: 0, mode: 1, max: 3, shape: 0 }, [0, 1.5], 0.5],
  [{ dist: 'pert', min: 0, mode: 1, max: 2 }, [1, null], 0.5],
  [{ dist: 'pert', min: 0, mode: 0, max: 1 }, [0.5, null], 0.5 ** 5],
  [{ dist: 'normal', mean: 5, sd: 2 }, [3, 7], 0.6826894921370859],
  [{ dist: 'normal', mean: 0, sd: 1 }, [8, null], 6.220960574271784e-16],
  [{ dist: 'normal', mean: 0, sd: 0 }, [-1, 1], 1],
  [{ dist: 'lognormal', p10: 9, p90: 18 }, [9, 18], 0.8],
  [{ dist: 'lognormal', p10: 4, p90: 4 }, [null, 3], 0],
  [{ dist: 'lognormal', mean: 2, sd: 1 }, [null, 2 / Math.sqrt(1.25)], 0.5],
  [{ dist: 'lognormal', mean: 2, sd: 1 }, [null, -1], 0],
  [{ dist: 'lognormal', mean: 1e-160, sd: 1e160 }, [null, 1], 1],
  [{ dist: 'beta', alpha: 1, beta: 1 }, [0.2, 0.5], 0.3],
  [{ dist: 'beta', alpha: 1, beta: 9, min: 1, max: 3 }, [2, null], 0.5 ** 9],
  [{ dist: 'gamma', shape: 1, scale: 2 }, [4, null], Math.exp(-2)],
  [{ dist: 'gamma', shape: 2, scale: 1 }, [40, null], 41 * Math.exp(-40)],
  [{ dist: 'exponential', mean: 3 }, [3, 6], Math.exp(-1) - Math.exp(-2)],
  [{ dist: 'exponential', mean: 3 }, [-5, -1], 0],
  [{ dist: 'weibull', shape: 2, scale: 1 }, [2, null], Math.exp(-4)],
  [{ dist: 'percentiles', p10: 1, p50: 2, p90: 4 }, [1, 4], 0.8],
  [{ dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0 }, [null, 2], 0.5],
  [{ dist: 'percentiles', p10: 1, p50: 2, p90: 4, max: 9 }, [2, null], 0.5],
  [{ dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0, max: 9 }, [1, 2], 0.4],
  [{ dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0, max: 9 }, [9, null], 0],
  [{ dist: 'poisson', mean: 2 }, [null, 0.5], Math.exp(-2)],
  [{ dist: 'poisson', mean: 2 }, [1, 2], 4 * Math.exp(-2)],
  [{ dist: 'poisson', mean: 2 }, [0.2, 0.8], 0],
  [{ dist: 'poisson', mean: 0 }, [0, 0], 1],
  [{ dist: 'bernoulli', p: 0.3 }, [1, 1], 0.3],
  [{ dist: 'discrete', values: [3, 1, 2], weights: [1, 1, 2] }, [2, 3], 0.75],
  [{ dist: 'samples', values: [4, 0, 2] }, [1, 4], 0.75],
  [{ dist: 'samples', values: [1, 1, 1, 5] }, [1, 1], 2 / 3],
  [{ dist: 'samples', values: [7] }, [7, null], 1],
  [{ dist: 'samples', values: [7] }, [null, 6], 0],
];

describe('probability within a truncation', () => {
  it.each(CASES)('%j within %j', (shape, truncate, mass) => {
    const actual = truncatedMass({ ...shape, truncate } as Distribution);
    expect(Math.abs(actual - mass)).toBeLessThanOrEqual(1e-12 * mass + (mass > 0.01 ? 1e-15 : 0));
  });

  it('is 1 with both ends open, never grows when the ends close in, and adds up', () => {
    const shapes = CASES.map(([shape]) => shape);
    const end = fc.double({ min: -2, max: 12, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...shapes), end, end, (shape, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const mass = (truncate: Truncation) => truncatedMass({ ...shape, truncate } as Distribution);
        const inside = mass([low, high]);
        expect(mass([null, null])).toBe(1);
        expect(inside).toBeGreaterThanOrEqual(-1e-15);
        expect(inside).toBeLessThanOrEqual(mass([low, null]) + 1e-14);
        expect(mass([null, low]) + mass([low, null])).toBeGreaterThanOrEqual(1 - 1e-14);
      }),
      { numRuns: 500 },
    );
  });
});

describe('three-term metalog', () => {
  const percentiles = fc
    .record({
      p10: fc.double({ min: -100, max: 100, noNaN: true }),
      width: fc.double({ min: 0.1, max: 100, noNaN: true }),
      skew: fc.double({ min: 0.17, max: 0.83, noNaN: true }),
    })
    .map(({ p10, width, skew }) => ({ p10, p50: p10 + skew * width, p90: p10 + width }));

  it('meets its percentiles and rises', () => {
    fc.assert(
      fc.property(percentiles, fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (given, u) => {
        const metalog = metalogFrom(given);
        const scale = Math.abs(given.p10) + given.p90 - given.p10;
        for (const [level, value] of [
          [0.1, given.p10],
          [0.5, given.p50],
          [0.9, given.p90],
        ] as const) {
          expect(Math.abs(metalogQuantile(metalog, level) - value)).toBeLessThan(1e-12 * scale);
        }
        expect(metalogQuantile(metalog, u * 0.999)).toBeLessThanOrEqual(metalogQuantile(metalog, u));
      }),
    );
  });

  it('is inverted by its distribution function, in all four forms', () => {
    const forms = [{}, { min: -1 }, { max: 20 }, { min: -1, max: 20 }];
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (form, u) => {
          const metalog = metalogFrom({ p10: 1, p50: 3, p90: 8, ...form });
          const logit = metalogLogitOf(metalog, metalogQuantile(metalog, u));
          expect(Math.abs(1 / (1 + Math.exp(-logit)) - u)).toBeLessThan(1e-9);
        },
      ),
    );
  });
});
