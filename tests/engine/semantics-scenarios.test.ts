import { describe, expect, it } from 'vitest';
import type { ScenarioDefinition } from '#shared/plan/document.ts';
import { engineValues } from './reference/engine.ts';
import { event, expectRule, formula, input, path, planOf, type Rule } from './reference/plans.ts';

const adsInSea = { region: 'sea', line: 'ads', amounts: [7, 0, 0, 0.1] };
const middle: ScenarioDefinition = { id: 'middle', parent: 'base' };

const RULES: Rule[] = [
  {
    rule: 'spend is replaced row by row; a pair without a row is 0',
    variables: [
      formula('f', ['period'], 'sum(sum(spend, line), region)'),
      formula('g', ['period'], 'spend[na, data]'),
      formula('h', ['period'], 'spend[sea, ads]'),
    ],
    scenarios: [
      { ...middle, spend: [adsInSea, { region: 'na', line: 'data', amounts: [1, 1, 1, 1] }] },
      { id: 'leaf', parent: 'middle', spend: [{ region: 'na', line: 'data', amounts: [0, 0, 0, 2] }] },
    ],
    expected: { f: [23, 27, 38, 51.35], g: [0, 0, 0, 2], h: [7, 0, 0, 0.1] },
  },
  {
    rule: 'discountRate is the nearest ancestor’s, and the plan’s where no scenario sets one',
    discountRate: 0.5,
    monthsPerPeriod: 12,
    variables: [formula('d', ['period'], 'discount_factor ^ 2')],
    scenarios: [
      { ...middle, discountRate: 0.25 },
      { id: 'leaf', parent: 'middle' },
    ],
    expected: { d: [1.25 ** -1, 1.25 ** -3, 1.25 ** -5, 1.25 ** -7] },
  },
  {
    rule: 'a discountRate of 0 is a rate of its own',
    discountRate: 0.5,
    variables: [formula('d', ['period'], 'discount_factor')],
    scenarios: [{ ...middle, discountRate: 0 }],
    expected: { d: [1, 1, 1, 1] },
  },
  {
    rule: 'overrides: the parent’s first, then its own, in order',
    variables: [input('x', [], 3)],
    scenarios: [
      {
        ...middle,
        overrides: [
          { variable: 'x', multiply: 2 },
          { variable: 'x', add: 1 },
        ],
      },
      { id: 'leaf', parent: 'middle', overrides: [{ variable: 'x', multiply: 10 }] },
    ],
    expected: { x: 70 },
  },
  {
    rule: 'a budget says nothing about figures',
    variables: [formula('f', ['period'], 'sum(spend[ads], region)')],
    scenarios: [{ ...middle, budget: 1 }],
    expected: { f: [101, 202, 303, 404.25] },
  },
];

const normal = { dist: 'normal', mean: 10, sd: 3 } as const;
const random = planOf({
  variables: [
    input('x', ['region.market'], normal, [{ at: { region: 'na' }, value: 3 }]),
    input('y', ['region.market'], normal),
    path('p', ['period'], { process: 'gbm', start: 1, drift: 0, volatility: 0.3 }),
    event('s', ['region.market', 'period'], { probability: 0.3, severity: normal }),
    formula('f', ['period'], 'sum(x * p + s + spend[ads], region.market)'),
  ],
  correlations: [
    { between: ['x[na]', 'y[na]'], rank: 0.5 },
    { between: ['x[sea]', 'y[na]'], rank: 0.5 },
  ],
  scenarios: [
    { ...middle, spend: [adsInSea], discountRate: 0.3 },
    { id: 'leaf', parent: 'base', overrides: [{ variable: 'x', set: normal, at: { region: 'na' } }] },
  ],
});

describe('scenarios', () => {
  it.each(RULES)('$rule', (rule) => expectRule({ trials: 1, ...rule }));

  it('share every random draw under one seed, also where only one of them needs it', async () => {
    const values = async (scenario: string) => engineValues(random, { trials: 50, seed: 11, scenario });
    const [base, other, leaf] = [await values('base'), await values('middle'), await values('leaf')];
    for (const [cell, column] of base) {
      if (!cell.startsWith('f')) expect(other.get(cell), cell).toEqual(column);
      if (!cell.startsWith('f') && cell !== 'x[na]') expect(leaf.get(cell), cell).toEqual(column);
    }
    expect(base.get('f@0')).not.toEqual(other.get('f@0'));
    expect(new Set(leaf.get('x[na]')).size).toBe(50);
  });

  it('give other figures under another seed', async () => {
    const [one, two] = [1, 2].map((seed) => engineValues(random, { trials: 5, seed }));
    expect((await one)!.get('y[na]')).not.toEqual((await two)!.get('y[na]'));
  });
});
