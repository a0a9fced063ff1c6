import { describe, expect, it } from 'vitest';
import type { OverrideDefinition } from '#shared/plan/document.ts';
import { engineValues } from './reference/engine.ts';
import { event, expectRule, formula, input, path, planOf } from './reference/plans.ts';

const normal = { dist: 'normal', mean: 10, sd: 2 } as const;
const uniform = { dist: 'uniform', min: 4, max: 8 } as const;
const random = [
  input('x', ['region.market', 'period'], normal, [{ at: { region: 'na' }, value: 3 }]),
  path('p', ['region.market', 'period'], { process: 'gbm', start: 1, drift: 0.1, volatility: 0.4 }),
  event('s', ['region.market', 'period'], {
    probability: '0.4 + 0.01 * p',
    severity: normal,
    duration: { dist: 'discrete', values: [1, 2, 3], weights: [1, 1, 1] },
  }),
  formula('f', ['region.market', 'period'], 'x * p + cumulate(s)'),
];

/** Every way to override each kind of variable; none of these is worked out by hand. */
const ACTIONS: Pick<OverrideDefinition, 'set' | 'multiply' | 'add'>[] = [
  { set: 1.5 },
  { multiply: 1.25 },
  { add: 0.75 },
];
const PLACES: Pick<OverrideDefinition, 'at' | 'from' | 'to'>[] = [
  {},
  { at: { region: 'region.mature' } },
  { at: { region: 'sea' }, from: 1, to: 2 },
];
const FIELDS: Pick<OverrideDefinition, 'variable' | 'field'>[] = [
  ...['x', 'p', 's', 'f'].map((variable) => ({ variable })),
  { variable: 'p', field: 'drift' },
  { variable: 'p', field: 'volatility' },
  { variable: 's', field: 'probability' },
  { variable: 's', field: 'severity' },
  { variable: 's', field: 'duration' },
];
const COMBINATIONS = FIELDS.flatMap((field) =>
  PLACES.flatMap((place) => ACTIONS.map((action) => ({ ...field, ...place, ...action }))),
);
const DISTRIBUTIONS: OverrideDefinition[] = [
  { variable: 'x', set: uniform },
  { variable: 'x', set: uniform, at: { region: 'na' } },
  { variable: 'x', set: uniform, from: 2 },
  { variable: 's', field: 'severity', set: uniform },
  { variable: 's', field: 'duration', set: uniform, at: { region: 'eu' }, to: 1 },
];

describe('overrides of random variables, against the reference', () => {
  const all = [...COMBINATIONS, ...DISTRIBUTIONS].map(
    (override) => [JSON.stringify(override), override] as const,
  );
  it.each(all)('%s', (rule, override) =>
    expectRule({ rule, variables: random, overrides: [override], trials: 10 }),
  );

  it('several in order, of values and fields', () =>
    expectRule({
      rule: 'in order',
      variables: random,
      overrides: [...DISTRIBUTIONS, ...COMBINATIONS],
      trials: 20,
    }));
});

describe('a set distribution uses the very draw that it replaces', () => {
  const draws = async (name: string, overrides: OverrideDefinition[]) => {
    const values = await engineValues(planOf({ variables: random, overrides }), {
      trials: 20,
      seed: 3,
      scenario: 'variant',
    });
    return Array.from(values.get(name)!);
  };

  it('on a distribution: ranks stay as they were', async () => {
    const before = await draws('x[eu]@2', []);
    const after = await draws('x[eu]@2', [{ variable: 'x', set: uniform }]);
    const order = (values: number[]) => values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
    expect(order(after)).toEqual(order(before));
    expect(Math.min(...after)).toBeGreaterThanOrEqual(4);
  });

  it('on a plain number: the same draw as if the plan had had a distribution', async () => {
    const set = await draws('x[na]@1', [{ variable: 'x', set: normal, at: { region: 'na' } }]);
    const twice = await draws('x[na]@1', [
      { variable: 'x', set: uniform },
      { variable: 'x', set: normal },
    ]);
    expect(new Set(set).size).toBe(20);
    expect(twice).toEqual(set);
  });
});
