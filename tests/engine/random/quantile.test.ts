import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Distribution, Truncation } from '#shared/plan/document.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';
import { drawOf, meanOf, uniformsOf } from './table.ts';

/** Distribution, its mean and its standard deviation by their formulas. */
const FAMILIES: Record<string, (readonly [Distribution, mean: number, sd: number])[]> = {
  uniform: [
    [0, 1],
    [-3, 5],
    [1e6, 1e6 + 1],
  ].map(([min = 0, max = 0]) => [
    { dist: 'uniform', min, max },
    (min + max) / 2,
    (max - min) / Math.sqrt(12),
  ]),
  triangular: [
    [0, 0, 1],
    [0, 1, 1],
    [-2, 1, 7],
    [10, 11, 50],
  ].map(([a = 0, c = 0, b = 0]) => [
    { dist: 'triangular', min: a, mode: c, max: b },
    (a + b + c) / 3,
    Math.sqrt((a * a + b * b + c * c - a * b - a * c - b * c) / 18),
  ]),
  beta: [
    [0.3, 0.7],
    [0.5, 0.5],
    [1, 1],
    [1, 5],
    [2, 4],
    [8, 0.9],
    [30, 70],
    [200, 150],
    [1e6, 1e6],
  ].map(([a = 0, b = 0]) => [
    { dist: 'beta', alpha: a, beta: b, min: -1, max: 3 },
    -1 + (4 * a) / (a + b),
    4 * Math.sqrt((a * b) / (a + b + 1)) * (1 / (a + b)),
  ]),
  pert: [
    [0, 0.2, 1, 4],
    [5, 5, 9, 4],
    [-1, 3, 4, 0],
    [2, 3, 10, 20],
  ].map(([min = 0, mode = 0, max = 0, shape = 4]) => {
    const mean = (min + shape * mode + max) / (shape + 2);
    return [
      { dist: 'pert', min, mode, max, shape },
      mean,
      Math.sqrt(((mean - min) * (max - mean)) / (shape + 3)),
    ];
  }),
  normal: [
    [0, 1],
    [-50, 3],
    [1e5, 0.01],
  ].map(([mean = 0, sd = 0]) => [{ dist: 'normal', mean, sd }, mean, sd]),
  lognormal: [
    [1, 0.1],
    [3, 1],
    [100, 60],
  ].map(([mean = 0, sd = 0]) => [{ dist: 'lognormal', mean, sd }, mean, sd]),
  gamma: [
    [0.2, 1],
    [0.5, 2],
    [1, 3],
    [2.5, 0.1],
    [40, 1],
    [99, 1],
    [101, 1],
    [1e6, 2],
  ].map(([shape = 0, scale = 0]) => [
    { dist: 'gamma', shape, scale },
    shape * scale,
    scale * Math.sqrt(shape),
  ]),
  exponential: [0.01, 1, 300].map((mean) => [{ dist: 'exponential', mean }, mean, mean]),
  weibull: [
    [1, 3, 3, 3],
    [2, 2, Math.sqrt(Math.PI), Math.sqrt(4 - Math.PI)],
    [0.5, 1, 2, Math.sqrt(20)],
  ].map(([shape = 0, scale = 0, mean = 0, sd = 0]) => [{ dist: 'weibull', shape, scale }, mean, sd]),
  poisson: [0.3, 4, 250, 5e6].map((mean) => [{ dist: 'poisson', mean }, mean, Math.sqrt(mean)]),
  bernoulli: [0.02, 0.5, 0.9].map((p) => [{ dist: 'bernoulli', p }, p, Math.sqrt(p * (1 - p))]),
  discrete: [[{ dist: 'discrete', values: [3, 1, 2, 1], weights: [1, 2, 3, 2] }, 13 / 8, Math.sqrt(31) / 8]],
};

const TRIALS = 40_000;
const uniforms = uniformsOf({ sampling: 'random', seed: 17, trials: TRIALS }, drawOf('moments'));

function draw(distribution: Distribution): Float64Array {
  const memory = uniforms.slice();
  makeQuantile(distribution).fill(memory, 0, 0, TRIALS);
  return memory;
}

describe.each(Object.entries(FAMILIES))('%s', (_, cases) => {
  test.each(cases)('%j has its mean and variance', (distribution, mean, sd) => {
    const squares = draw(distribution).map((x) => ((x - mean) / sd) ** 2);
    const errorOfMean = 1 / Math.sqrt(TRIALS);
    expect(Math.abs(meanOf(draw(distribution)) - mean) / sd).toBeLessThan(4 * errorOfMean);
    const average = meanOf(squares);
    const spread = Math.sqrt(meanOf(squares.map((x) => (x - average) ** 2)) / TRIALS);
    expect(Math.abs(average - 1)).toBeLessThan(4 * spread + 1e-9);
  });
});

const EVERY_KIND: Distribution[] = [
  ...Object.values(FAMILIES).flatMap((cases) => cases.map(([distribution]) => distribution)),
  { dist: 'lognormal', p10: 9, p90: 18 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0 },
  { dist: 'percentiles', p10: 1, p50: 3, p90: 4, max: 5 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0, max: 10 },
  { dist: 'samples', values: [5, 1, 1, 8, 2] },
  { dist: 'constant', value: 7 },
];

const unit = fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true });

