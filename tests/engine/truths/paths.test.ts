import { describe, expect, test } from 'vitest';
import type { PathVariable } from '#shared/plan/document.ts';
import { SAMPLINGS } from '#shared/result.ts';
import { normalCdf } from '../../../electron/engine/random/normal.ts';
import { formula, path } from '../reference/plans.ts';
import { expectWithin, type Figures, figuresOf, middleOf, quantileError } from './figures.ts';
import { truthPlan } from './plan.ts';

const TRIALS = 40_000;
const PERIODS = 8;
const Z = { '0.05': -1.6448536269514722, '0.5': 0, '0.95': 1.6448536269514722 } as const;

function run(x: PathVariable, formulas: Record<string, string>, sampling: (typeof SAMPLINGS)[number]) {
  const outputs = Object.entries(formulas).map(([name, text]) => formula(name, ['period'], text));
  const document = truthPlan({ variables: [x, ...outputs], periods: PERIODS });
  return figuresOf(document, { trials: TRIALS, seed: 3, sampling });
}

/** Holds `value` to a lognormal with the given moments of its logarithm: mean, standard deviation and quantiles. */
function expectLognormal(figures: Figures, name: string, mean: number, sd: number): void {
  figures.expectMean(name, Math.exp(mean + sd ** 2 / 2));
  const { quantiles } = figures.of(name);
  for (const [level, z] of Object.entries(Z)) {
    const truth = Math.exp(mean + sd * z);
    const density = Math.exp(-(z ** 2) / 2) / (Math.sqrt(2 * Math.PI) * sd * truth);
    const room = 4 * quantileError(Number(level), density, TRIALS);
    expectWithin(`P${level} of ${name}`, quantiles[level]!, truth, room);
  }
}

describe.each(SAMPLINGS)('%s', (sampling) => {
  test('geometric Brownian motion: a lognormal, observed at the middle of each period', async () => {
    const x = path('x', ['period'], { process: 'gbm', start: 1.3, drift: 0.08, volatility: 0.3 });
    const figures = await run(x, { seen: 'x', squared: 'x ^ 2' }, sampling);
    for (const period of [0, 1, PERIODS - 1]) {
      const years = middleOf(period);
      expectLognormal(
        figures,
        `seen@${period}`,
        Math.log(1.3) + (0.08 - 0.3 ** 2 / 2) * years,
        0.3 * Math.sqrt(years),
      );
      figures.expectMean(`squared@${period}`, 1.3 ** 2 * Math.exp((2 * 0.08 + 0.3 ** 2) * years));
    }
  });

  test('its steps are independent: covariances of the Wiener process are those of the earlier time', async () => {
    const x = path('x', ['period'], { process: 'walk', start: 0, drift: 0, volatility: 1 });
    const figures = await run(x, { near: 'x * prev(x, 0)', far: 'x * lag(x, 5, 0)' }, sampling);
    for (const period of [5, 6, 7]) {
      figures.expectMean(`near@${period}`, middleOf(period - 1));
      figures.expectMean(`far@${period}`, middleOf(period - 5));
    }
  });

  test('arithmetic Brownian motion: normal, with its drift', async () => {
    const x = path('x', ['period'], { process: 'walk', start: 5, drift: -1.5, volatility: 2 });
    const figures = await run(x, { seen: 'x', squared: 'x ^ 2' }, sampling);
    for (const period of [0, 7]) {
      const years = middleOf(period);
      const mean = 5 - 1.5 * years;
      figures.expectMean(`seen@${period}`, mean);
      figures.expectMean(`squared@${period}`, mean ** 2 + 4 * years);
    }
  });

  test('mean reversion: the exponential Ornstein–Uhlenbeck process, its memory included', async () => {
    const [start, mean, halfLife, volatility] = [2, 0.8, 0.75, 0.4];
    const x = path('x', ['period'], {
      process: 'mean_reverting',
      start,
      mean,
      half_life: halfLife,
      volatility,
    });
    const rate = Math.LN2 / halfLife;
    const logMean = (years: number) =>
      Math.log(start) * Math.exp(-rate * years) + Math.log(mean) * (1 - Math.exp(-rate * years));
    const covariance = (early: number, late: number) =>
      (volatility ** 2 * (Math.exp(-rate * (late - early)) - Math.exp(-rate * (late + early)))) / (2 * rate);
    const figures = await run(x, { seen: 'x', product: 'log(x) * log(prev(x, 1))' }, sampling);
    for (const period of [0, 1, 2, PERIODS - 1]) {
      const years = middleOf(period);
      expectLognormal(figures, `seen@${period}`, logMean(years), Math.sqrt(covariance(years, years)));
      if (period === 0) continue;
      const before = middleOf(period - 1);
      const truth = covariance(before, years) + logMean(before) * logMean(years);
      figures.expectMean(`product@${period}`, truth);
    }
  });

  /** Garman and Kohlhagen 1983, "Foreign currency option values", Journal of International Money and Finance 2, p. 231. */
  test('a forward and a call on a currency', async () => {
    const [spot, strike, domestic, foreign, volatility] = [1.1, 1.15, 0.05, 0.02, 0.12];
    const x = path('x', ['period'], { process: 'gbm', start: spot, drift: domestic - foreign, volatility });
    const document = truthPlan({
      variables: [
        x,
        formula('forward', ['period'], 'x * discount_factor'),
        formula('call', ['period'], `max(0, x - ${strike}) * discount_factor`),
        formula('put', ['period'], `max(0, ${strike} - x) * discount_factor`),
      ],
      periods: PERIODS,
      discountRate: Math.exp(domestic) - 1,
    });
    const figures = await figuresOf(document, { trials: TRIALS, seed: 5, sampling });
    for (const period of [0, 3, PERIODS - 1]) {
      const years = middleOf(period);
      const sd = volatility * Math.sqrt(years);
      const d1 = (Math.log(spot / strike) + (domestic - foreign + volatility ** 2 / 2) * years) / sd;
      const worth = spot * Math.exp(-foreign * years);
      const paid = strike * Math.exp(-domestic * years);
      const call = worth * normalCdf(d1) - paid * normalCdf(d1 - sd);
      figures.expectMean(`forward@${period}`, worth);
      figures.expectMean(`call@${period}`, call);
      figures.expectMean(`put@${period}`, call - worth + paid);
    }
  });
});

test('without volatility a path is its drift, exactly', async () => {
  const x = path('x', ['period'], { process: 'gbm', start: 2, drift: 0.1, volatility: 0 });
  const figures = await run(x, { seen: 'x' }, 'sobol');
  for (const period of [0, 7]) {
    const { min, max } = figures.of(`seen@${period}`);
    expect(min).toBeCloseTo(2 * Math.exp(0.1 * middleOf(period)), 12);
    expect(max).toBe(min);
  }
});
