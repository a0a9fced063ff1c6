import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import { firstOrderShare } from '../../../electron/engine/sensitivity/first-order.ts';
import { rankCorrelation } from '../../../electron/engine/sensitivity/rank-correlation.ts';
import { ascendingOrder } from '../../../electron/engine/statistics/order.ts';
import { rankInPlace } from '../../../electron/engine/statistics/ranks.ts';
import { engineValues } from '../reference/engine.ts';
import { formula, input } from '../reference/plans.ts';
import { truthPlan } from '../truths/plan.ts';

const uniform = { dist: 'uniform', min: 0, max: 1 } as const;
const angle = { dist: 'uniform', min: -Math.PI, max: Math.PI } as const;
const normal = (sd: number) => ({ dist: 'normal', mean: 0, sd }) as const;

/** The first-order share of `of` in `f`, as every run with such sampling estimates it. */
async function shareOf(document: PlanDocument, of: string, trials: number, sampling: Sampling, seed = 3) {
  const values = await engineValues(document, { trials, seed, sampling });
  const [x, y] = [values.get(of)!, values.get('f')!];
  const stratified = sampling !== 'random';
  return firstOrderShare(x, ascendingOrder(x), y, { randomisations: stratified ? 32 : 1, stratified });
}

const ishigami = truthPlan({
  variables: [
    ...['x', 'y', 'z'].map((name) => input(name, [], angle)),
    formula('f', [], 'sin(x) + 7 * sin(y) ^ 2 + 0.1 * z ^ 4 * sin(x)'),
  ],
});

/** Independent normals with standard deviations 3, 2 and 1, and one that does nothing: shares 9/14, 4/14, 1/14, 0. */
const additive = truthPlan({
  variables: [
    ...[3, 2, 1].map((sd) => input(`x${sd}`, [], normal(sd))),
    input('idle', [], uniform),
    formula('f', [], 'x3 + x2 - x1 + 0 * idle'),
  ],
});

/** A jump that comes up in one of ten trials, over an input that is mostly 0: 0.9·0.1·4 of 0.36 + 1 in variance. */
const jump = truthPlan({
  variables: [
    input('hit', [], { dist: 'bernoulli', p: 0.1 }),
    input('rest', [], normal(1)),
    formula('f', [], '2 * hit + rest'),
  ],
});

const TRUTHS: [document: PlanDocument, of: string, truth: number][] = [
  [ishigami, 'x', 0.3139],
  [ishigami, 'y', 0.4424],
  [ishigami, 'z', 0],
  [additive, 'x3', 9 / 14],
  [additive, 'x2', 4 / 14],
  [additive, 'x1', 1 / 14],
  [additive, 'idle', 0],
  [jump, 'hit', 0.36 / 1.36],
  [jump, 'rest', 1 / 1.36],
];

/** What lines within bins leave of a curve: largest for two waves in ten bins, about 0.4 % of the wave. */
const ROOM = 0.004;

describe.each(['random', 'sobol', 'latin-hypercube'] as const)('%s', (sampling) => {
  test.each(TRUTHS)('within four standard errors of the truth (%#)', async (document, of, truth) => {
    for (const trials of [1024, 8192]) {
      const { estimate, standardError } = await shareOf(document, of, trials, sampling);
      expect(standardError).toBeGreaterThan(0);
      expect(standardError).toBeLessThan(trials === 1024 ? 0.06 : 0.02);
      expect(Math.abs(estimate! - truth)).toBeLessThan(4 * standardError! + ROOM);
    }
  });
});

it('states its error honestly: over seeds it is off by about as much as it says', async () => {
  for (const [of, truth] of [
    ['x2', 4 / 14],
    ['idle', 0],
  ] as const) {
    let squares = 0;
    const seeds = 60;
    for (let seed = 0; seed < seeds; seed++) {
      const { estimate, standardError } = await shareOf(additive, of, 512, 'random', seed);
      squares += ((estimate! - truth) / standardError!) ** 2;
    }
    const ratio = Math.sqrt(squares / seeds);
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(1.4);
  }
});

it('takes off what a fit owes to noise: an input that does nothing is at 0 on average, not above', async () => {
  const estimates: number[] = [];
  for (let seed = 0; seed < 60; seed++)
    estimates.push((await shareOf(additive, 'idle', 256, 'random', seed)).estimate!);
  const mean = estimates.reduce((sum, one) => sum + one, 0) / estimates.length;
  const sd = Math.sqrt(estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (estimates.length - 1));
  expect(Math.abs(mean)).toBeLessThan((4 * sd) / Math.sqrt(estimates.length));
});

describe('of any numbers', () => {
  const facts = { randomisations: 1, stratified: false };
  const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), {
    minLength: 16,
    maxLength: 200,
  });

  it('is the same when the output is moved and stretched, and at most 1 but for rounding', () => {
    fc.assert(
      fc.property(numbers, fc.gen(), (values, g) => {
        const x = Float64Array.from(values);
        const y = x.map(() => g(fc.integer, { min: -100, max: 100 }));
        const order = ascendingOrder(x);
        const { estimate } = firstOrderShare(x, order, y, facts);
        const moved = firstOrderShare(
          x,
          order,
          y.map((one) => 3 - 8 * one),
          facts,
        );
        if (estimate === null) {
          expect(moved.estimate).toBeNull();
          return;
        }
        expect(estimate).toBeLessThanOrEqual(1 + 1e-9);
        expect(moved.estimate).toBeCloseTo(estimate, 6);
      }),
    );
  });

  it('is unknown where a side is constant or not finite, or the trials are too few', () => {
    const x = Float64Array.from({ length: 40 }, (_, i) => (i * 7) % 40);
    const order = ascendingOrder(x);
    const unknown = { estimate: null, standardError: null };
    expect(
      firstOrderShare(
        x.map(() => 1),
        order,
        x,
        facts,
      ),
    ).toEqual(unknown);
    expect(
      firstOrderShare(
        x,
        order,
        x.map(() => 1),
        facts,
      ),
    ).toEqual(unknown);
    expect(firstOrderShare(x, order, x.with(3, Number.NaN), facts)).toEqual(unknown);
    expect(firstOrderShare(x.slice(0, 4), ascendingOrder(x.slice(0, 4)), x.slice(0, 4), facts)).toEqual(
      unknown,
    );
  });
});

describe('rank correlation', () => {
  /** Spearman's of a bivariate normal with Pearson's r: 6/π·arcsin(r/2) (Pearson 1907). */
  it('is within four of its standard errors of the closed form for normals', async () => {
    const values = await engineValues(additive, { trials: 4096, seed: 5, sampling: 'random' });
    for (const [of, r] of [
      ['x3', 3],
      ['x2', 2],
      ['x1', -1],
      ['idle', 0],
    ] as const) {
      const [x, y] = [values.get(of)!.slice(), values.get('f')!.slice()];
      expect(rankInPlace(x) && rankInPlace(y)).toBe(true);
      const { estimate, standardError } = rankCorrelation(x, y, { randomisations: 1, stratified: false });
      const truth = (6 / Math.PI) * Math.asin(r / Math.sqrt(14) / 2);
      expect(Math.abs(estimate - truth)).toBeLessThan(4 * standardError!);
      expect(standardError).toBeLessThan(0.03);
    }
  });
});