test.each(EVERY_KIND)(
  '%j increases, by at and by fill, and fill works in place or elsewhere',
  (distribution) => {
    const quantile = makeQuantile(distribution);
    fc.assert(
      fc.property(unit, unit, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const slack = 1e-13 * Math.abs(quantile.at(high));
        expect(quantile.at(low)).toBeLessThanOrEqual(quantile.at(high) + slack);
        const memory = Float64Array.of(low, high, -1, -1, -1);
        quantile.fill(memory, 0, 2, 2);
        expect([memory[0], memory[1], memory[4]]).toEqual([low, high, -1]);
        expect(memory[2]!).toBeLessThanOrEqual(memory[3]! + 1e-9 * Math.abs(memory[3]!));
        quantile.fill(memory, 0, 0, 2);
        expect(memory.slice(0, 2)).toEqual(memory.slice(2, 4));
      }),
      { numRuns: 30, seed: 3 },
    );
  },
);

test.each(EVERY_KIND)(
  '%j cut between two of its own quantiles stays within and follows them',
  (distribution) => {
    const whole = makeQuantile(distribution);
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 0.4, noNaN: true }), fc.boolean(), unit, (share, open, u) => {
        const low = whole.at(share);
        const high = open ? null : whole.at(0.9);
        const truncate: Truncation = [low, high];
        const cut = makeQuantile({ ...distribution, truncate });
        const x = cut.at(u);
        const memory = Float64Array.of(u);
        cut.fill(memory, 0, 0, 1);
        for (const value of [x, memory[0]!]) {
          expect(value).toBeGreaterThanOrEqual(low);
          expect(value).toBeLessThanOrEqual(high ?? Number.POSITIVE_INFINITY);
        }
        expect(Math.abs(memory[0]! - x)).toBeLessThanOrEqual(1e-8 * Math.max(Math.abs(x), Math.abs(low)));
        const stepwise = ['poisson', 'bernoulli', 'discrete', 'samples', 'constant'].includes(
          distribution.dist,
        );
        // Nearer to 1 it is the reference that loses its tail to rounding; the next test goes there.
        if (!stepwise && u > 1e-6 && u < 1 - 1e-6) {
          const expected = whole.at(share + u * ((open ? 1 : 0.9) - share));
          expect(Math.abs(x - expected)).toBeLessThanOrEqual(
            1e-7 * Math.max(Math.abs(expected), Math.abs(low)),
          );
        }
      }),
      { numRuns: 30, seed: 4 },
    );
  },
);

test('a cut deep in the upper tail keeps its digits', () => {
  // P(X > t + s | X > t) = e^(−s) for an exponential; Q(4.75) = 1.02e-6 is what the least cut keeps.
  const exponential = makeQuantile({ dist: 'exponential', mean: 1, truncate: [13, null] });
  const normal = makeQuantile({ dist: 'normal', mean: 0, sd: 1, truncate: [4.75, null] });
  for (const u of [1e-6, 0.1, 0.5, 0.999, 1 - 2 ** -40]) {
    expect(Math.abs(exponential.at(u) / (13 - Math.log1p(-u)) - 1)).toBeLessThan(1e-14);
    expect(normal.at(u)).toBeGreaterThanOrEqual(4.75);
  }
  // mpmath 1.3.0, and scipy 1.17.1: truncnorm.ppf([0.5, 0.999], 4.75, inf).
  expect(normal.at(0.5)).toBeCloseTo(4.888304125367185, 12);
  expect(normal.at(0.999)).toBeCloseTo(5.995054948899847, 12);
});

test('percentiles are met, with and without bounds, and the lognormal meets its two', () => {
  for (const bounds of [{}, { min: 0 }, { max: 9 }, { min: 0, max: 9 }]) {
    const quantile = makeQuantile({ dist: 'percentiles', p10: 1, p50: 2.5, p90: 5, ...bounds });
    expect([0.1, 0.5, 0.9].map((u) => Number(quantile.at(u).toFixed(12)))).toEqual([1, 2.5, 5]);
    expect(quantile.at(2 ** -53)).toBeGreaterThanOrEqual('min' in bounds ? 0 : Number.NEGATIVE_INFINITY);
    expect(quantile.at(1 - 2 ** -53)).toBeLessThanOrEqual('max' in bounds ? 9 : Number.POSITIVE_INFINITY);
  }
  const lognormal = makeQuantile({ dist: 'lognormal', p10: 9, p90: 18 });
  expect(lognormal.at(0.1)).toBeCloseTo(9, 12);
  expect(lognormal.at(0.9)).toBeCloseTo(18, 12);
});

test('degenerate parameters are constants', () => {
  const constants: Distribution[] = [
    { dist: 'uniform', min: 4, max: 4 },
    { dist: 'triangular', min: 4, mode: 4, max: 4 },
    { dist: 'pert', min: 4, mode: 4, max: 4 },
    { dist: 'beta', alpha: 2, beta: 3, min: 4, max: 4 },
    { dist: 'normal', mean: 4, sd: 0 },
    { dist: 'lognormal', mean: 4, sd: 0 },
    { dist: 'lognormal', p10: 4, p90: 4 },
    { dist: 'samples', values: [4] },
    { dist: 'discrete', values: [4, 9], weights: [1, 0] },
  ];
  for (const distribution of constants) {
    const memory = Float64Array.of(0.01, 0.5, 0.99);
    makeQuantile(distribution).fill(memory, 0, 0, 3);
    expect([...memory], JSON.stringify(distribution)).toEqual([4, 4, 4]);
  }
  expect(makeQuantile({ dist: 'poisson', mean: 0 }).at(0.999)).toBe(0);
});
