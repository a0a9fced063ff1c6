import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { FormulaVariable, InputVariable } from '#shared/plan/document.ts';
import type { ModelView } from '#shared/views-model.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import type { Simulator } from '../../electron/workers/types.ts';
import { samplePlan, smallPlan } from '../store/support.ts';
import { firstPlan, newFixture } from './support.ts';

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator({ threads: 1 });
});
afterAll(() => simulator.close());

const variableOf = (view: ModelView, name: string) => view.variables.find((one) => one.name === name)!;

async function opened(document = samplePlan()) {
  const fixture = newFixture({ sample: document, simulator });
  const planId = await firstPlan(fixture);
  const view = await fixture.value('model.get', { planId });
  return { fixture, planId, view };
}

describe('the graph of the model', () => {
  it('leads both ways: what a variable uses is used by it', async () => {
    const { view } = await opened();
    expect(variableOf(view, 'npv').uses).toEqual(
      expect.arrayContaining(['operating_profit', 'customers', 'residual_value']),
    );
    expect(variableOf(view, 'fine').uses).toEqual(['coverage']);
    for (const { name, uses, usedBy } of view.variables) {
      for (const used of uses) expect(variableOf(view, used).usedBy, used).toContain(name);
      for (const user of usedBy) expect(variableOf(view, user).uses, user).toContain(name);
    }
  });
});

describe('the audit', () => {
  it('of the sample plan: assumptions without a source, numbers in formulas, nothing repaired', async () => {
    const { view } = await opened();
    const of = (kind: string) => view.audit.filter((entry) => entry.kind === kind);
    expect(of('noSource').map(({ variable }) => variable)).toContain('cac_factor');
    expect(of('noSource').map(({ variable }) => variable)).not.toContain('aov');
    const lifetime = of('constant').find(({ variable }) => variable === 'lifetime_value');
    expect(lifetime?.detail).toBe('1.03');
    expect(of('repaired')).toEqual([]);
  });

  it('finds what is unused, a probability times an impact, and torn correlations', async () => {
    const plan = smallPlan();
    const input = {
      kind: 'input' as const,
      over: [],
      unit: '1',
      value: { dist: 'uniform' as const, min: 0, max: 1 },
    };
    plan.variables.push(
      { name: 'recall_risk', ...input, source: 'ERP 2025' },
      { name: 'a', ...input },
      { name: 'b', ...input },
      {
        name: 'recall_cost',
        kind: 'formula',
        over: [],
        unit: 'USD',
        formula: 'recall_risk * 500 + a * 500 + b',
      },
    );
    plan.correlations = [
      { between: ['a', 'b'], rank: 0.95 },
      { between: ['a', 'recall_risk'], rank: 0.95 },
      { between: ['b', 'recall_risk'], rank: -0.95 },
    ];
    const { view } = await opened(plan);
    expect(view.audit).toEqual(
      expect.arrayContaining([
        { kind: 'unused', variable: 'recall_cost', detail: '' },
        { kind: 'timesProbability', variable: 'recall_cost', detail: 'recall_risk' },
        { kind: 'constant', variable: 'recall_cost', detail: '500', at: 14 },
        { kind: 'constant', variable: 'recall_cost', detail: '500', at: 24 },
        { kind: 'repaired', variable: null, detail: 'a, b, recall_risk' },
        { kind: 'noSource', variable: 'a', detail: '' },
      ]),
    );
    expect(view.audit.filter(({ variable }) => variable === 'recall_risk')).toEqual([]);
  });

  it('takes the sources of all cells for that of the input', async () => {
    const plan = smallPlan();
    const cac = plan.variables.find(({ name }) => name === 'cac') as InputVariable;
    cac.cells = [{ at: { region: 'sea' }, value: 1.5, source: 'ERP 2025' }];
    const lacks = async () =>
      (await opened(plan)).view.audit.some(({ kind, variable }) => kind === 'noSource' && variable === 'cac');
    expect(await lacks()).toBe(true);
    cac.cells.push({ at: { region: 'eu' }, value: 2, source: 'Eurostat 2024' });
    expect(await lacks()).toBe(false);
  });

  it('names the variable in which values of the last run stopped being finite', async () => {
    const plan = smallPlan();
    const customers = plan.variables.find(({ name }) => name === 'customers') as FormulaVariable;
    plan.variables.push({
      name: 'gap',
      kind: 'formula',
      over: ['period'],
      unit: '1',
      formula: 'log(0 - 1 - period)',
    });
    customers.formula = `${customers.formula} + gap`;
    const { fixture, planId } = await opened(plan);
    await fixture.value('runs.start', { planId, scenario: 'base', trials: 64, seed: 1, sampling: 'sobol' });
    const found = async () =>
      (await fixture.value('model.get', { planId })).audit.filter(({ kind }) => kind === 'notFinite');
    await expect
      .poll(found)
      .toEqual([
        { kind: 'notFinite', variable: 'gap', detail: 'reach, customers@0, customers@1, customers@2' },
      ]);
  });
});

