import { describe, expect, it } from 'vitest';
import type { PlanDocument, ScenarioDefinition } from '#shared/plan/document.ts';
import { parsePlan } from '#shared/plan/parse.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { smallPlan } from './small-plan.ts';

/** Three generations: base, war, and a child of war with everything of its own. */
function family(): PlanDocument {
  const plan = smallPlan();
  const grandchild: ScenarioDefinition = {
    id: 'long_war',
    parent: 'war',
    budget: 5000.5,
    spend: [
      { region: 'sea', line: 'brand', amounts: [1, 2, 3, 4] },
      { region: 'sea', line: 'ads', amounts: [0, 0, 0, 0.01] },
    ],
    locks: [{ at: { line: 'data' } }],
    overrides: [{ variable: 'cac', add: 1 }],
    limits: [{ max: 9000, each: 'plan' }],
  };
  const document = { ...plan, scenarios: [grandchild, ...plan.scenarios] };
  expect(parsePlan(document).ok).toBe(true);
  return document;
}

describe('a scenario with what it inherits', () => {
  it('has its own where it has any, and else the nearest ancestor’s', () => {
    const { id, lineage, discountRate, budget } = resolveScenario(family(), 'long_war');
    expect({ id, lineage, discountRate, budget }).toEqual({
      id: 'long_war',
      lineage: ['long_war', 'war', 'base'],
      discountRate: 0.14,
      budget: 500_050,
    });
    expect(resolveScenario(family(), 'base').discountRate).toBe(0.12);
    expect(resolveScenario(family(), 'war').budget).toBe(400_000);
  });

  it('takes over spend row by row', () => {
    const rows = resolveScenario(family(), 'long_war').rows;
    expect(rows).toEqual([
      { region: 'sea', line: 'brand', amounts: [100, 200, 300, 400], own: true },
      { region: 'sea', line: 'ads', amounts: [0, 0, 0, 1], own: true },
      { region: 'eu', line: 'ads', amounts: [0, 0, 0, 0], own: false },
    ]);
    expect(resolveScenario(family(), 'war').rows).toEqual([
      { region: 'eu', line: 'ads', amounts: [0, 0, 0, 0], own: true },
      { region: 'sea', line: 'ads', amounts: [10_000, 10_000, 10_000, 10_025], own: false },
    ]);
  });

  it('adds its locks, limits and overrides behind those of its ancestors', () => {
    const { locks, limits, overrides } = resolveScenario(family(), 'long_war');
    expect(locks).toEqual([
      { at: { region: 'sea', line: 'line.marketing' }, from: 0, to: 1, inherited: true },
      { at: { line: 'data' }, inherited: false },
    ]);
    expect(limits.map((limit) => limit.max ?? limit.min)).toEqual([100, 0.5, 1, 9000]);
    expect(overrides).toHaveLength(6);
    expect(overrides[0]).toEqual({ variable: 'cac', at: { region: 'sea' }, multiply: 1.2 });
    expect(overrides.at(-1)).toEqual({ variable: 'cac', add: 1 });
  });

  it('has no budget where nobody sets one, and nothing where nothing stands', () => {
    const plan = smallPlan();
    const { limits: _limits, ...bare } = plan;
    const resolved = resolveScenario({ ...bare, scenarios: [{ id: 'base' }] }, 'base');
    expect(resolved).toEqual({
      id: 'base',
      lineage: ['base'],
      discountRate: 0.12,
      budget: null,
      rows: [],
      locks: [],
      limits: [],
      overrides: [],
    });
  });

  it('counts amounts in the minor unit of the currency', () => {
    const plan = smallPlan();
    const scenarios = [
      { id: 'base', budget: 3, spend: [{ region: 'eu', line: 'ads', amounts: [1, 0, 0, 0] }] },
    ];
    const of = (currency: string) => resolveScenario({ ...plan, currency, scenarios }, 'base');
    expect([of('JPY').budget, of('USD').budget, of('KWD').budget]).toEqual([3, 300, 3000]);
    expect(of('KWD').rows[0]?.amounts[0]).toBe(1000);
  });

  it('throws for a scenario that there is not', () => {
    expect(() => resolveScenario(smallPlan(), 'peace')).toThrow(/no such scenario.*"peace"/);
    expect(() => resolveScenario(smallPlan(), 'toString')).toThrow(/no such scenario/);
  });
});
