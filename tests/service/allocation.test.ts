import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/allocation/edit.ts';
import { allocationOf } from '#shared/allocation/from-plan.ts';
import { lockDefinitionsAfter } from '#shared/allocation/lock-definitions.ts';
import type { AllocationEdit, RowChange } from '#shared/allocation/types.ts';
import { minorUnits, toMain } from '#shared/money.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { indexPlan } from '#shared/plan/index.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { WORDS } from '../shared/allocation/support.ts';
import { firstPlan, newFixture, smallPlan } from './support.ts';

function set(region: string, line: string, period: number, amount: number): AllocationEdit {
  return { type: 'set', cells: [{ region, line, period, amount: minorUnits(amount) }] };
}

describe('an allocation', () => {
  it('shows every pair, with what is inherited and what is locked', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const view = await fixture.value('allocation.get', { planId, scenario: 'push' });
    expect(view.rows).toEqual([
      { region: 'sea', line: 'brand', amounts: [15000, 25000, 35000], own: true },
      { region: 'sea', line: 'tax', amounts: [0, 0, 0], own: false },
      { region: 'eu', line: 'brand', amounts: [0, 0, 0], own: false },
      { region: 'eu', line: 'tax', amounts: [1000, 0, 1], own: false },
    ]);
    expect(view.locks).toEqual([
      { regions: ['eu'], lines: ['brand', 'tax'], from: 0, to: 0, inherited: true },
    ]);
    expect(view).toMatchObject({ scenario: 'push', revision: 0, budget: 100050 });
  });

  it('is edited one revision after the other, on disk before the answer', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const edit = set('eu', 'brand', 1, 777);
    const view = await fixture.value('allocation.edit', { planId, scenario: 'base', revision: 0, edit });
    expect(view.revision).toBe(1);
    expect(view.rows).toEqual([{ region: 'eu', line: 'brand', amounts: [0, 777, 0], own: true }]);
    expect(view.history.undo).toEqual({
      action: 'set',
      args: { regions: 1, region: 'eu', lines: 1, line: 'brand', from: 1, to: 1, cells: 1, amount: 777 },
    });
    expect(fixture.events).toEqual([{ type: 'planChanged', planId, revision: 1 }]);
    const later = await fixture.restarted();
    const stored = await later.value('allocation.get', { planId, scenario: 'base' });
    expect(stored).toMatchObject({ revision: 1, history: view.history });
    expect(stored.rows[2]).toEqual(view.rows[0]);
    const stale = { planId, scenario: 'base', revision: 0, edit };
    expect(await later.fault('allocation.edit', stale)).toMatchObject({ code: 'stalePlan' });
  });

  it('locks several blocks in one step of the history', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const blocks = [
      { regions: ['sea'], lines: ['brand'], periods: [0, 1] },
      { regions: ['eu'], lines: ['brand', 'tax'], periods: [1] },
    ];
    const edit: AllocationEdit = { type: 'lock', blocks: [...blocks, blocks[0]!] };
    const view = await fixture.value('allocation.edit', { planId, scenario: 'push', revision: 0, edit });
    expect(view.locks?.filter(({ inherited }) => !inherited)).toHaveLength(2);
    expect(view.history.undo).toEqual({
      action: 'lock',
      args: { regions: 2, lines: 2, from: 0, to: 1, cells: 4 },
    });
    await fixture.value('history.undo', { planId });
    const before = await fixture.value('allocation.get', { planId, scenario: 'push' });
    expect(before.locks.every(({ inherited }) => inherited)).toBe(true);
  });

  it('takes an edit that changes nothing without a trace', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const same = set('eu', 'tax', 0, 1000);
    const view = await fixture.value('allocation.edit', {
      planId,
      scenario: 'base',
      revision: 0,
      edit: same,
    });
    expect(view).toEqual({ revision: 0, rows: [], locks: null, history: { undo: null, redo: null } });
    expect(fixture.events).toEqual([]);
  });

  it('says in the chosen language why an edit was refused', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await fixture.value('settings.set', { theme: 'auto', locale: 'zh-CN' });
    const request = { planId, scenario: 'push', revision: 0, edit: set('eu', 'tax', 0, 5) };
    const error = await fixture.fault('allocation.edit', request);
    expect(error.refusal).toEqual({ code: 'lockedCells', args: { places: 'eu › tax (2026年第1季度)' } });
    expect(error.args.reason).toMatch(/已锁定/);
  });

  it('is seen anew by a service whose file another process has changed', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await fixture.value('allocation.get', { planId, scenario: 'base' });
    const rows: RowChange[] = [
      { region: 'eu', line: 'brand', before: null, after: [1, 2, 3].map(minorUnits) },
    ];
    fixture.store.history.record(planId, 0, {
      at: '2026-03-01T00:00:00.000Z',
      actor: 'another',
      scenario: 'base',
      action: 'set',
      args: {},
      patch: { type: 'spend', scenario: 'base', rows },
    });
    const view = await fixture.value('allocation.get', { planId, scenario: 'base' });
    expect(view.rows[2]?.amounts).toEqual([1, 2, 3]);
    expect(view.revision).toBe(1);
  });
});

