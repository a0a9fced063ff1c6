import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { OverrideDefinition, PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import { type ModelPatch, reversedModelPatch, withModelPatch } from '#shared/plan/model-patch.ts';
import type { Store } from '../../electron/store/store.ts';
import { LATER, ORIGIN, openAt, restart, smallPlan, temporaryPath } from './support.ts';

const [, CAC] = smallPlan().variables as [VariableDefinition, VariableDefinition];
const DEARER = { ...CAC, value: 3 } as VariableDefinition;
const OWN: OverrideDefinition[] = [{ variable: 'cac', at: { region: 'sea' }, multiply: 1.2, note: 'dearer' }];

const PATCHES: [what: string, patch: ModelPatch][] = [
  ['a variable that is changed', { type: 'variable', position: 1, before: CAC, after: DEARER }],
  [
    'a variable that is added',
    { type: 'variable', position: 2, before: null, after: { ...CAC, name: 'more' } },
  ],
  ['a variable that is taken out', { type: 'variable', position: 1, before: CAC, after: null }],
  [
    'the first correlations',
    { type: 'correlations', before: null, after: [{ between: ['cac[sea]', 'cac[eu]'], rank: 0.5 }] },
  ],
  ['outputs', { type: 'outputs', before: smallPlan().outputs, after: [{ variable: 'reach' }] }],
  ['the last override taken out', { type: 'overrides', scenario: 'base', before: OWN, after: null }],
  [
    'the first override of a scenario',
    { type: 'overrides', scenario: 'push', before: null, after: [{ variable: 'cac', add: 1 }] },
  ],
  [
    'one more override',
    { type: 'overrides', scenario: 'base', before: OWN, after: [...OWN, { variable: 'cac', add: 1 }] },
  ],
];

const textOf = (store: Store) => canonicalJson(store.plans.document('p')?.document);

describe('changes of the model', () => {
  it.each(PATCHES)('%s: done, undone, redone and kept over a restart', (_what, patch) => {
    const path = temporaryPath();
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    const before = textOf(store);
    const change = {
      at: LATER,
      actor: 'test',
      scenario: null,
      action: 'assumption' as const,
      args: {},
      patch,
    };
    expect(store.history.record('p', 0, change)).toBe(1);
    const after = textOf(store);
    expect(after).toBe(canonicalJson(withModelPatch(smallPlan(), patch)));
    expect(after).not.toBe(before);
    expect(store.history.undo('p', LATER)).toMatchObject({ revision: 2 });
    expect(textOf(store)).toBe(before);
    const again = restart(store, path);
    expect(textOf(again)).toBe(before);
    expect(again.history.redo('p', LATER)).toMatchObject({ revision: 3 });
    expect(textOf(again)).toBe(after);
  });

  it('taken back after any of them, the document is what it was', () => {
    const patches = PATCHES.map(([, patch]) => patch);
    fc.assert(
      fc.property(fc.constantFrom(...patches), (patch) => {
        const plan: PlanDocument = smallPlan();
        const there = withModelPatch(plan, patch);
        expect(canonicalJson(withModelPatch(there, reversedModelPatch(patch)))).toBe(canonicalJson(plan));
        expect(plan).toEqual(smallPlan());
      }),
    );
  });
});
