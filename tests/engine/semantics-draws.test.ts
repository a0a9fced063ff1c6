import { describe, expect, it } from 'vitest';
import type { Distribution, Truncation } from '#shared/plan/document.ts';
import { engineValues } from './reference/engine.ts';
import { expectRule, formula, input, path, planOf, type Rule } from './reference/plans.ts';

const normal = { dist: 'normal', mean: 0, sd: 1 } as const;

const INPUTS: Rule[] = [
  {
    rule: 'cells override the value; the last match wins; at names members, groups and the period',
    trials: 1,
    variables: [
      input('x', ['region', 'period'], 1, [
        { at: { region: 'region.market' }, value: 2 },
        { at: { period: 1 }, value: 3 },
        { at: { region: 'region.mature', period: 1 }, value: 4 },
        { at: { region: 'na' }, value: 5 },
        { at: { region: 'na', period: 3 }, value: 6 },
      ]),
    ],
    expected: {
      'x[hq]': [1, 3, 1, 1],
      'x[sea]': [2, 3, 2, 2],
      'x[eu]': [2, 4, 2, 2],
      'x[na]': [5, 5, 5, 6],
    },
  },
  {
    rule: 'an entry of cells without at covers everything, also what came before it',
    trials: 1,
    variables: [
      input('x', ['region.market'], undefined, [
        { at: { region: 'sea' }, value: 1 },
        { at: {}, value: 2 },
      ]),
    ],
    expected: { 'x[sea]': 2, 'x[na]': 2 },
  },
  {
    rule: 'a random input is drawn once per trial for each of its cells, the period included if it is over period',
    variables: [
      input('x', ['line', 'region.market', 'period'], normal),
      input('y', ['region.market'], normal, [
        { at: { region: 'eu' }, value: { dist: 'uniform', min: 1, max: 2 } },
      ]),
      input('z', [], normal),
      formula('f', ['region.market', 'period'], 'x[ads] + y * z - prev(x[data], 0)'),
    ],
  },
];

const CUTS: Truncation[] = [
  [null, null],
  [2, null],
  [null, 6],
  [2, 6],
];
const DISTRIBUTIONS: Distribution[] = [
  { dist: 'constant', value: 4 },
  { dist: 'uniform', min: 1, max: 9 },
  { dist: 'triangular', min: 0, mode: 5, max: 8 },
  { dist: 'triangular', min: 0, mode: 0, max: 8 },
  { dist: 'pert', min: 1, mode: 3, max: 9 },
  { dist: 'pert', min: 1, mode: 9, max: 9, shape: 0.5 },
  { dist: 'normal', mean: 4, sd: 3 },
  { dist: 'lognormal', mean: 4, sd: 3 },
  { dist: 'lognormal', p10: 2, p90: 7 },
  { dist: 'beta', alpha: 2, beta: 5, min: 0, max: 10 },
  { dist: 'beta', alpha: 0.5, beta: 0.4, min: 0, max: 10 },
  { dist: 'gamma', shape: 0.7, scale: 5 },
  { dist: 'gamma', shape: 3, scale: 1.5 },
  { dist: 'exponential', mean: 4 },
  { dist: 'weibull', shape: 1.7, scale: 5 },
  { dist: 'percentiles', p10: 2, p50: 4, p90: 7 },
  { dist: 'percentiles', p10: 2, p50: 4, p90: 7, min: 0 },
  { dist: 'percentiles', p10: 2, p50: 4, p90: 5, max: 9 },
  { dist: 'percentiles', p10: 2, p50: 4, p90: 7, min: 0, max: 9 },
  { dist: 'poisson', mean: 4 },
  { dist: 'poisson', mean: 0 },
  { dist: 'bernoulli', p: 0.3 },
  { dist: 'discrete', values: [7, 3, 2, 5], weights: [1, 0, 2, 4] },
  { dist: 'samples', values: [7, 3, 2, 5, 5, 0, 9] },
  { dist: 'samples', values: [4] },
];
/** Cuts that leave nothing are refused when the plan is read. */
const keepsNothing = (distribution: Distribution, low: number | null) =>
  low !== null &&
  (distribution.dist === 'bernoulli' || (distribution.dist === 'poisson' && distribution.mean === 0));
