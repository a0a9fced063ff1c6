import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { OverrideDefinition, PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { mixScenarios } from '#shared/plan/scenario-mix.ts';
import { attributionDesign, MOST_EXACT_CAUSES } from '../../../electron/engine/attribution/design.ts';
import { orderErrors, shapleyFactors, shapleyShares } from '../../../electron/engine/attribution/shapley.ts';
import { findBridge } from '../../../electron/workers/bridge.ts';
import { readPlan, showingAll, simulate, simulator } from '../reference/engine.ts';
import { formula, input, planOf } from '../reference/plans.ts';
import { randomPlan } from '../reference/random-plan.ts';

/** Leaves columns of another run in the memory that the next one is given. */
async function useMemory(causes: number): Promise<void> {
  const request = { trials: 64, seed: 3, sampling: 'random' } as const;
  await simulator.study(request, {}, async ({ run }) => {
    const columns = run.columns(causes);
    new Float64Array(columns.buffer).fill(1e6);
    run.release(columns);
  });
}

async function bridgeOf(
  document: PlanDocument,
  variable: string,
  at = {},
  scenario = 'variant',
  trials = 64,
) {
  const request = { trials, seed: 11, sampling: 'random' } as const;
  const reply = await simulator.study(request, {}, (study) =>
    findBridge(study, { checked: readPlan(document), baseline: 'base', scenario, variable, at, seed: 11 }),
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return reply.value;
}

const sum = (values: readonly (number | null)[]) => values.reduce<number>((all, one) => all + one!, 0);

/** A value for each coalition that has nothing to do with the others. */
const anyGame = (g: fc.GeneratorValue, count: number) =>
  Float64Array.from({ length: count }, () => g(fc.double, { min: -1e9, max: 1e9, noNaN: true }));

describe('Shapley shares', () => {
  test.each([1, 2, 3, 5, MOST_EXACT_CAUSES, 9, 20])(
    'of %i causes add up to the difference, in any game',
    (causes) => {
      const design = attributionDesign(causes, 7);
      const factors = shapleyFactors(design);
      expect(design.pairs === null).toBe(causes <= MOST_EXACT_CAUSES);
      expect(design.coalitions[0]!.some(Boolean)).toBe(false);
      expect(design.coalitions.at(-1)!.every(Boolean)).toBe(true);
      expect(new Set(design.coalitions.map(String)).size).toBe(design.coalitions.length);
      fc.assert(
        fc.property(fc.gen(), (g) => {
          const values = anyGame(g, design.coalitions.length);
          const shares = shapleyShares(factors, values);
          expect(Math.abs(sum(shares) - (values.at(-1)! - values[0]!))).toBeLessThan(1e-5);
        }),
      );
    },
  );

  it('is what a game of gloves comes to: one left against two right is worth 2/3, 1/6, 1/6', () => {
    const design = attributionDesign(3, 0);
    const worth = design.coalitions.map(([left, one, other]) => (left && (one || other) ? 1 : 0));
    const shares = shapleyShares(shapleyFactors(design), worth);
    for (const [share, truth] of [
      [shares[0], 2 / 3],
      [shares[1], 1 / 6],
      [shares[2], 1 / 6],
    ] as const)
      expect(share).toBeCloseTo(truth, 12);
  });

  it('from sampled orders is within four stated errors of the truth, and exact for what does not interact', () => {
    const causes = 10;
    // v(S) = Σ i over S + (Σ i over S)²/10: the share of cause i is i + i·(all)/10 by symmetry of the square.
    const total = (causes * (causes - 1)) / 2;
    for (let seed = 0; seed < 20; seed++) {
      const design = attributionDesign(causes, seed);
      const size = design.coalitions.map((on) => on.reduce((all, one, i) => all + (one ? i : 0), 0));
      const factors = shapleyFactors(design);
      const plain = shapleyShares(factors, size);
      plain.forEach((share, i) => {
        expect(share).toBeCloseTo(i, 9);
      });
      const skew = size.map((s) => s ** 3 / 100);
      const errors = orderErrors(design, skew)!;
      const shares = shapleyShares(factors, skew);
      expect(sum(shares)).toBeCloseTo(total ** 3 / 100, 6);
      expect(errors[0]).toBe(0);
      expect(errors[9]).toBeGreaterThan(0);
      const square = size.map((s) => s ** 2 / 10);
      // An order and its reverse cancel what is quadratic.
      shapleyShares(factors, square).forEach((share, i) => {
        expect(share).toBeCloseTo((i * total) / 10, 6);
      });
    }
  });
});

describe('the bridge', () => {
  it('adds up to the difference of the means to floating-point precision, for random plans', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const document = randomPlan(g);
        const shown = showingAll(document);
        const means = await Promise.all(
          ['base', 'variant'].map((scenario) => simulate(shown, { trials: 16, seed: 11, scenario })),
        );
        const { variable, cells } = means[0]!.outputs.at(-1)!;
        const cell = cells.at(-1)!;
        const bridge = (await bridgeOf(document, variable, cell.at, 'variant', 16))!;
        const other = means[1]!.outputs.at(-1)!.cells.at(-1)!;
        expect(bridge.baseline.mean).toBe(cell.mean);
        expect(bridge.scenario.mean).toBe(other.mean);
        if (cell.mean === null || other.mean === null) return;
        const scale = Math.max(
          1,
          ...bridge.parts.map(({ mean }) => Math.abs(mean ?? 0)),
          Math.abs(cell.mean),
        );
        // A mix of the two can be infinite where neither is.
        if (bridge.parts.some(({ mean }) => mean === null)) return;
        expect(Math.abs(sum(bridge.parts.map(({ mean }) => mean)) - (other.mean - cell.mean))).toBeLessThan(
          1e-12 * scale * 64,
        );
      }),
      { numRuns: 60 },
    );
  });

  const overrides: OverrideDefinition[] = [
    { variable: 'x', multiply: 3 },
    { variable: 'y', add: 4 },
  ];
  const document = planOf({
    variables: [
      input('x', [], { dist: 'uniform', min: 0, max: 2 }),
      input('y', [], 2),
      formula('f', [], 'x * y'),
      formula('g', ['period'], 'sum(sum(spend, line.marketing), region) * x'),
    ],
    scenarios: [
      {
        id: 'variant',
        parent: 'base',
        overrides,
        spend: [{ region: 'sea', line: 'ads', amounts: [0, 200, 300, 400] }],
      },
    ],
  });

  it('shares an interaction evenly: x·y from 1·2 to 3·6', async () => {
    const bridge = (await bridgeOf(document, 'f', {}, 'variant', 4096))!;
    const parts = new Map(
      bridge.parts.map(({ cause, ...part }) => [
        cause.type === 'override' ? cause.variable : cause.type,
        part,
      ]),
    );
    // Over both orders: x by (2·2 + 2·6)/2 = 8 (its mean is 1), y by (1·4 + 3·4)/2 = 8; spend does nothing to f.
    expect([...parts.keys()]).toEqual(['spend', 'x', 'y']);
    for (const [name, truth] of [
      ['spend', 0],
      ['x', 8],
      ['y', 8],
    ] as const) {
      const { mean, standardError, orderError } = parts.get(name)!;
      expect(Math.abs(mean! - truth)).toBeLessThanOrEqual(4 * standardError!);
      expect(orderError).toBeNull();
    }
    expect(bridge).toMatchObject({ evaluations: 8, everyOrder: true });
  });

  it('gives spend of a category what its change does, whole where nothing else acts', async () => {
    const bridge = (await bridgeOf(document, 'g', { period: 0 }))!;
    const parts = bridge.parts.map(({ cause, mean }) => [cause.type, mean] as const);
    // 100 of 111 are gone in the first quarter; with x as it was, or tripled, in half of the orders each.
    const [spend, , y] = parts;
    expect(bridge.parts[0]!.cause).toMatchObject({ type: 'spend', category: 'marketing' });
    expect(spend![1]).toBeLessThan(0);
    expect(spend![1]! / bridge.baseline.mean!).toBeCloseTo((-100 * (1 + 3)) / 2 / 111, 9);
    expect(y![1]).toBeCloseTo(0, 9);
  });

  it('knows no cell that the plan has not', async () => {
    for (const [variable, at] of [
      ['nothing', {}],
      ['g', {}],
      ['g', { period: 4 }],
      ['f', { region: 'sea' }],
    ] as const)
      expect(await bridgeOf(document, variable, at)).toBeNull();
  });
});