describe('edits of formulas', () => {
  it('are checked with the place of each fault, and change nothing then', async () => {
    const { fixture, planId } = await opened();
    const before = canonicalJson(fixture.store.plans.document(planId)?.document);
    const edit = { type: 'formula' as const, name: 'gmv', formula: 'orders * aovv' };
    const { problems } = await fixture.value('model.check', { planId, edit });
    expect(problems).toMatchObject([{ code: 'nameUnknownNear', args: { start: 9, end: 13, near: 'aov' } }]);
    const error = await fixture.fault('model.edit', { planId, revision: 0, edit });
    expect(error).toMatchObject({ code: 'editInvalid', problems });
    expect(canonicalJson(fixture.store.plans.document(planId)?.document)).toBe(before);
  });

  it('are tried on the same random numbers before they are taken', async () => {
    const { fixture, planId } = await opened(smallPlan());
    const edit = { type: 'formula' as const, name: 'reach', formula: 'sum(customers, period) * 2' };
    const study = { job: 'j', planId, scenario: 'base', trials: 64, seed: 1, sampling: 'sobol' as const };
    const { outputs, own } = await fixture.value('model.try', { ...study, edit });
    const [reach] = outputs;
    expect(own).toEqual([{ at: {}, figure: expect.objectContaining({ mean: reach!.without.mean }) }]);
    expect(reach!.without.mean).toBeCloseTo(2 * reach!.with.mean!, 9);
    expect(reach!.difference.difference.mean).toBeCloseTo(reach!.with.mean!, 9);
    expect(fixture.store.history.state(planId).undo).toBeNull();
    const wrong = { ...study, edit: { ...edit, formula: 'sum(' } };
    expect((await fixture.fault('model.try', wrong)).code).toBe('invalidPlan');
  });

  it('add a variable, make it an output, and are undone in turn', async () => {
    const { fixture, planId, view } = await opened(smallPlan());
    const before = canonicalJson(fixture.store.plans.document(planId)?.document);
    const added = await fixture.value('model.edit', {
      planId,
      revision: view.revision,
      edit: {
        type: 'add',
        name: 'reach_per_period',
        label: 'Reach per period',
        section: 'Own',
        unit: 'customers',
        over: [],
        format: null,
        formula: 'reach / 3',
      },
    });
    expect(variableOf(added, 'reach').usedBy).toEqual(['reach_per_period']);
    const shown = await fixture.value('model.edit', {
      planId,
      revision: added.revision,
      edit: { type: 'output', name: 'reach_per_period', shown: true, target: 5, better: 'higher' },
    });
    expect(variableOf(shown, 'reach_per_period').output).toMatchObject({ target: 5, better: 'higher' });
    const used = { type: 'remove' as const, name: 'reach' };
    expect((await fixture.fault('model.edit', { planId, revision: shown.revision, edit: used })).code).toBe(
      'editInvalid',
    );
    await fixture.value('history.undo', { planId });
    await fixture.value('history.undo', { planId });
    expect(canonicalJson(fixture.store.plans.document(planId)?.document)).toBe(before);
  });

  it('an unknown variable is a bad request', async () => {
    const { fixture, planId } = await opened(smallPlan());
    const edit = { type: 'formula' as const, name: 'nobody', formula: '1' };
    expect((await fixture.fault('model.check', { planId, edit })).code).toBe('badRequest');
  });

  it('say what is a KPI and what the screens take for what, and are undone to the letter', async () => {
    const { fixture, planId, view } = await opened();
    const before = canonicalJson(fixture.store.plans.document(planId)?.document);
    expect(variableOf(view, 'retention').kpi).toBe('retention');
    expect(view.roles).toMatchObject({ revenue: 'net_sales', acquisitionLines: 'line.acquisition' });
    const edits = [
      { type: 'kpi', name: 'retention', stage: null },
      { type: 'kpi', name: 'npv', stage: 'revenue' },
      { type: 'role', role: 'acquisitionLines', value: 'brand' },
      { type: 'role', role: 'acquisitionLines', value: null },
      { type: 'role', role: 'revenue', value: 'gmv' },
    ] as const;
    let { revision } = view;
    for (const edit of edits) ({ revision } = await fixture.value('model.edit', { planId, revision, edit }));
    const after = await fixture.value('model.get', { planId });
    expect([variableOf(after, 'retention').kpi, variableOf(after, 'npv').kpi]).toEqual([null, 'revenue']);
    expect(after.roles).toMatchObject({ revenue: 'gmv', acquisitionLines: null });
    expect(fixture.store.history.state(planId).undo).toMatchObject({ action: 'role' });
    for (const _edit of edits) await fixture.value('history.undo', { planId });
    expect(canonicalJson(fixture.store.plans.document(planId)?.document)).toBe(before);
  });

  it.each([
    ['badRequest', { type: 'role', role: 'acquisitionLines', value: 'line.nothing' }],
    ['badRequest', { type: 'role', role: 'acquisitionLines', value: 'region.market' }],
    ['badRequest', { type: 'kpi', name: 'nobody', stage: 'revenue' }],
    ['editInvalid', { type: 'role', role: 'revenue', value: 'nobody' }],
  ] as const)('%s: %o', async (code, edit) => {
    const { fixture, planId, view } = await opened();
    const { revision } = view;
    expect((await fixture.fault('model.edit', { planId, revision, edit })).code).toBe(code);
  });
});