/** The document after an edit, by the rules of the plan format and nothing of the store. */
function documentAfter(document: PlanDocument, scenario: string, edit: AllocationEdit): PlanDocument | null {
  const index = indexPlan(document);
  const outcome = applyEdit(allocationOf(index, resolveScenario(document, scenario)), edit, WORDS);
  if (!outcome.ok || (outcome.value.changes.length === 0 && !outcome.value.locksChanged)) return null;
  const next = structuredClone(document);
  const target = next.scenarios.find(({ id }) => id === scenario)!;
  if (edit.type === 'lock' || edit.type === 'unlock') {
    target.locks = [...lockDefinitionsAfter(index, target.locks ?? [], edit)];
    return next;
  }
  for (const { region, line, after } of outcome.value.changes) {
    const amounts = (after ?? []).map((amount) => toMain(amount, 2));
    target.spend ??= [];
    const row = target.spend.find((candidate) => candidate.region === region && candidate.line === line);
    if (row) row.amounts = amounts;
    else target.spend.push({ region, line, amounts });
  }
  return next;
}

const blocks = fc.record({
  regions: fc.subarray(['sea', 'eu'], { minLength: 1 }),
  lines: fc.subarray(['brand', 'tax'], { minLength: 1 }),
  periods: fc.subarray([0, 1, 2], { minLength: 1 }),
});
const someBlocks = fc.array(blocks, { minLength: 1, maxLength: 3 });
const amounts = fc.nat(100_000).map(minorUnits);
const edits: fc.Arbitrary<AllocationEdit> = fc.oneof(
  fc
    .tuple(fc.constantFrom('sea', 'eu'), fc.constantFrom('brand', 'tax'), fc.nat(2), fc.nat(100_000))
    .map((args) => set(...args)),
  fc.record({ type: fc.constant('spread' as const), block: blocks, amount: amounts }),
  fc.record({
    type: fc.constant('scale' as const),
    block: blocks,
    factor: fc.constantFrom(0, 0.5, 1, 1.1, 3),
  }),
  fc.record({ type: fc.constant('lock' as const), blocks: someBlocks }),
  fc.record({ type: fc.constant('unlock' as const), blocks: someBlocks }),
);
const steps = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        type: fc.constant('edit' as const),
        scenario: fc.constantFrom('base', 'push'),
        edit: edits,
      }),
    },
    { weight: 3, arbitrary: fc.record({ type: fc.constant('undo' as const) }) },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('redo' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        type: fc.constant('budget' as const),
        scenario: fc.constantFrom('base', 'push'),
        budget: fc.option(amounts),
      }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constant('restore' as const), back: fc.nat(12) }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('restart' as const) }) },
  ),
  { minLength: 5, maxLength: 25 },
);

/** The document with another budget of the scenario's own; null where it has that one already. */
function documentWithBudget(document: PlanDocument, id: string, budget: number | null): PlanDocument | null {
  const next = structuredClone(document);
  const scenario = next.scenarios.find((each) => each.id === id)!;
  if (budget === null) delete scenario.budget;
  else scenario.budget = budget / 100;
  return canonicalJson(next) === canonicalJson(document) ? null : next;
}

describe('edits, undo, redo, restored states and restarts in any order', () => {
  it('leave the plan as a list of documents with a pointer would', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (sequence) => {
        let fixture = newFixture();
        const planId = await firstPlan(fixture);
        let states = [smallPlan()];
        let at = 0;
        // What the plan was after each change of its history.
        const begun = await fixture.value('history.list', { planId, limit: 1 });
        const after = new Map([[begun.changes[0]!.id, smallPlan()]]);
        const advance = (next: PlanDocument) => {
          states = [...states.slice(0, at + 1), next];
          at += 1;
        };
        for (const step of sequence) {
          const { revision } = fixture.store.plans.get(planId)!;
          if (step.type === 'restart') {
            fixture = await fixture.restarted();
          } else if (step.type === 'edit') {
            const { scenario, edit } = step;
            const next = documentAfter(states[at]!, scenario, edit);
            await fixture.call('allocation.edit', { planId, scenario, revision, edit });
            if (next !== null) advance(next);
          } else if (step.type === 'budget') {
            const { scenario, budget } = step;
            const next = documentWithBudget(states[at]!, scenario, budget);
            await fixture.value('allocation.budget', { planId, scenario, revision, budget });
            if (next !== null) advance(next);
          } else if (step.type === 'restore') {
            const { changes } = await fixture.value('history.list', { planId, limit: 1000 });
            const target = changes[Math.min(step.back, changes.length - 1)]!;
            await fixture.value('history.restore', { planId, changeId: target.id });
            if (target.restorable) advance(after.get(target.id)!);
            else expect(canonicalJson(after.get(target.id))).toBe(canonicalJson(states[at]));
          } else {
            const reply = await fixture.call(`history.${step.type}`, { planId });
            const target = step.type === 'undo' ? at - 1 : at + 1;
            expect(reply.ok).toBe(states[target] !== undefined);
            if (reply.ok) at = target;
          }
          const wanted = states[at]!;
          const { changes } = await fixture.value('history.list', { planId, limit: 1000 });
          for (const { id } of changes) if (!after.has(id)) after.set(id, wanted);
          expect(canonicalJson(fixture.store.plans.document(planId)?.document)).toBe(canonicalJson(wanted));
          const shown = await fixture.value('allocation.get', { planId, scenario: 'push' });
          const { rows, locks } = allocationOf(indexPlan(wanted), resolveScenario(wanted, 'push'));
          expect(shown).toMatchObject({ rows, locks });
        }
      }),
      { numRuns: 50 },
    );
  });
});
