import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { documentFromStore, storeFromDocument } from '../../electron/service/convert.ts';
import { ORIGIN, openAt, samplePlan, smallPlan, temporaryPath } from '../store/support.ts';

describe('converting', () => {
  it('makes a store of a document, and the same document of the store', () => {
    const path = temporaryPath();
    expect(storeFromDocument(path, samplePlan(), null)).toEqual({ ok: true, value: null });
    const document = documentFromStore(openAt(path));
    expect(document.ok && canonicalJson(document.value)).toBe(canonicalJson(samplePlan()));
  });

  it('finds a plan by its name, and says which there are', () => {
    const store = openAt(temporaryPath());
    expect(documentFromStore(store)).toMatchObject({ faults: [{ code: 'storeEmpty' }] });
    store.plans.insert('a', { ...smallPlan(), name: 'A' }, ORIGIN);
    store.plans.insert('b', { ...smallPlan(), name: 'B' }, ORIGIN);
    store.plans.insert('c', { ...smallPlan(), name: 'C' }, ORIGIN);
    store.plans.setDeleted('c', ORIGIN.at);
    expect(documentFromStore(store, 'B')).toMatchObject({ value: { name: 'B' } });
    const known = '"A", "B"';
    expect(documentFromStore(store)).toMatchObject({ faults: [{ code: 'planNameNeeded', args: { known } }] });
    expect(documentFromStore(store, 'C')).toMatchObject({
      faults: [{ code: 'planNameUnknown', args: { name: 'C', known } }],
    });
  });

  it('does not write into what is no store', () => {
    const path = temporaryPath();
    writeFileSync(path, 'notes');
    expect(storeFromDocument(path, smallPlan(), null)).toMatchObject({ faults: [{ code: 'storeForeign' }] });
  });
});