describe('taking two scenarios apart', () => {
  it('gives back both ends, whatever plan, and one cause for each place that overrides treat differently', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const document = randomPlan(g);
        const { index } = readPlan(document);
        const [a, b] = ['base', 'variant'].map((id) => resolveScenario(document, id));
        const mix = mixScenarios(index, a!, b!);
        const none = mix.mixed(mix.causes.map(() => false));
        const all = mix.mixed(mix.causes.map(() => true));
        expect(none.overrides).toEqual(a!.overrides);
        expect(all.overrides).toEqual(b!.overrides);
        expect([none.discountRate, all.discountRate]).toEqual([a!.discountRate, b!.discountRate]);
        const spend = ({ rows }: typeof none) =>
          rows
            .filter(({ amounts }) => amounts.some((amount) => amount > 0))
            .map(({ region, line, amounts }) => `${region} ${line} ${amounts.join()}`)
            .sort();
        expect(spend(none)).toEqual(spend(a!));
        expect(spend(all)).toEqual(spend(b!));
      }),
    );
  });

  it('makes one cause of two overrides of the same place, and none of what both say', () => {
    const at = { region: 'sea' };
    const document = planOf({
      variables: [input('x', ['region'], 1), input('y', [], 1)],
      scenarios: [
        {
          id: 'one',
          parent: 'base',
          overrides: [
            { variable: 'y', add: 1 },
            { variable: 'x', at, multiply: 2 },
          ],
        },
        {
          id: 'two',
          parent: 'base',
          overrides: [
            { variable: 'y', add: 1 },
            { variable: 'x', at, multiply: 5 },
          ],
          discountRate: 0.2,
        },
      ],
    });
    const mix = mixScenarios(
      readPlan(document).index,
      resolveScenario(document, 'one'),
      resolveScenario(document, 'two'),
    );
    expect(mix.causes).toEqual([
      {
        type: 'override',
        variable: 'x',
        before: [{ variable: 'x', at, multiply: 2 }],
        after: [{ variable: 'x', at, multiply: 5 }],
      },
      { type: 'discountRate', before: 0.1, after: 0.2 },
    ]);
  });
});

it('is the same in memory that another run has used', async () => {
  const document = planOf({
    variables: [input('cost', [], 3), formula('profit', [], '10 - cost')],
    overrides: [{ variable: 'cost', multiply: 2 }],
  });
  await useMemory(1);
  const bridge = await bridgeOf({ ...document, outputs: [{ variable: 'profit' }] }, 'profit');
  expect(bridge!.parts.map(({ mean }) => mean)).toEqual([-3]);
});