const CUT_DISTRIBUTIONS = DISTRIBUTIONS.flatMap((distribution) =>
  CUTS.filter(([low]) => !keepsNothing(distribution, low)).map(
    (truncate): Distribution =>
      truncate.every((end) => end === null) ? distribution : { ...distribution, truncate },
  ),
);

const CORRELATIONS: Rule[] = [
  {
    rule: 'two inputs, members in any order',
    variables: [
      input('x', ['line', 'region.market'], { dist: 'exponential', mean: 3 }),
      input('y', [], { dist: 'pert', min: 0, mode: 1, max: 5 }),
    ],
    correlations: [{ between: ['x[eu,ads]', 'y'], rank: -0.7 }],
  },
  {
    rule: 'a group of three, unnamed pairs are 0; a second group does not meet it; equal duplicates',
    variables: [
      input('x', ['region.market'], normal),
      input('y', ['region.market'], normal),
      input('w', [], { dist: 'bernoulli', p: 0.4 }),
    ],
    correlations: [
      { between: ['x[sea]', 'x[eu]'], rank: 0.6 },
      { between: ['x[na]', 'x[eu]'], rank: 0.5 },
      { between: ['y[sea]', 'w'], rank: -0.6 },
      { between: ['w', 'y[sea]'], rank: -0.6 },
    ],
  },
  {
    rule: 'a path and an input over period: its shocks and the draws, period by period',
    variables: [
      path('fx', ['region.market', 'period'], { process: 'gbm', start: 1, drift: 0, volatility: 0.2 }),
      path('rate', ['period'], {
        process: 'mean_reverting',
        start: 3,
        mean: 2,
        half_life: 1,
        volatility: 0.3,
      }),
      input('demand', ['region.market', 'period'], normal, [
        { at: { period: 2 }, value: { dist: 'lognormal', p10: 1, p90: 4 } },
      ]),
    ],
    correlations: [
      { between: ['fx[eu]', 'demand[sea]'], rank: 0.4 },
      { between: ['fx[eu]', 'rate'], rank: -0.3 },
      { between: ['demand[sea]', 'rate'], rank: 0.2 },
      { between: ['fx[sea]', 'fx[na]'], rank: 0.9 },
    ],
  },
  {
    rule: 'a set distribution keeps the correlations of the draw that it replaces',
    variables: [input('x', ['region.market'], normal)],
    correlations: [{ between: ['x[sea]', 'x[eu]'], rank: 0.8 }],
    overrides: [{ variable: 'x', at: { region: 'eu' }, set: { dist: 'uniform', min: 0, max: 1 } }],
  },
  {
    rule: 'a correlation with a plain number is ignored',
    variables: [input('x', ['region.market'], normal, [{ at: { region: 'sea' }, value: 3 }])],
    correlations: [
      { between: ['x[sea]', 'x[eu]'], rank: 0.8 },
      { between: ['x[na]', 'x[eu]'], rank: 0.4 },
    ],
  },
];

describe('inputs', () => {
  it.each(INPUTS)('$rule', (rule) => expectRule(rule));
});

describe('the increasing inverse CDF at the uniform of the draw', () => {
  it.each(CUT_DISTRIBUTIONS.map((one) => [JSON.stringify(one), one] as const))('%s', (rule, distribution) =>
    expectRule({ rule, variables: [input('x', ['region.market', 'period'], distribution)], trials: 20 }),
  );
});

describe('correlations', () => {
  it.each(CORRELATIONS)('$rule', (rule) => expectRule(rule));

  it('ranks 1 and −1 make draws comonotone and countermonotone, to the repair of 1e-8', async () => {
    const document = planOf({
      variables: [input('x', ['region.market'], normal)],
      correlations: [
        { between: ['x[sea]', 'x[eu]'], rank: 1 },
        { between: ['x[sea]', 'x[na]'], rank: -1 },
        { between: ['x[eu]', 'x[na]'], rank: -1 },
      ],
    });
    const values = await engineValues(document, { trials: 200, seed: 2 });
    const [sea, eu, na] = ['sea', 'eu', 'na'].map((region) => values.get(`x[${region}]`)!);
    sea!.forEach((x, trial) => {
      expect(Math.abs(eu![trial]! - x)).toBeLessThan(0.001);
      expect(Math.abs(na![trial]! + x)).toBeLessThan(0.001);
    });
  });
});
