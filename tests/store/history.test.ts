import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { Patch } from '../../electron/store/changes.ts';
import type { Store } from '../../electron/store/store.ts';
import { AT, LATER, ORIGIN, openAt, restart, smallPlan, temporaryPath } from './support.ts';

const amounts = (...values: number[]) => values.map(minorUnits);
const RENAME: Patch = { type: 'name', before: 'small', after: 'renamed' };
const EDIT: Patch = {
  type: 'spend',
  scenario: 'base',
  rows: [
    { region: 'sea', line: 'brand', before: amounts(10000, 20025, 30000), after: amounts(1, 20025, 3) },
    { region: 'eu', line: 'brand', before: null, after: amounts(4, 5, 6) },
  ],
};
const BUDGET: Patch = { type: 'budget', scenario: 'push', before: null, after: minorUnits(99) };
const BOTH: Patch = {
  type: 'several',
  patches: [
    { type: 'budget', scenario: 'base', before: minorUnits(100050), after: null },
    { type: 'name', before: 'renamed', after: 'twice' },
    { type: 'name', before: 'twice', after: 'thrice' },
  ],
};
const LOCK: Patch = { type: 'locks', scenario: 'push', before: null, after: [{ at: { region: 'sea' } }] };

function record(store: Store, revision: number, patch: Patch): number | 'stale' {
  const action = patch.type === 'name' ? 'rename' : patch.type === 'locks' ? 'lock' : 'set';
  const args = { revision };
  return store.history.record('p', revision, {
    at: LATER,
    actor: 'test',
    scenario: 'base',
    action,
    args,
    patch,
  });
}

function textOf(store: Store): string {
  return canonicalJson(store.plans.document('p')?.document);
}

describe('the history of a plan', () => {
  it('makes changes with the plan’s next revision', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    expect(record(store, 0, EDIT)).toBe(1);
    const spend = store.plans.document('p')?.document.scenarios[0]?.spend;
    expect(spend).toEqual([
      { region: 'sea', line: 'brand', amounts: [0.01, 200.25, 0.03], note: 'signed', source: 'contract' },
      { region: 'eu', line: 'tax', amounts: [10, 0, 0.01], meta: { by: ['x'] } },
      { region: 'eu', line: 'brand', amounts: [0.04, 0.05, 0.06] },
    ]);
    expect(store.plans.get('p')).toMatchObject({ revision: 1, createdAt: AT, changedAt: LATER });
  });

  it('is listed page by page, the newest first', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    for (const [revision, patch] of [EDIT, RENAME, LOCK].entries()) record(store, revision, patch);
    const all = store.history.list('p', 10).map(({ id }) => id);
    expect(all).toHaveLength(4);
    const pages = [store.history.list('p', 3), store.history.list('p', 3, all[2])];
    expect(pages.map((page) => page.map(({ id }) => id))).toEqual([all.slice(0, 3), all.slice(3)]);
  });

  it('refuses a change on an older revision and changes nothing', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    record(store, 0, EDIT);
    const before = textOf(store);
    expect(record(store, 0, RENAME)).toBe('stale');
    expect(record(store, 2, RENAME)).toBe('stale');
    expect(textOf(store)).toBe(before);
    expect(store.history.list('p', 10)).toHaveLength(2);
  });

  it('goes back and forth through every kind of change, also over restarts', () => {
    const path = temporaryPath();
    let store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    const states = [textOf(store)];
    for (const [revision, patch] of [EDIT, RENAME, LOCK, BUDGET, BOTH].entries()) {
      record(store, revision, patch);
      states.push(textOf(store));
    }
    expect(new Set(states).size).toBe(6);
    for (const state of states.slice(0, -1).toReversed()) {
      store = restart(store, path);
      store.history.undo('p', LATER);
      expect(textOf(store)).toBe(state);
    }
    expect(store.history.undo('p', LATER)).toBeNull();
    for (const state of states.slice(1)) {
      store = restart(store, path);
      store.history.redo('p', LATER);
      expect(textOf(store)).toBe(state);
    }
    expect(store.history.redo('p', LATER)).toBeNull();
    expect(store.plans.get('p')?.revision).toBe(15);
  });

  it('keeps undone changes in the list once a new one takes their place', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    record(store, 0, EDIT);
    record(store, 1, RENAME);
    store.history.undo('p', LATER);
    store.history.undo('p', LATER);
    expect(store.history.state('p')).toEqual({ undo: null, redo: { action: 'set', args: { revision: 0 } } });
    record(store, 4, LOCK);
    expect(store.history.state('p')).toEqual({ undo: { action: 'lock', args: { revision: 4 } }, redo: null });
    expect(store.history.list('p', 10).map(({ action, state }) => [action, state])).toEqual([
      ['lock', 'done'],
      ['rename', 'superseded'],
      ['set', 'superseded'],
      ['create', 'done'],
    ]);
    expect(store.history.list('p', 1).map(({ action }) => action)).toEqual(['lock']);
  });

  it('finds no way to a change whose base is not known, and says so', () => {
    const path = temporaryPath();
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    record(store, 0, EDIT);
    record(store, 1, RENAME);
    store.history.undo('p', LATER);
    record(store, 3, LOCK);
    const db = new Database(path);
    db.exec("UPDATE changes SET base = NULL WHERE state = 'superseded'");
    db.close();
    const [, lost] = store.history.list('p', 10);
    expect(lost).toMatchObject({ action: 'rename', state: 'superseded', restorable: false });
    expect(store.history.path('p', lost!.id)).toBeNull();
  });

  it('is each plan’s own', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    store.plans.insert('q', smallPlan(), ORIGIN);
    record(store, 0, EDIT);
    expect(store.history.undo('q', LATER)).toBeNull();
    expect(store.plans.get('q')?.revision).toBe(0);
  });

  it('lets only one of two processes change the same revision', () => {
    const path = temporaryPath();
    const first = openAt(path);
    const second = openAt(path);
    first.plans.insert('p', smallPlan(), ORIGIN);
    expect(record(second, 0, EDIT)).toBe(1);
    expect(record(first, 0, RENAME)).toBe('stale');
    expect(record(first, 1, RENAME)).toBe(2);
    expect(textOf(first)).toBe(textOf(second));
  });
});
