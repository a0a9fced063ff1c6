import { describe, expect, it } from 'vitest';
import { engineValues } from './reference/engine.ts';
import { event, expectRule, formula, input, path, planOf, type Rule } from './reference/plans.ts';

const once = (fields: Parameters<typeof event>[2]) => event('x', ['period'], { severity: 5, ...fields });
const normal = { dist: 'normal', mean: 0, sd: 1 } as const;

const EVENTS: Rule[] = [
  {
    rule: 'the value is the severity in each active period, from the one it starts in, and 0 otherwise',
    variables: [once({ probability: 'period == 1', duration: 2 })],
    expected: { x: [0, 5, 5, 0] },
  },
  {
    rule: 'duration is 1 where it is not given',
    variables: [once({ probability: 'period == 1 or period == 3' })],
    expected: { x: [0, 5, 0, 5] },
  },
  {
    rule: 'permanent lasts to the end of the horizon',
    variables: [once({ probability: 'period == 1', permanent: true })],
    expected: { x: [0, 5, 5, 5] },
  },
  ...(
    [
      [0.4, [5, 0, 0, 0]],
      [-3, [5, 0, 0, 0]],
      [1.5, [5, 5, 0, 0]],
      [2.5, [5, 5, 5, 0]],
      [2.4999999999999996, [5, 5, 0, 0]],
    ] as const
  ).map(([duration, values]) => ({
    rule: `a duration is rounded, halves away from zero, and at least 1: ${duration}`,
    variables: [once({ probability: 'period == 0', duration })],
    expected: { x: values },
  })),
  {
    rule: 'an event starts where none is active: no overlap, and a new one right after',
    variables: [once({ probability: 1, duration: 3 })],
    overrides: [{ variable: 'x', field: 'severity', multiply: 2, from: 1 }],
    expected: { x: [5, 5, 5, 10] },
  },
  {
    rule: 'probability is clamped to 0..1',
    variables: [
      once({ probability: '5 - 10 * period' }),
      event('y', ['period'], { probability: '1 / period', severity: 2 }),
    ],
    expected: { x: [5, 0, 0, 0], 'y@0': 2, 'y@1': 2 },
  },
  {
    rule: 'where the probability is NaN the value is NaN from there on',
    variables: [
      once({ probability: 'period == 2 ? 0 / 0 : 0' }),
      event('y', ['period'], { probability: 'log(period - 1)', severity: 2 }),
    ],
    expected: { x: [0, 0, Number.NaN, Number.NaN], y: [Number.NaN, Number.NaN, Number.NaN, Number.NaN] },
  },
  {
    rule: 'where the probability is NaN the value is NaN from there on, also while an event is active',
    variables: [
      once({ probability: 'period == 1 ? 0 / 0 : 1', duration: 3 }),
      event('y', ['period'], { probability: 'period == 2 ? 0 / 0 : 1', severity: 2, permanent: true }),
    ],
    expected: { x: [5, Number.NaN, Number.NaN, Number.NaN], y: [2, 2, Number.NaN, Number.NaN] },
  },
  {
    rule: 'probability may read spend and earlier periods, its own included',
    variables: [once({ probability: 'prev(x, 0) > 0 ? 0 : spend[sea, ads] / 100' })],
    expected: { x: [5, 0, 5, 0] },
  },
  {
    rule: 'cells may override probability, severity, duration and permanence; the last match wins',
    variables: [
      event('x', ['region.market', 'period'], {
        probability: 'period == 1',
        severity: 5,
        duration: 2,
        cells: [
          { at: { region: 'region.mature' }, severity: 6, duration: 1 },
          { at: { region: 'na' }, probability: 'period == 2', duration: 2 },
        ],
      }),
      event('y', ['region.market', 'period'], {
        probability: 'period == 1',
        severity: 5,
        permanent: true,
        cells: [{ at: { region: 'eu' }, permanent: false, duration: 1 }],
      }),
    ],
    expected: {
      'x[sea]': [0, 5, 5, 0],
      'x[eu]': [0, 6, 0, 0],
      'x[na]': [0, 0, 6, 6],
      'y[sea]': [0, 5, 5, 5],
      'y[eu]': [0, 5, 0, 0],
    },
  },
  {
    rule: 'each cell and period has three uniforms of its own: start, severity, duration',
    trials: 200,
    variables: [
      event('x', ['region.market', 'line', 'period'], {
        probability: 0.4,
        severity: { dist: 'lognormal', p10: 2, p90: 9 },
        duration: { dist: 'triangular', min: 0, mode: 1, max: 4 },
        cells: [{ at: { region: 'na', line: 'ads' }, duration: 2, probability: '0.1 * (period + 1)' }],
      }),
    ],
  },
  {
    rule: 'a probability that depends on random inputs, other events and paths',
    trials: 200,
    variables: [
      input('risk', ['region.market'], { dist: 'uniform', min: -0.2, max: 0.8 }),
      path('w', ['period'], { process: 'walk', start: 0, drift: 0, volatility: 0.3 }),
      event('a', ['period'], { probability: 'w', severity: 1, duration: 2 }),
      event('b', ['region.market', 'period'], { probability: 'risk + 0.3 * a', severity: normal }),
      event('c', ['region.market', 'period'], { probability: 'risk / (1 - prev(c, 0))', severity: 1 }),
    ],
  },
];

