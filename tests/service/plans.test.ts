import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { emptyPlan } from '../../electron/service/empty-plan.ts';
import { readPlanValue } from '../../electron/service/read-plan.ts';
import { fileOf } from '../plan-file.ts';
import { samplePlan } from '../store/support.ts';
import { firstPlan, newFixture, smallPlan } from './support.ts';

describe('the first start', () => {
  it('makes the sample plan, once', async () => {
    const fixture = newFixture();
    const { plans, bin } = await fixture.value('plans.list', {});
    expect(plans).toMatchObject([{ name: 'small', currency: 'USD', scenarioCount: 2, headline: null }]);
    expect(bin).toEqual([]);
    await fixture.value('plans.delete', { planId: plans[0]!.id });
    const again = await (await fixture.restarted()).value('plans.list', {});
    expect(again).toMatchObject({ plans: [], bin: [{ name: 'small' }] });
  });

  it('takes the plan that ships with the app', async () => {
    const fixture = newFixture({ sample: samplePlan() });
    const view = await fixture.value('plans.get', { planId: await firstPlan(fixture) });
    expect(view.regions.map(({ id }) => id)).toEqual(['group', 'sea', 'latam', 'mena', 'eu', 'na']);
    expect(view.categories.flatMap(({ members }) => members)).toEqual(view.lines.map(({ id }) => id));
    expect(view.scenarios[0]).toMatchObject({ id: 'base', parent: null, budget: 2_880_000_000 });
    expect(view.outputs.filter(({ headline }) => headline).map(({ variable }) => variable)).toEqual(['npv']);
  });
});

