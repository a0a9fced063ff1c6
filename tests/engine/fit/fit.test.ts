import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digamma, trigamma } from '#shared/math/digamma.ts';
import type { Distribution } from '#shared/plan/document.ts';
import type { FitView } from '#shared/views-assumptions.ts';
import { fitDistributions } from '../../../electron/engine/fit/fit.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';

/** Data without chance: the quantiles of a law at evenly spaced levels. */
function ideal(distribution: Distribution, count = 400): number[] {
  const { at } = makeQuantile(distribution);
  return Array.from({ length: count }, (_, i) => at((i + 0.5) / count));
}

function fitOf(fits: readonly FitView[], dist: Distribution['dist']): FitView {
  const found = fits.find(
    ({ distribution }) => typeof distribution !== 'number' && distribution.dist === dist,
  );
  if (!found) throw new Error(`no fit of ${dist}`);
  return found;
}

describe('digamma and trigamma', () => {
  it('have their known values', () => {
    const euler = 0.5772156649015329;
    expect(digamma(1)).toBeCloseTo(-euler, 13);
    expect(digamma(0.5)).toBeCloseTo(-euler - 2 * Math.LN2, 13);
    expect(trigamma(1)).toBeCloseTo(Math.PI ** 2 / 6, 13);
    expect(trigamma(0.5)).toBeCloseTo(Math.PI ** 2 / 2, 12);
  });

  it('satisfy ψ(x + 1) = ψ(x) + 1/x and ψ′(x + 1) = ψ′(x) − 1/x²', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 200, noNaN: true }), (x) => {
        expect(digamma(x + 1) - digamma(x) - 1 / x).toBeCloseTo(0, 10);
        expect(trigamma(x + 1) - trigamma(x) + 1 / (x * x)).toBeCloseTo(0, 8);
      }),
    );
  });
});

describe('fits', () => {
  const LAWS: [Distribution, Record<string, number>][] = [
    [
      { dist: 'normal', mean: 5, sd: 2 },
      { mean: 5, sd: 2 },
    ],
    [
      { dist: 'lognormal', mean: 40, sd: 30 },
      { mean: 40, sd: 30 },
    ],
    [
      { dist: 'gamma', shape: 3, scale: 2 },
      { shape: 3, scale: 2 },
    ],
    [
      { dist: 'weibull', shape: 1.7, scale: 9 },
      { shape: 1.7, scale: 9 },
    ],
    [{ dist: 'exponential', mean: 4 }, { mean: 4 }],
    [
      { dist: 'beta', alpha: 2, beta: 5 },
      { alpha: 2, beta: 5 },
    ],
    [
      { dist: 'uniform', min: 3, max: 8 },
      { min: 3, max: 8 },
    ],
  ];

  it.each(LAWS)('find %o again in its own quantiles, and rank it first', (law, parameters) => {
    const { fits } = fitDistributions(ideal(law));
    const fitted = fitOf(fits, law.dist).distribution as unknown as Record<string, number>;
    for (const [name, value] of Object.entries(parameters)) {
      expect(Math.abs(fitted[name]! / value - 1), name).toBeLessThan(0.04);
    }
    const [best] = fits;
    const own = fitOf(fits, law.dist);
    // An exponential is a gamma and a Weibull too: the one with fewer parameters wins.
    expect(own.aic - best!.aic).toBeLessThan(2);
  });

  it('maximum likelihood beats every neighbour', () => {
    const data = ideal({ dist: 'gamma', shape: 2, scale: 3 }, 60);
    const { fits } = fitDistributions(data);
    const { shape, scale } = fitOf(fits, 'gamma').distribution as { shape: number; scale: number };
    // ln Γ by its integral would be another implementation; the score equations are enough: both vanish at the maximum.
    const mean = data.reduce((sum, x) => sum + x, 0) / data.length;
    const logMean = data.reduce((sum, x) => sum + Math.log(x), 0) / data.length;
    expect(logMean - Math.log(scale) - digamma(shape)).toBeCloseTo(0, 9);
    expect(mean - shape * scale).toBeCloseTo(0, 9);
  });

  it('have the AIC of their likelihood, best first, whatever the data', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(values, (data) => {
        const { fits, count, quantiles } = fitDistributions(data);
        expect(count).toBe(data.length);
        expect(fits.map(({ aic }) => aic)).toEqual(fits.map(({ aic }) => aic).sort((a, b) => a - b));
        for (const fit of fits) {
          expect(Number.isFinite(fit.aic)).toBe(true);
          expect(fit.quantiles.length).toBe(quantiles.length);
          expect(fit.aic + 2 * fit.logLikelihood).toBeGreaterThan(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('the normal likelihood is that of its density', () => {
    const data = [1, 2, 4, 8];
    const { fits, mean } = fitDistributions(data);
    const { logLikelihood, distribution } = fitOf(fits, 'normal');
    const { sd } = distribution as { sd: number };
    const density = (x: number) => Math.exp(-0.5 * ((x - mean) / sd) ** 2) / (sd * Math.sqrt(2 * Math.PI));
    expect(logLikelihood).toBeCloseTo(
      data.reduce((sum, x) => sum + Math.log(density(x)), 0),
      10,
    );
  });

  it('data that are all the same have none, data with a zero no logarithm', () => {
    expect(fitDistributions([5, 5, 5]).fits).toEqual([]);
    const { fits } = fitDistributions([0, 1, 2, 4]);
    expect(fits.map(({ distribution }) => (distribution as Distribution).dist)).not.toContain('lognormal');
  });
});
