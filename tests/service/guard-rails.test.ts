import { describe, expect, it } from 'vitest';
import type { RequestOf } from '#shared/contract.ts';
import { fileOf } from '../plan-file.ts';
import { type Fixture, firstPlan, newFixture, smallPlan } from './support.ts';

type LimitChange = RequestOf<'limits.edit'>['change'];

async function opened(sample = smallPlan()) {
  const fixture = newFixture({ sample });
  return { fixture, planId: await firstPlan(fixture) };
}

function now(fixture: Fixture, planId: string, scenario = 'base') {
  const revision = fixture.store.plans.get(planId)?.revision ?? 0;
  return { planId, scenario, revision };
}

const FLOOR = {
  label: 'Brand floor',
  at: { line: 'brand' },
  min: 100.005,
  of: 'amount',
  each: 'period',
} as const;

function document(fixture: Fixture, planId: string) {
  const found = fixture.store.plans.document(planId)?.document;
  if (!found) throw new Error('no such plan');
  return found;
}

describe('limits', () => {
  it('are added, changed and removed for a scenario or the whole plan, and each is a change to undo', async () => {
    const { fixture, planId } = await opened();
    const edit = (owner: string | null, change: LimitChange, scenario = 'base') =>
      fixture.value('limits.edit', { ...now(fixture, planId, scenario), owner, change });
    await edit(null, { type: 'add', limit: FLOOR });
    await edit('push', { type: 'add', limit: { of: 'share', each: 'plan', max: 0.5, from: 1 } }, 'push');
    const { limits } = await fixture.value('allocation.get', { planId, scenario: 'push' });
    expect(limits).toMatchObject([
      { id: 'plan/0', owner: null, min: 10_001, max: null, lines: ['brand'], from: 0, to: 2 },
      { id: 'scenario/push/0', owner: 'push', max: 0.5, of: 'share', from: 1, to: 2 },
    ]);
    // The parent does not see its child's limits.
    expect((await fixture.value('allocation.get', { planId, scenario: 'base' })).limits).toHaveLength(1);
    await edit(null, { type: 'change', position: 0, limit: { ...FLOOR, min: 7 } });
    expect(document(fixture, planId).limits).toEqual([{ ...FLOOR, min: 7 }]);
    const { history } = await edit(null, { type: 'remove', position: 0 });
    expect(history.undo).toEqual({
      action: 'limitRemove',
      args: { regions: 2, lines: 1, line: 'brand', from: 0, to: 2 },
    });
    expect('limits' in document(fixture, planId)).toBe(false);
    await fixture.value('history.undo', { planId });
    expect(document(fixture, planId).limits).toEqual([{ ...FLOOR, min: 7 }]);
    await fixture.value('history.undo', { planId });
    await fixture.value('history.undo', { planId });
    expect(document(fixture, planId).scenarios[1]?.limits).toBeUndefined();
    const again = await fixture.restarted();
    await again.value('history.redo', { planId });
    expect(document(again, planId).scenarios[1]?.limits).toHaveLength(1);
    expect(document(again, planId).limits).toEqual([FLOOR]);
  });

  it('keep the notes and sources that they have', async () => {
    const kept = { note: 'law', source: 'statute', meta: [1] };
    const sample = { ...smallPlan(), limits: [{ ...FLOOR, ...kept }] };
    const { fixture, planId } = await opened(sample);
    const change = {
      type: 'change' as const,
      position: 0,
      limit: { of: 'amount' as const, each: 'plan' as const, max: 9 },
    };
    await fixture.value('limits.edit', { ...now(fixture, planId), owner: null, change });
    expect(document(fixture, planId).limits).toEqual([{ ...kept, of: 'amount', each: 'plan', max: 9 }]);
  });

  it.each([
    ['min above max', { of: 'amount', each: 'plan', min: 2, max: 1 }],
    ['a share above one', { of: 'share', each: 'plan', max: 2 }],
    ['an unknown place', { of: 'amount', each: 'plan', at: { region: 'mars' } }],
    ['an unknown group', { of: 'amount', each: 'plan', at: { line: 'line.none' } }],
    ['a period beyond the plan', { of: 'amount', each: 'plan', to: 3 }],
  ] as const)('are refused with %s, and nothing is changed', async (_what, limit) => {
    const { fixture, planId } = await opened();
    const request = { ...now(fixture, planId), owner: null, change: { type: 'add' as const, limit } };
    expect((await fixture.fault('limits.edit', request)).code).toBe('invalidPlan');
    expect(fixture.store.plans.get(planId)?.revision).toBe(0);
  });
});

describe('notes', () => {
  const at = { region: 'sea', line: 'brand' };

  it('are written, changed and taken away, seen by children, and go with the document', async () => {
    const { fixture, planId } = await opened();
    const write = (text: string, more = {}) =>
      fixture.value('notes.set', { ...now(fixture, planId), at, from: 1, to: 1, text, ...more });
    const first = await write('  agreed with sales\n');
    expect(first.notes).toMatchObject([{ at, from: 1, to: 1, text: 'agreed with sales', by: 'tester' }]);
    expect(first.history.undo?.args).toMatchObject({
      region: 'sea',
      line: 'brand',
      from: 1,
      text: 'agreed with sales',
    });
    await write('whole row', { at: { category: 'marketing' }, from: 0, to: 2 });
    const { notes } = await fixture.value('allocation.get', { planId, scenario: 'push' });
    expect(notes.map(({ text, inheritedFrom }) => [text, inheritedFrom])).toEqual([
      ['agreed with sales', 'base'],
      ['whole row', 'base'],
    ]);
    const own = await write('not here', { scenario: 'push', revision: now(fixture, planId).revision });
    expect(own.notes.find(({ from }) => from === 1)).toMatchObject({ text: 'not here', inheritedFrom: null });
    // What leaves as a document comes back with its notes.
    const text = JSON.stringify(document(fixture, planId));
    const { plans } = await fixture.value('import.plan', fileOf('copy.json', text));
    const copied = await fixture.value('allocation.get', { planId: plans[0]!.id, scenario: 'base' });
    expect(copied.notes).toHaveLength(2);
    await write('');
    await write('', { at: { category: 'marketing' }, from: 0, to: 2 });
    expect(document(fixture, planId).scenarios[0]?.meta).toBeUndefined();
    for (let step = 0; step < 3; step += 1) await fixture.value('history.undo', { planId });
    expect((await fixture.value('allocation.get', { planId, scenario: 'base' })).notes).toHaveLength(2);
  });

  it('leave other meta data alone, and say where there is no place for them', async () => {
    const sample = smallPlan();
    sample.scenarios[0]!.meta = { by: 'finance', notes: ['not ours', { at, from: 0, to: 0, text: 'old' }] };
    sample.scenarios[1]!.meta = 'text';
    const { fixture, planId } = await opened(sample);
    const note = { at, from: 0, to: 0, text: 'new' };
    await fixture.value('notes.set', { ...now(fixture, planId), ...note });
    expect(document(fixture, planId).scenarios[0]?.meta).toMatchObject({
      by: 'finance',
      notes: ['not ours', { at, text: 'new' }],
    });
    const fault = await fixture.fault('notes.set', { ...now(fixture, planId, 'push'), ...note });
    expect(fault.code).toBe('noteHasNoPlace');
    const nowhere = { ...now(fixture, planId), ...note, at: { region: 'mars' } };
    expect((await fixture.fault('notes.set', nowhere)).code).toBe('badRequest');
  });
});
