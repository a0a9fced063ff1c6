import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RequestOf } from '#shared/contract.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import type { Simulator } from '../../electron/workers/types.ts';
import { samplePlan } from '../store/support.ts';
import { firstPlan, newFixture } from './support.ts';

/** Variables are renamed, described, added and taken out, and nothing that names them is left behind. */

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator({ threads: 1 });
});
afterAll(() => simulator.close());

type Edit = RequestOf<'model.edit'>['edit'];

async function opened() {
  const fixture = newFixture({ sample: samplePlan(), simulator });
  const planId = await firstPlan(fixture);
  const text = () => canonicalJson(fixture.store.plans.document(planId)?.document);
  const view = () => fixture.value('model.get', { planId });
  const edit = async (change: Edit) =>
    fixture.value('model.edit', { planId, revision: (await view()).revision, edit: change });
  const fault = async (change: Edit) =>
    fixture.fault('model.edit', { planId, revision: (await view()).revision, edit: change });
  return { fixture, planId, text, view, edit, fault };
}

const WORDS = { unit: 'USD', format: null } as const;

async function describedAs(plan: Awaited<ReturnType<typeof opened>>, name: string, more: Partial<Edit>) {
  const { label, section, unit, over } = (await plan.view()).variables.find((one) => one.name === name)!;
  const text = (words: typeof label) => (typeof words === 'string' ? words : words.en!);
  return {
    ...{
      type: 'describe',
      name,
      to: name,
      label: text(label),
      section: text(section),
      unit,
      over: [...over],
    },
    ...{ format: null, note: '', locale: 'en' },
    ...more,
  } as Edit;
}

describe('a variable', () => {
  it.each(['cac', 'fx', 'coverage', 'npv', 'spend', 'fine', 'tariff_shock'])(
    '%s gets another name wherever it is named, and its own back',
    async (name) => {
      const plan = await opened();
      const before = plan.text();
      const { note, ...there } = {
        ...(await describedAs(plan, name, { to: 'renamed' } as Partial<Edit>)),
        note: '',
      };
      const known = samplePlan().variables.find((one) => one.name === name)?.note;
      const words = typeof known === 'string' ? known : (known?.en ?? note);
      await plan.edit({ ...there, note: words } as Edit);
      expect(plan.text()).not.toMatch(new RegExp(`"(variable|name)":"${name}"`));
      await plan.edit({ ...there, name: 'renamed', to: name, note: words } as Edit);
      expect(plan.text()).toBe(before);
    },
  );

  it('is described in one language, and keeps the other', async () => {
    const plan = await opened();
    const change = await describedAs(plan, 'net_sales', {
      label: '净销售收入',
      locale: 'zh-CN',
      section: '经营结果',
      format: 'number',
    } as Partial<Edit>);
    const after = await plan.edit(change);
    const [was, is] = [samplePlan().variables, after.variables].map(
      (list) => list.find(({ name }) => name === 'net_sales')!,
    );
    expect(is!.label).toEqual({ ...(was!.label as object), 'zh-CN': '净销售收入' });
    // The section that is called so in Chinese, not a new one.
    expect(is!.section).toEqual(after.variables.find(({ name }) => name === 'npv')?.section);
    expect(is!.format).toBe('number');
  });

  it('cannot take a name that another one has', async () => {
    const plan = await opened();
    const change = await describedAs(plan, 'cac', { to: 'aov' } as Partial<Edit>);
    expect((await plan.fault(change)).code).toBe('editInvalid');
  });

  it('goes with its output, role and correlations, but not while a formula reads it', async () => {
    const plan = await opened();
    const before = plan.text();
    expect((await plan.fault({ type: 'remove', name: 'cac' })).code).toBe('editInvalid');
    const after = await plan.edit({ type: 'remove', name: 'lifetime_value' });
    expect(after.roles.lifetime_value).toBeNull();
    await plan.edit({ type: 'remove', name: 'npv' });
    expect(plan.text()).not.toContain('"variable":"npv"');
    await plan.fixture.value('history.undo', { planId: plan.planId });
    await plan.fixture.value('history.undo', { planId: plan.planId });
    expect(plan.text()).toBe(before);
  });

  it('is added as an input, behind the last of its section', async () => {
    const plan = await opened();
    const words = { ...WORDS, over: [], label: 'Trade fairs', section: 'Acquisition' };
    const after = await plan.edit({ type: 'addInput', name: 'trade_fairs', ...words, value: 12 });
    const sections = after.variables.map(({ section }) => JSON.stringify(section));
    const at = after.variables.findIndex(({ name }) => name === 'trade_fairs');
    expect(sections[at]).toBe(sections[at - 1]);
    expect(sections.lastIndexOf(sections[at]!)).toBe(at);
  });
});

describe('a number in a formula', () => {
  it('becomes an input, and changes no figure', async () => {
    const plan = await opened();
    const edit: Edit = {
      ...{ type: 'extract', name: 'lifetime_value', number: '1.03', at: 66, input: 'churn_floor' },
      ...{ label: 'Floor of churn', unit: '1' },
    };
    const study = { job: 'j', planId: plan.planId, scenario: 'base', trials: 64, seed: 1 };
    const { outputs } = await plan.fixture.value('model.try', { ...study, sampling: 'sobol', edit });
    for (const { difference } of outputs) expect(difference.difference.mean).toBe(0);
    const after = await plan.edit(edit);
    const at = after.variables.findIndex(({ name }) => name === 'churn_floor');
    expect(after.variables[at]).toMatchObject({ kind: 'input', usedBy: ['lifetime_value'] });
    expect(after.variables[at + 1]?.formula).toContain('(churn_floor - retention)');
  });

  const extract = { type: 'extract', input: 'x', label: '', unit: '1' } as const;

  it('that stands there twice becomes one at the place that is meant', async () => {
    const plan = await opened();
    await plan.edit({ type: 'formula', name: 'npv', formula: 'lowest_cash * 0.5 + 0.5' });
    const { variables } = await plan.edit({ ...extract, name: 'npv', number: '0.5', at: 20 });
    expect(variables.find(({ name }) => name === 'npv')?.formula).toBe('lowest_cash * 0.5 + x');
  });

  it.each([
    ['7', 0],
    ['1.03', 0],
    ['03', 68],
  ])('%s at %d, where it does not stand, is refused', async (number, at) => {
    const plan = await opened();
    expect((await plan.fault({ ...extract, name: 'lifetime_value', number, at })).code).toBe('badRequest');
  });
});
