import { describe, expect, it } from 'vitest';
import { LARGEST_TOTAL, minorUnits } from '#shared/money.ts';
import { amountNow, type Fixture, firstPlan, newFixture, setOneCell } from './support.ts';

async function edit(fixture: Fixture, planId: string, amount: number) {
  const { revision } = fixture.store.plans.get(planId)!;
  const request = { planId, scenario: 'base', revision, edit: setOneCell(amount) };
  return fixture.value('allocation.edit', request);
}

async function changesOf(fixture: Fixture, planId: string) {
  return (await fixture.value('history.list', { planId, limit: 100 })).changes;
}

describe('an earlier state', () => {
  it('is restored as a change of its own, that can be undone', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await edit(fixture, planId, 1);
    await fixture.value('plans.rename', { planId, name: 'renamed' });
    await edit(fixture, planId, 3);
    const [, , first] = await changesOf(fixture, planId);
    const restored = await fixture.value('history.restore', { planId, changeId: first!.id });
    expect(restored).toMatchObject({
      revision: 4,
      history: { undo: { action: 'restore', args: { of: 'set', amount: 1, at: first!.at } }, redo: null },
    });
    expect(await amountNow(fixture, planId)).toBe(1);
    expect(fixture.store.plans.get(planId)?.name).toBe('small');
    expect(fixture.events).toContainEqual({ type: 'planChanged', planId, revision: 4 });
    await fixture.value('history.undo', { planId });
    expect(await amountNow(fixture, planId)).toBe(3);
    expect(fixture.store.plans.get(planId)?.name).toBe('renamed');
    await fixture.value('history.redo', { planId });
    expect(await amountNow(fixture, planId)).toBe(1);
  });

  it('comes back in the order in which things were done, also where the clock was set back by a day', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await edit(fixture, planId, 1);
    fixture.pass(-24 * 60);
    await edit(fixture, planId, 2);
    const changes = await changesOf(fixture, planId);
    expect(changes.slice(0, 2).map(({ args }) => args.amount)).toEqual([2, 1]);
    expect(changes[0]!.at < changes[1]!.at).toBe(true);
    await fixture.value('history.undo', { planId });
    expect(await amountNow(fixture, planId)).toBe(1);
    await fixture.value('history.restore', { planId, changeId: changes[0]!.id });
    expect(await amountNow(fixture, planId)).toBe(2);
  });

  it('can be one that was undone and written over', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await edit(fixture, planId, 1);
    await edit(fixture, planId, 2);
    await fixture.value('history.undo', { planId });
    await fixture.value('history.undo', { planId });
    await edit(fixture, planId, 3);
    const changes = await changesOf(fixture, planId);
    expect(changes.map(({ args, state, restorable }) => [args.amount, state, restorable])).toEqual([
      [3, 'done', false],
      [2, 'superseded', true],
      [1, 'superseded', true],
      [undefined, 'done', true],
    ]);
    await fixture.value('history.restore', { planId, changeId: changes[1]!.id });
    expect(await amountNow(fixture, planId)).toBe(2);
    const later = await fixture.restarted();
    await later.value('history.restore', { planId, changeId: changes[3]!.id });
    expect(await amountNow(later, planId)).toBe(0);
    await later.value('history.restore', { planId, changeId: changes[0]!.id });
    expect(await amountNow(later, planId)).toBe(3);
  });

  it('of a restored state is that state, and the present one is no change', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await edit(fixture, planId, 1);
    const [first, origin] = await changesOf(fixture, planId);
    await fixture.value('history.restore', { planId, changeId: origin!.id });
    const [back] = await changesOf(fixture, planId);
    await fixture.value('history.restore', { planId, changeId: first!.id });
    await fixture.value('history.restore', { planId, changeId: back!.id });
    const [again] = await changesOf(fixture, planId);
    expect(again).toMatchObject({ action: 'restore', args: { of: 'create', at: origin!.at } });
    expect(await amountNow(fixture, planId)).toBe(0);
    const same = await fixture.value('history.restore', { planId, changeId: again!.id });
    expect(same.revision).toBe(4);
    expect(await changesOf(fixture, planId)).toHaveLength(5);
  });

  it('of another plan, or of no change at all, is refused', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const other = await fixture.value('plans.duplicate', { planId, name: 'other' });
    const [elsewhere] = await changesOf(fixture, other.id);
    for (const changeId of [elsewhere!.id, 9999]) {
      expect(await fixture.fault('history.restore', { planId, changeId })).toMatchObject({
        code: 'changeNotRestorable',
      });
    }
    expect(fixture.store.plans.get(planId)?.revision).toBe(0);
  });
});

describe('a budget', () => {
  it('is set for one scenario, holds for those below, and can be taken away and undone', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const budget = async (scenario: string) => {
      const view = await fixture.value('allocation.get', { planId, scenario });
      return [view.budget, view.ownBudget];
    };
    const first = await fixture.value('allocation.budget', {
      planId,
      scenario: 'base',
      revision: 0,
      budget: minorUnits(777),
    });
    expect(first).toMatchObject({ revision: 1, budget: 777, ownBudget: true });
    expect(first.history.undo).toEqual({ action: 'budget', args: { amount: 777 } });
    expect(await budget('push')).toEqual([777, false]);
    const own = { planId, scenario: 'push', revision: 1, budget: minorUnits(5) };
    expect(await fixture.value('allocation.budget', own)).toMatchObject({ budget: 5, ownBudget: true });
    const none = { planId, scenario: 'base', revision: 2, budget: null };
    expect(await fixture.value('allocation.budget', none)).toMatchObject({ budget: null, ownBudget: false });
    const later = await fixture.restarted();
    await later.value('history.undo', { planId });
    await later.value('history.undo', { planId });
    expect(await later.value('allocation.get', { planId, scenario: 'push' })).toMatchObject({ budget: 777 });
    await later.value('history.undo', { planId });
    expect(await later.value('allocation.get', { planId, scenario: 'base' })).toMatchObject({
      budget: 100050,
    });
  });

  it('that is the one there, made on an old revision or no amount changes nothing', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const request = { planId, scenario: 'base', revision: 0, budget: minorUnits(100050) };
    expect(await fixture.value('allocation.budget', request)).toMatchObject({ revision: 0 });
    expect(await fixture.fault('allocation.budget', { ...request, revision: 1 })).toMatchObject({
      code: 'stalePlan',
    });
    expect(await fixture.fault('allocation.budget', { ...request, scenario: 'x' })).toMatchObject({
      code: 'scenarioNotFound',
    });
    for (const budget of [-1, 0.5, LARGEST_TOTAL + 1, Number.NaN]) {
      expect(await fixture.fault('allocation.budget', { ...request, budget })).toMatchObject({
        code: 'badRequest',
      });
    }
    expect(fixture.store.plans.get(planId)?.revision).toBe(0);
  });
});
