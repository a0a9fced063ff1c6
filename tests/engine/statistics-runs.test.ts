import { describe, expect, it } from 'vitest';
import type { OverrideDefinition, PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import type { DriverInput, Sampling } from '#shared/result.ts';
import { readPlan, simulate, simulator } from './reference/engine.ts';
import { evaluateTrials } from './reference/evaluate.ts';
import { formula, input, planOf } from './reference/plans.ts';

const normal = (mean: number, sd: number) => ({ dist: 'normal', mean, sd }) as const;

function showing(document: PlanDocument, ...variables: string[]): PlanDocument {
  return { ...document, outputs: variables.map((variable) => ({ variable })) };
}

/** Drivers by output cell: `f`, `f@2`. */
async function driversOf(
  variables: VariableDefinition[],
  overrides: OverrideDefinition[] = [],
  trials = 500,
): Promise<Map<string, DriverInput[]>> {
  const document = showing(planOf({ variables, overrides }), 'f');
  const reply = await simulator.simulate(
    {
      checked: readPlan(document),
      scenario: 'variant',
      trials,
      seed: 12,
      sampling: 'random',
      drivers: 'all',
      keepSamples: false,
    },
    {},
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return new Map(
    reply.value.drivers.map(({ output, at, inputs }) => [
      at.period === undefined ? output : `${output}@${at.period}`,
      inputs,
    ]),
  );
}

describe('drivers', () => {
  it('of an additive normal model are (6/π)·asin(ρ/2) with ρ = a/√Σa², and shares follow from them', async () => {
    const trials = 20_000;
    const weights: Record<string, number> = { 'x[sea]': 3, 'x[eu]': -2, 'x[na]': 1 };
    const variables = [
      input('x', ['region.market'], normal(10, 1)),
      formula('f', [], '3 * x[sea] - 2 * x[eu] + x[na] + 5'),
    ];
    const inputs = (await driversOf(variables, [], trials)).get('f')!;
    expect(inputs.map((one) => one.input)).toEqual(['x[sea]', 'x[eu]', 'x[na]']);
    const squares = inputs.reduce((sum, one) => sum + one.rankCorrelation! ** 2, 0);
    for (const { input: name, rankCorrelation, contribution } of inputs) {
      const expected = (6 / Math.PI) * Math.asin(weights[name]! / Math.sqrt(14) / 2);
      // Fieller, Hartley and Pearson (1957): the error of artanh ρ is √(1.06/(n − 3)).
      const error = (1 - expected ** 2) * Math.sqrt(1.06 / (trials - 3));
      expect(Math.abs(rankCorrelation! - expected)).toBeLessThan(4 * error);
      expect(contribution).toBeCloseTo(rankCorrelation! ** 2 / squares, 12);
    }
  });

  it('of what is over period are its mean over the periods 0..t for an output in period t', async () => {
    const variables = [
      input('x', ['period'], normal(0, 1)),
      formula('f', ['period'], 'exp(cumulate(x) / (period + 1))'),
    ];
    const drivers = await driversOf(variables);
    expect([...drivers.keys()]).toEqual(['f@0', 'f@1', 'f@2', 'f@3']);
    for (const [one] of drivers.values()) {
      expect(one!.input).toBe('x');
      expect(one!.rankCorrelation).toBeCloseTo(1, 12);
    }
  });

  it('take values with their overrides applied', async () => {
    const variables = [input('x', [], normal(0, 1)), input('y', [], normal(0, 1)), formula('f', [], 'x')];
    const drivers = await driversOf(variables, [{ variable: 'x', multiply: -1 }]);
    expect(drivers.get('f')).toEqual([
      { input: 'x', rankCorrelation: expect.closeTo(1, 12), contribution: 1 },
    ]);
  });

  it('have no correlation with an output that is constant', async () => {
    const drivers = await driversOf([input('x', [], normal(0, 1)), formula('f', [], 'max(x, 1000)')]);
    expect(drivers.get('f')).toEqual([{ input: 'x', rankCorrelation: null, contribution: null }]);
  });
});

describe('outputs that are not finite', () => {
  it('have no statistics, and a warning names the cell, how many trials, and where it arose', async () => {
    const plan = planOf({
      variables: [
        input('x', ['region.market'], normal(0, 1), [{ at: { region: 'na' }, value: 1 }]),
        formula('root', ['region.market'], 'sqrt(x)'),
        formula('twice', ['region.market'], 'root * 2'),
        formula('f', [], 'twice[sea] + twice[na]'),
        formula('sound', [], 'twice[na]'),
      ],
    });
    const run = { trials: 200, seed: 4, scenario: 'base' };
    const values = evaluateTrials(plan, 'base', run).get('f')!;
    const bad = values.filter((value) => !Number.isFinite(value)).length;
    const { outputs, warnings, notices } = await simulate(showing(plan, 'f', 'sound'), run);
    expect(bad).toBeGreaterThan(50);
    expect(outputs[0]!.cells[0]!.mean).toBeNull();
    expect(outputs[1]!.cells[0]!.mean).toBe(2);
    expect(warnings).toHaveLength(1);
    expect(notices[0]).toMatchObject({
      code: 'notFinite',
      args: { cell: 'f', count: bad, trials: 200, origin: 'root[sea]' },
    });
  });
});

describe('comparisons', () => {
  it('equal brute force over the trials of both scenarios', async () => {
    const document = showing(
      planOf({
        variables: [
          input('x', ['region.market'], normal(0, 1)),
          input('y', [], { dist: 'bernoulli', p: 0.5 }),
          formula('f', ['period'], 'y * (x[sea] + period) + (1 - y) * x[eu]'),
        ],
        overrides: [{ variable: 'x', at: { region: 'sea' }, multiply: 1.5 }],
      }),
      'f',
    );
    const run = { trials: 400, seed: 8 };
    const base = (await simulate(document, { ...run, scenario: 'base' })).samples!;
    const variant = (await simulate(document, { ...run, scenario: 'variant' })).samples!;
    const reply = await simulator.compare(
      { checked: readPlan(document), scenarios: ['base', 'variant'], ...run, sampling: 'random' },
      {},
    );
    if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
    const cells = reply.value.pairs[0]!.outputs[0]!.cells;
    expect(cells).toHaveLength(4);
    cells.forEach((cell, period) => {
      const differences = Array.from(variant[period]!, (value, trial) => value - base[period]![trial]!);
      const share = (count: number) => count / 400;
      expect(cell.at).toEqual({ period });
      expect(cell.probabilityGreater).toBe(share(differences.filter((one) => one > 0).length));
      expect(cell.probabilityEqual).toBe(share(differences.filter((one) => one === 0).length));
      expect(cell.probabilityEqual).toBeGreaterThan(0.3);
      const mean = differences.reduce((sum, one) => sum + one, 0) / 400;
      const sd = Math.sqrt(differences.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 399);
      expect(cell.difference.mean).toBeCloseTo(mean, 12);
      expect(cell.difference.sd).toBeCloseTo(sd, 12);
      expect(cell.difference.standardError).toBeCloseTo(sd / 20, 12);
    });
  });
});

describe('comparisons of outputs that are not finite', () => {
  it('have no statistics, and a warning for each scenario says where it arose', async () => {
    const variables = [
      input('x', [], normal(0, 1)),
      formula('first_root', [], 'sqrt(x)'),
      formula('second_root', [], 'sqrt(x - 1)'),
      formula('f', [], 'first_root + second_root'),
      formula('sound', [], 'x'),
    ];
    const overrides = [{ variable: 'first_root', set: 1 }];
    const document = showing(planOf({ variables, overrides }), 'f', 'sound');
    const reply = await simulator.compare(
      {
        checked: readPlan(document),
        scenarios: ['base', 'variant'],
        trials: 300,
        seed: 1,
        sampling: 'random',
      },
      {},
    );
    if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
    const [f, sound] = reply.value.pairs[0]!.outputs;
    expect([f!.cells[0]!.difference.mean, f!.cells[0]!.probabilityEqual]).toEqual([null, null]);
    expect([sound!.cells[0]!.difference.mean, sound!.cells[0]!.probabilityEqual]).toEqual([0, 1]);
    expect(reply.value.warnings.map(({ path }) => path)).toEqual(['base: outputs[0]', 'variant: outputs[0]']);
    expect(reply.value.warnings[0]!.message).toMatch(/300 trials.*first_root$/);
    expect(reply.value.warnings[1]!.message).toMatch(/300 trials.*second_root$/);
  });
});

describe('standard errors', () => {
  const plan = showing(
    planOf({
      variables: [
        input('x', ['region.market'], normal(2, 1)),
        formula('f', [], 'exp(0.3 * x[sea]) + x[eu] * x[na]'),
      ],
    }),
    'f',
  );
  const truth = Math.exp(0.3 * 2 + 0.045) + 4;

  it.each(['random', 'sobol', 'latin-hypercube'] as const)(
    '%s: the closed-form mean is within what they say, over 40 seeds',
    async (sampling: Sampling) => {
      let squares = 0;
      for (let seed = 0; seed < 40; seed++) {
        const { outputs, randomisations } = await simulate(plan, { trials: 512, seed, sampling });
        const { mean, standardError } = outputs[0]!.cells[0]!;
        expect(randomisations).toBe(sampling === 'random' ? 1 : 32);
        squares += ((mean! - truth) / standardError!) ** 2;
      }
      // Student's t with n = 31 degrees of freedom has variance n/(n − 2) and fourth moment 3n²/((n − 2)(n − 4)).
      const [expected, fourth] = sampling === 'random' ? [1, 3] : [31 / 29, (3 * 31 ** 2) / (29 * 27)];
      expect(Math.abs(squares / 40 - expected)).toBeLessThan(4 * Math.sqrt((fourth - expected ** 2) / 40));
    },
  );
});
