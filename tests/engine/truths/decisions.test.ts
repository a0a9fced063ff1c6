import { describe, expect, test } from 'vitest';
import { SAMPLINGS } from '#shared/result.ts';
import { normalCdf, normalDensity } from '../../../electron/engine/random/normal.ts';
import { dot, rankInPlace } from '../../../electron/engine/statistics/ranks.ts';
import { formula, input, path } from '../reference/plans.ts';
import { expectWithin, figuresOf, quantileError } from './figures.ts';
import { truthPlan } from './plan.ts';

const TRIALS = 50_000;
const Z05 = -1.6448536269514722;

/**
 * Expected profit p·E[min(D, q)] − c·q with E[min(D, q)] = ∫₀^q P(D > x) dx, best where P(D ≤ q) = (p − c)/p
 * (Arrow, Harris and Marschak 1951, "Optimal inventory policy", Econometrica 19).
 */
describe.each(SAMPLINGS)('newsvendor by %s', (sampling) => {
  const [price, cost, mean] = [12, 5, 1000];
  const best = -mean * Math.log(cost / price);
  const orders = { few: 0.6 * best, best, many: 1.5 * best };
  const spend = Object.fromEntries(
    Object.entries(orders).map(([region, order]) => [region, Math.round(order * cost * 100) / 100]),
  );
  const expected = (paid: number) => price * mean * -Math.expm1(-paid / cost / mean) - paid;

  test('profit of three orders, and that the best is the best', async () => {
    const document = truthPlan({
      variables: [
        input('demand', [], { dist: 'exponential', mean }),
        formula('paid', ['region'], 'sum(sum(spend, line), period)'),
        formula('profit', ['region'], `${price} * min(demand, paid / ${cost}) - paid`),
      ],
      spend,
    });
    const figures = await figuresOf(document, { trials: TRIALS, seed: 11, sampling });
    for (const [region, paid] of Object.entries(spend))
      figures.expectMean(`profit[${region}]`, expected(paid));
    const [few, top, many] = Object.keys(orders).map((region) => figures.of(`profit[${region}]`).mean!);
    expect(top).toBeGreaterThan(few!);
    expect(top).toBeGreaterThan(many!);
  });
});

/** Value at risk and expected shortfall of a normal: m + s·z and m − s·φ(z)/p (McNeil, Frey and Embrechts 2005, section 2.2). */
describe.each(SAMPLINGS)('tails by %s', (sampling) => {
  /** Room of a tail mean: the variance within the tail, and that of its edge. */
  function tailError(sd: number): number {
    const shortfall = normalDensity(Z05) / 0.05;
    const within = 1 - Z05 * shortfall - shortfall ** 2;
    return sd * Math.sqrt((within + 0.95 * (Z05 + shortfall) ** 2) / (0.05 * TRIALS));
  }

  test('of one normal, and of the sum of two that go together', async () => {
    const rank = 0.45;
    const document = truthPlan({
      variables: [
        input('a', [], { dist: 'normal', mean: 3, sd: 2 }),
        input('b', [], { dist: 'normal', mean: -1, sd: 1 }),
        formula('one', [], 'a'),
        formula('both', [], 'a + b'),
      ],
      correlations: [{ between: ['a', 'b'], rank }],
      targets: { both: 0 },
    });
    const figures = await figuresOf(document, { trials: TRIALS, seed: 21, sampling });
    const pearson = 2 * Math.sin((Math.PI * rank) / 6);
    const truths = { one: [3, 2], both: [2, Math.sqrt(4 + 1 + 2 * pearson * 2)] } as const;
    for (const [name, [mean, sd]] of Object.entries(truths)) {
      const cell = figures.of(name);
      figures.expectMean(name, mean);
      expectWithin(`sd of ${name}`, cell.sd!, sd, (4 * sd) / Math.sqrt(2 * TRIALS));
      const edge = 4 * quantileError(0.05, normalDensity(Z05) / sd, TRIALS);
      expectWithin(`P5 of ${name}`, cell.quantiles['0.05']!, mean + sd * Z05, edge);
      expectWithin(`P95 of ${name}`, cell.quantiles['0.95']!, mean - sd * Z05, edge);
      const shortfall = (sd * normalDensity(Z05)) / 0.05;
      expectWithin(`low tail of ${name}`, cell.tailMean['0.05']!, mean - shortfall, 4 * tailError(sd));
      expectWithin(`high tail of ${name}`, cell.tailMean['0.95']!, mean + shortfall, 4 * tailError(sd));
    }
    const probability = normalCdf(2 / truths.both[1]);
    const room = 4 * Math.sqrt((probability * (1 - probability)) / TRIALS);
    expectWithin('P(both ≥ 0)', figures.of('both').probabilityAtLeastTarget!, probability, room);
  });
});

/** Spearman's coefficient; its Fisher transform has the standard error √((1 + ρ²/2)/(n − 3)) (Bonett and Wright 2000). */
function expectSpearman(a: Float64Array, b: Float64Array, rank: number): void {
  const [x, y] = [a.slice(), b.slice()];
  rankInPlace(x);
  rankInPlace(y);
  const room = 4 * Math.sqrt((1 + rank ** 2 / 2) / (a.length - 3));
  expectWithin('atanh of Spearman', Math.atanh(dot(x, y)), Math.atanh(rank), room);
}

describe.each(SAMPLINGS)('Gaussian copula by %s', (sampling) => {
  test('gives each pair of inputs its rank correlation, whatever their distributions', async () => {
    const document = truthPlan({
      variables: [
        input('a', [], { dist: 'lognormal', p10: 9, p90: 18 }),
        input('b', [], { dist: 'beta', alpha: 0.5, beta: 3 }),
        input('c', [], { dist: 'percentiles', p10: 1, p50: 2, p90: 6 }),
        formula('x', [], 'a'),
        formula('y', [], 'b'),
        formula('z', [], 'c'),
      ],
      correlations: [
        { between: ['a', 'b'], rank: 0.7 },
        { between: ['c', 'b'], rank: -0.5 },
        { between: ['a', 'c'], rank: 0.1 },
      ],
    });
    const figures = await figuresOf(document, { trials: TRIALS, seed: 31, sampling });
    const [x, y, z] = ['x', 'y', 'z'].map((name) => figures.samples(name));
    expectSpearman(x!, y!, 0.7);
    expectSpearman(y!, z!, -0.5);
    expectSpearman(x!, z!, 0.1);
  });

  test('joins the steps of paths and inputs period by period, and no others', async () => {
    const document = truthPlan({
      periods: 3,
      variables: [
        path('a', ['period'], { process: 'gbm', start: 1, drift: 0, volatility: 0.3 }),
        input('b', ['period'], { dist: 'gamma', shape: 2, scale: 1 }),
        formula('step', ['period'], 'a / prev(a, 1)'),
        formula('y', ['period'], 'b'),
      ],
      correlations: [{ between: ['a', 'b'], rank: 0.6 }],
    });
    const figures = await figuresOf(document, { trials: TRIALS, seed: 41, sampling });
    for (const period of [0, 1, 2]) {
      for (const other of [0, 1, 2]) {
        const rank = period === other ? 0.6 : 0;
        expectSpearman(figures.samples(`step@${period}`), figures.samples(`y@${other}`), rank);
      }
    }
  });
});
