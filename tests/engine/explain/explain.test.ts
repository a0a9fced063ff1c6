import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { At } from '#shared/result.ts';
import type { ExplainedCell } from '#shared/views-explain.ts';
import { explainCell } from '../../../electron/workers/explain.ts';
import { findTail } from '../../../electron/workers/tail.ts';
import { samplePlan } from '../../store/support.ts';
import { readPlan, simulator } from '../reference/engine.ts';
import { evaluateFormula, readFormula } from '../reference/formula.ts';
import { formula, input, planOf } from '../reference/plans.ts';

const sample = samplePlan();
const checked = readPlan(sample);

async function explain(
  document: PlanDocument,
  variable: string,
  at: At,
  scenario = 'base',
  trial: number | null = 17,
) {
  const plan = document === sample ? checked : readPlan(document);
  const reply = await simulator.study({ trials: 64, seed: 5, sampling: 'sobol' }, {}, (study) =>
    explainCell(study, { checked: plan, scenario, variable, at, trial }),
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return reply.value!;
}

/** The value of a formula from the operands that are shown for it, and nothing else. */
function byHand(document: PlanDocument, text: string, at: At, operands: readonly ExplainedCell[]): number {
  const shown = new Map(operands.map(({ name, inTrial }) => [name, inTrial!]));
  return evaluateFormula(readFormula(text), new Map(Object.entries(at)), {
    document,
    discountRate: document.discountRate,
    read: (name, here) => {
      const { over } = document.variables.find((variable) => variable.name === name)!;
      const members = over
        .filter((entry) => entry !== 'period')
        .map((entry) => here.get(entry.split('.')[0]!));
      const period = over.includes('period') ? `@${here.get('period')}` : '';
      const cell = `${name}${members.length > 0 ? `[${members.join(',')}]` : ''}${period}`;
      const value = shown.get(cell);
      if (value === undefined) throw new Error(`${cell} is not shown`);
      return value;
    },
  });
}

/** A place of a variable: its first members, and a period in the middle. */
function somePlace(document: PlanDocument, variable: PlanDocument['variables'][number]): At {
  const at: At = {};
  for (const entry of variable.over) {
    const [dimension = '', group] = entry.split('.');
    if (dimension === 'period') {
      at.period = 5;
      continue;
    }
    const { members } = document.dimensions.find(({ id }) => id === dimension)!;
    at[dimension] = members.find(
      ({ attributes = {} }) => group === undefined || Object.values(attributes).includes(group),
    )!.id;
  }
  return at;
}

describe('the explanation of a figure', () => {
  const formulas = sample.variables.filter((variable) => variable.kind === 'formula');

  it('shows for every formula of the sample plan all that it takes to work the value of a trial out by hand', async () => {
    expect(formulas.length).toBeGreaterThan(40);
    for (const variable of formulas) {
      const at = somePlace(sample, variable);
      const { cell, operands, formulas: shown } = await explain(sample, variable.name, at);
      const text = shown[0]!.tokens.map((token) => token.text).join('');
      expect(text).toBe(variable.formula);
      const value = byHand(sample, variable.formula, at, operands);
      expect(Math.abs(value - cell.inTrial!), variable.name).toBeLessThanOrEqual(
        1e-9 * Math.abs(cell.inTrial!),
      );
    }
  });

  it('puts each value in its place of the formula', async () => {
    const { formulas: shown, operands } = await explain(sample, 'npv', {});
    const names = shown[0]!.tokens.flatMap((token) =>
      'operands' in token ? [[token.text, token.operands.map((at) => operands[at]!.name)] as const] : [],
    );
    expect(names.map(([text]) => text)).toEqual([
      'operating_profit',
      'discount_factor',
      'customers',
      'residual_value',
      'discount_factor',
    ]);
    expect(names[0]![1]).toEqual(Array.from({ length: 12 }, (_, period) => `operating_profit@${period}`));
    expect(names[2]![1]).toEqual(
      ['sea', 'latam', 'mena', 'eu', 'na'].map((region) => `customers[${region}]@11`),
    );
    expect(names[4]![1]).toEqual(['discount_factor@11']);
  });

  it('leads from npv to an input with a source, and shows the same figure there as where one came from', async () => {
    let figure = (await explain(sample, 'npv', {})).cell;
    for (const next of [
      'operating_profit@5',
      'contribution[eu]@5',
      'net_sales[eu]@5',
      'gmv[eu]@5',
      'aov[eu]',
    ]) {
      const { operands } = await explain(sample, figure.variable!, figure.at);
      const operand = operands.find(({ name }) => name === next)!;
      const there = await explain(sample, operand.variable!, operand.at);
      expect(there.cell).toEqual(operand);
      figure = there.cell;
    }
    const aov = await explain(sample, 'aov', { region: 'eu' });
    expect(aov.parameters).toEqual([{ field: 'value', value: { dist: 'lognormal', p10: 82, p90: 94 } }]);
    expect(Object.keys(aov.source ?? {})).toEqual(['en', 'zh-CN']);
    expect(aov.usedBy.map(({ variable }) => variable)).toContain('gmv');
  });

  it('says what overrides do, and what the value was before them', async () => {
    const { overrides, before, cell } = await explain(sample, 'cac', { region: 'eu' }, 'tariff_war');
    expect(overrides).toMatchObject([{ multiply: 1.15 }]);
    expect(cell.inTrial).toBe(before!.inTrial! * 1.15);
    const shock = await explain(sample, 'tariff_shock', { region: 'na', period: 3 }, 'tariff_war');
    expect([shock.overrides, shock.before]).toEqual([[], null]);
  });

  it('shows the same variable along each of its dimensions, and takes the trial nearest to the median', async () => {
    const { along, cell } = await explain(sample, 'customers', { region: 'sea', period: 2 }, 'base', null);
    expect(along.map(({ dimension, cells }) => [dimension, cells.length])).toEqual([
      ['region', 5],
      ['period', 12],
    ]);
    for (const { cells } of along) expect(cells).toContainEqual(cell);
    expect(Math.abs(cell.inTrial! / cell.p50! - 1)).toBeLessThan(0.02);
  });

  it('reads running totals, looks back, and conditions as the engine does', async () => {
    const document = planOf({
      variables: [
        input('x', ['period'], { dist: 'uniform', min: 1, max: 2 }),
        formula(
          'f',
          ['period'],
          'stock(x, 0.5, 3) + prev(f, 7) * 0.1 + (cumulate(x) > 4 ? lag(x, 2, 9) : adstock(x, 0.3))',
        ),
      ],
    });
    for (const period of [0, 1, 3]) {
      const { cell, operands } = await explain(document, 'f', { period });
      const { formula: text } = document.variables[2] as { formula: string };
      expect(byHand(document, text, { period }, operands)).toBeCloseTo(cell.inTrial!, 12);
    }
  });
});

describe('which trials', () => {
  it('finds what is different in the worst trials: of a sum of normals the mean in the tail by its weight', async () => {
    const normal = (sd: number) => ({ dist: 'normal', mean: 10, sd }) as const;
    const document = planOf({
      variables: [
        input('big', [], normal(3)),
        input('small', [], normal(1)),
        input('idle', [], normal(1)),
        formula('f', [], 'big - small + 0 * idle'),
      ],
    });
    const reply = await simulator.study({ trials: 8192, seed: 5, sampling: 'random' }, {}, (study) =>
      findTail(study, {
        checked: readPlan(document),
        scenario: 'base',
        variable: 'f',
        at: {},
        side: 'lowest',
        share: 0.05,
      }),
    );
    if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
    const { inputs, trials, extreme, middle, edge } = reply.value!;
    expect(trials).toBe(410);
    const f = async (trial: number | null) => {
      const at = await simulator.study({ trials: 8192, seed: 5, sampling: 'random' }, {}, (study) =>
        explainCell(study, { checked: readPlan(document), scenario: 'base', variable: 'f', at: {}, trial }),
      );
      return at.ok ? at.value!.cell : null;
    };
    const [farthest, inMiddle] = [(await f(extreme))!, (await f(middle))!];
    expect(farthest.inTrial!).toBeLessThan(inMiddle.inTrial!);
    expect(inMiddle.inTrial!).toBeLessThan(edge!);
    // What is drawn of the distribution has the area 1 and its mean.
    const { picture, mean } = farthest;
    if (picture?.type !== 'density') throw new Error('a figure that varies has a density');
    const step = picture.x[2]! - picture.x[1]!;
    const inside = picture.y.slice(1, -1);
    expect(inside.reduce((area, y) => area + y * step, 0)).toBeCloseTo(1, 9);
    const drawn = inside.reduce((sum, y, bin) => sum + y * step * picture.x[bin + 1]!, 0);
    expect(Math.abs(drawn - mean!)).toBeLessThan(step);
    expect(inputs.map((one) => one.input)).toEqual(['big', 'small', 'idle']);
    expect(Math.abs(inputs[2]!.shift)).toBeLessThan(4 * inputs[2]!.error);
    // E[Z | Z < z₀.₀₅] = −φ(z)/0.05 = −2.0627; against the rest, −2.0627/0.95; times the correlation with f.
    for (const [at, weight] of [
      [0, 3],
      [1, -1],
    ] as const) {
      const truth = ((-2.0627 / 0.95) * weight) / Math.sqrt(10);
      expect(Math.abs(inputs[at]!.shift - truth)).toBeLessThan(4 * inputs[at]!.error + 0.01);
    }
  });
});
