import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_TOTAL } from '#shared/money.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { OverrideDefinition, PlanDocument, SpendRow } from '#shared/plan/document.ts';
import { ORIGIN, openAt, samplePlan, smallPlan, temporaryPath } from './support.ts';

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const label = fc.oneof(text, fc.record({ en: text, 'zh-CN': text }));
const meta = fc.jsonValue({ maxDepth: 2 });
const cents = fc.integer({ min: 0, max: LARGEST_TOTAL }).map((minor) => minor / 100);

const row = fc.record(
  { amounts: fc.tuple(cents, cents, cents), note: label, source: text, meta },
  { requiredKeys: ['amounts'] },
);
const override: fc.Arbitrary<OverrideDefinition> = fc.record(
  {
    variable: fc.constant('cac'),
    multiply: fc.double({ noNaN: true, noDefaultInfinity: true }),
    note: label,
    meta,
  },
  { requiredKeys: ['variable', 'multiply'] },
);

/** The small plan with its scenarios, name and notes made up anew: present, absent and empty lists of everything. */
const plan: fc.Arbitrary<PlanDocument> = fc
  .record({
    name: text.filter((name) => name !== ''),
    rows: fc.array(row, { maxLength: 4 }),
    optional: fc.record(
      {
        overrides: fc.array(override, { maxLength: 3 }),
        locks: fc.array(fc.record({ note: label, meta }, { requiredKeys: [] }), { maxLength: 2 }),
        label,
        note: label,
        budget: cents,
        discountRate: fc.constantFrom(0, 0.1, 1e-9),
        meta,
      },
      { requiredKeys: [] },
    ),
    bare: fc.boolean(),
    top: fc.record({ note: label, meta, label }, { requiredKeys: [] }),
  })
  .map(({ name, rows, optional, bare, top }) => {
    const pairs = ['sea', 'eu'].flatMap((region) => ['brand', 'tax'].map((line) => ({ region, line })));
    const spend: SpendRow[] = rows.map((made, position) => ({ ...pairs[position]!, ...made }));
    const child = { id: 'push', parent: 'base', ...(bare ? {} : { spend: [], overrides: [], locks: [] }) };
    const scenarios = [child, { id: 'base', ...optional, ...(bare && spend.length === 0 ? {} : { spend }) }];
    return { ...smallPlan(), ...top, name, scenarios } as PlanDocument;
  });

describe('a plan document', () => {
  it('comes back from the store as it went in: the sample plan', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', samplePlan(), ORIGIN);
    const stored = store.plans.document('p');
    expect(canonicalJson(stored?.document)).toBe(canonicalJson(samplePlan()));
    expect(stored?.revision).toBe(0);
  });

  it('comes back as it went in, whatever is absent, empty or made up', () => {
    const store = openAt(temporaryPath());
    let count = 0;
    fc.assert(
      fc.property(plan, (document) => {
        const id = `p${count++}`;
        store.plans.insert(id, document, ORIGIN);
        expect(canonicalJson(store.plans.document(id)?.document)).toBe(canonicalJson(document));
      }),
    );
  });

  it('keeps amounts up to the largest exact one, in currencies of any number of decimals', () => {
    const store = openAt(temporaryPath());
    for (const [currency, amount] of [
      ['JPY', LARGEST_TOTAL - 1],
      ['USD', (LARGEST_TOTAL - 1) / 100],
      ['KWD', (LARGEST_TOTAL - 1) / 1000],
    ] as const) {
      const spend = [{ region: 'sea', line: 'brand', amounts: [amount, 0, 1] }];
      const document = { ...smallPlan(), currency, scenarios: [{ id: 'base', spend }] };
      store.plans.insert(currency, document, ORIGIN);
      expect(store.plans.document(currency)?.document.scenarios).toEqual(document.scenarios);
    }
  });

  it('is all there or not at all', () => {
    const store = openAt(temporaryPath());
    const broken = smallPlan();
    broken.scenarios[1]!.spend = [{ region: 'sea', line: 'brand', amounts: [0.001, 0, 0] }];
    expect(() => store.plans.insert('p', broken, ORIGIN)).toThrow(/0\.001/);
    expect(store.plans.list()).toEqual([]);
    expect(store.plans.document('p')).toBeNull();
  });
});