const years = [0.125, 0.375, 0.625, 0.875];

const PATHS: Rule[] = [
  {
    rule: 'observed at the middle of each period: volatility 0 leaves the trend',
    variables: [
      path('g', ['period'], { process: 'gbm', start: 2, drift: 0.3, volatility: 0 }),
      path('w', ['period'], { process: 'walk', start: -2, drift: 0.8, volatility: 0 }),
      path('m', ['period'], { process: 'mean_reverting', start: 4, mean: 1, half_life: 0.25, volatility: 0 }),
    ],
    expected: {
      g: years.map((t) => 2 * Math.exp(0.3 * t)),
      w: years.map((t) => -2 + 0.8 * t),
      m: years.map((t) => 4 ** (0.5 ** (4 * t))),
    },
  },
  {
    rule: 'parameters by formula; no calendar name except year_fraction; cells override any of them',
    variables: [
      input('base', ['region.market'], 1, [{ at: { region: 'eu' }, value: 3 }]),
      path('w', ['region.market', 'period'], {
        process: 'walk',
        start: 'base * 10',
        drift: 'sum(base, region.market) * year_fraction',
        volatility: 0,
        cells: [
          { at: { region: 'region.mature' }, drift: 8 },
          { at: { region: 'na' }, start: 'base[eu] + base' },
        ],
      }),
    ],
    expected: { 'w[sea]@0': 10 + 1.25 / 8, 'w[sea]@3': 10 + 1.25 * 0.875, 'w[eu]@0': 31, 'w[na]@1': 7 },
  },
  ...(['gbm', 'walk', 'mean_reverting'] as const).map((process) => ({
    rule: `shocks of ${process}: one a period, with random parameters and overrides by step`,
    trials: 100,
    monthsPerPeriod: 6 as const,
    variables: [
      input('level', ['region.market'], { dist: 'lognormal', p10: 0.8, p90: 1.25 }),
      input('pull', [], { dist: 'uniform', min: 0.2, max: 2 }),
      path('x', ['region.market', 'period'], {
        process,
        start: 'level * 2',
        volatility: 0.3,
        ...(process === 'mean_reverting' ? { mean: 'level', half_life: 'pull' } : { drift: 'pull - 1' }),
        cells: [{ at: { region: 'na' }, volatility: '0.1 * pull', start: 1 }],
      }),
      formula('f', ['period'], 'sum(x, region.mature)'),
    ],
    overrides: [
      { variable: 'x', field: 'start' as const, multiply: 1.1 },
      { variable: 'x', field: 'volatility' as const, multiply: 3, from: 2, to: 2, at: { region: 'eu' } },
    ],
  })),
];

describe('events', () => {
  it.each(EVENTS)('$rule', (rule) => expectRule({ trials: 3, ...rule }));

  it('clamps after the overrides, so that a doubled probability of one half is certain', async () => {
    const document = planOf({
      variables: [once({ probability: 0.5 })],
      overrides: [{ variable: 'x', field: 'probability', multiply: 2 }],
    });
    const values = await engineValues(document, { trials: 500, seed: 5, scenario: 'variant' });
    expect([...values.values()].every((column) => column.every((value) => value === 5))).toBe(true);
  });
});

describe('paths', () => {
  it.each(PATHS)('$rule', (rule) => expectRule({ trials: 3, ...rule }));
});