describe('plans', () => {
  it('have their name in the languages of the document, until they are renamed', async () => {
    const translations = { 'zh-CN': { small: '小方案', other: 7 } };
    const fixture = newFixture({ sample: { ...smallPlan(), meta: { translations } } });
    const planId = await firstPlan(fixture);
    const label = { en: 'small', 'zh-CN': '小方案' };
    expect(await fixture.value('plans.get', { planId })).toMatchObject({ name: 'small', label });
    expect((await fixture.value('plans.list', {})).plans).toMatchObject([{ name: 'small', label }]);
    for (const name of ['other', 'renamed']) {
      const renamed = await fixture.value('plans.rename', { planId, name });
      expect(renamed.label).toBe(name);
      expect(renamed).not.toHaveProperty('translations');
    }
    const hostile = { ...smallPlan(), name: 'hostile', meta: { translations: ['zh-CN'] } };
    const text = JSON.stringify(hostile);
    expect(await fixture.value('import.plan', fileOf('x.json', text))).toMatchObject({
      plans: [{ label: 'hostile' }],
    });
    const odd = JSON.stringify({ ...hostile, name: 'odd', meta: 'translations' });
    expect(await fixture.value('import.plan', fileOf('x.json', odd))).toMatchObject({
      plans: [{ label: 'odd' }],
    });
  });

  it('are shown with members, categories, scenarios and outputs', async () => {
    const fixture = newFixture();
    const view = await fixture.value('plans.get', { planId: await firstPlan(fixture) });
    expect(view).toMatchObject({
      name: 'small',
      decimals: 2,
      revision: 0,
      calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 3 },
      regions: [{ id: 'sea', label: 'sea', attributes: { type: 'market' } }, { id: 'eu' }],
      categories: [
        { id: 'marketing', members: ['brand'] },
        { id: '', label: { en: 'Other', 'zh-CN': '其他' }, members: ['tax'] },
      ],
      scenarios: [
        { id: 'base', parent: null, budget: 100050 },
        { id: 'push', parent: 'base', budget: 100050, label: 'push' },
      ],
      outputs: [
        { variable: 'reach', over: [], target: 100, better: 'higher', headline: true, format: 'number' },
        { variable: 'customers', over: ['period'], target: null, better: null, headline: false },
      ],
      history: { undo: null, redo: null },
    });
  });

  it('are made from the sample and from nothing, under names of their own', async () => {
    const fixture = newFixture();
    const again = await fixture.value('plans.create', { from: 'sample', locale: 'en' });
    expect(again.name).toBe('small (2)');
    const chinese = await fixture.value('plans.create', { from: 'empty', locale: 'zh-CN' });
    expect(chinese).toMatchObject({ name: '新方案', scenarioCount: 1 });
    const named = await fixture.value('plans.create', { from: 'empty', name: '  My\nplan ', locale: 'en' });
    expect(named.name).toBe('My plan');
    expect(fixture.events).toEqual([
      { type: 'plansChanged' },
      { type: 'plansChanged' },
      { type: 'plansChanged' },
    ]);
  });

  it('come in as documents and go out as the same', async () => {
    const fixture = newFixture();
    const document = { ...smallPlan(), name: 'imported', meta: { kept: [1, null] } };
    const { plans } = await fixture.value('import.plan', fileOf('x.json', JSON.stringify(document)));
    const offer = await fixture.value('export.plan', { planId: plans[0]!.id });
    const file = fixture.service.offeredFile(offer.token);
    expect(offer).toMatchObject({ name: 'imported.json', size: file?.bytes.byteLength });
    expect(canonicalJson(JSON.parse(new TextDecoder().decode(file?.bytes)))).toBe(canonicalJson(document));
  });

  it('say every problem of a document that is refused', async () => {
    const broken = { ...smallPlan(), currency: 'ABC', discountRate: 'high' };
    const error = await newFixture().fault('import.plan', fileOf('x.json', JSON.stringify(broken)));
    expect(error.problems?.map(({ path }) => path).sort()).toEqual(['currency', 'discountRate']);
    expect(error.args.count).toBe(2);
  });

  it('are copied whole, without history', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await fixture.value('plans.rename', { planId, name: 'first' });
    const copy = await fixture.value('plans.duplicate', { planId, name: 'second' });
    const { document } = fixture.store.plans.document(copy.id)!;
    expect(document).toEqual({ ...smallPlan(), name: 'second' });
    expect(await fixture.fault('history.undo', { planId: copy.id })).toMatchObject({ code: 'nothingToUndo' });
  });

  it('are renamed in a way that can be undone', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await fixture.value('plans.create', { from: 'empty', name: 'taken', locale: 'en' });
    expect((await fixture.value('plans.rename', { planId, name: 'taken' })).name).toBe('taken (2)');
    expect((await fixture.value('plans.rename', { planId, name: 'taken (2)' })).name).toBe('taken (2)');
    await fixture.value('history.undo', { planId });
    expect((await fixture.value('plans.get', { planId })).name).toBe('small');
    expect(await fixture.fault('history.undo', { planId })).toMatchObject({ code: 'nothingToUndo' });
  });

  it('never come to have one name between two, neither by steps through the history nor out of the bin', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await fixture.value('plans.rename', { planId, name: 'renamed' });
    const other = await fixture.value('plans.duplicate', { planId, name: 'small' });
    expect(other.name).toBe('small');
    const [, began] = (await fixture.value('history.list', { planId, limit: 10 })).changes;
    for (const refused of [
      await fixture.fault('history.undo', { planId }),
      await fixture.fault('history.restore', { planId, changeId: began!.id }),
    ]) {
      expect(refused).toEqual({ code: 'nameTaken', args: { name: 'small' } });
    }
    expect(fixture.store.plans.get(planId)).toMatchObject({ name: 'renamed', revision: 1 });
    await fixture.value('plans.delete', { planId: other.id });
    await fixture.value('history.undo', { planId });
    const back = await fixture.value('plans.restore', { planId: other.id });
    expect(back.name).toBe('small (2)');
    await fixture.value('history.redo', { planId });
    expect(await fixture.value('history.undo', { planId: other.id })).toMatchObject({ revision: 2 });
  });

  it('go to the bin, where nothing can be done to them, and come back', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await fixture.value('plans.delete', { planId });
    expect((await fixture.value('plans.list', {})).bin).toMatchObject([{ id: planId }]);
    expect(await fixture.fault('plans.get', { planId })).toMatchObject({ code: 'planNotFound' });
    expect(await fixture.fault('plans.delete', { planId })).toMatchObject({ code: 'planNotFound' });
    expect(await fixture.value('plans.restore', { planId })).toMatchObject({ id: planId, deletedAt: null });
    expect((await fixture.value('plans.get', { planId })).name).toBe('small');
  });
});

describe('an empty plan', () => {
  it.each(['en', 'zh-CN'] as const)('is valid and labelled in both languages (%s)', (locale) => {
    const document = emptyPlan(locale, 2026);
    expect(readPlanValue(document)).toMatchObject({ ok: true });
    const labels = document.dimensions.flatMap(({ label, members, groups = [] }) => [
      label,
      ...members.map((m) => m.label),
      ...groups.map((g) => g.label),
    ]);
    for (const label of labels) expect(Object.keys(label ?? {})).toEqual(['en', 'zh-CN']);
  });
});

describe('settings', () => {
  it('are kept over a restart, and replaced where they make no sense', async () => {
    const fixture = newFixture();
    expect(await fixture.value('settings.get', {})).toEqual({ theme: 'auto', locale: null });
    await fixture.value('settings.set', { theme: 'dark', locale: 'zh-CN' });
    const later = await fixture.restarted();
    expect(await later.value('settings.get', {})).toEqual({ theme: 'dark', locale: 'zh-CN' });
    later.store.settings.set('window', { theme: 'neon' });
    expect(await later.value('settings.get', {})).toEqual({ theme: 'auto', locale: null });
  });
});
