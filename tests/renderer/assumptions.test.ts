import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Distribution } from '#shared/plan/document.ts';
import { hasSource } from '#shared/plan/source.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import {
  draftOf,
  parseNumber,
  parseNumbers,
  readDraft,
  startOf,
} from '../../renderer/features/assumptions/editor/draft.ts';
import { KINDS } from '../../renderer/features/assumptions/editor/kinds.ts';
import { replacedAmount, type Target } from '../../renderer/features/assumptions/editor/target.ts';
import {
  dateIn,
  filteredRows,
  linesOf,
  NO_FILTER,
  rowLike,
} from '../../renderer/features/assumptions/rows.ts';

const row = (more: Partial<AssumptionRow>): AssumptionRow => ({
  id: `${more.variable ?? 'cac'}|value|0|`,
  variable: 'cac',
  field: 'value',
  label: { en: 'Customer acquisition cost', 'zh-CN': '获客成本' },
  section: 'Acquisition',
  unit: 'USD',
  format: 'currency',
  at: { region: ['eu'] },
  whole: [],
  periods: null,
  overPeriod: false,
  entry: null,
  partOfEntry: false,
  own: 1,
  set: null,
  factor: 1,
  summand: 0,
  overrides: [],
  note: null,
  source: null,
  shape: null,
  spread: null,
  weight: null,
  editable: true,
  ...more,
});

const view = (rows: AssumptionRow[]): AssumptionsView => ({
  planId: 'p',
  scenario: 'push',
  revision: 1,
  lineage: [],
  rows,
  drivers: null,
  dimensions: [
    { id: 'region', label: 'Region', members: [{ id: 'eu', label: { en: 'Europe', 'zh-CN': '欧洲' } }] },
  ],
  history: { undo: null, redo: null },
});

describe('where an edit goes', () => {
  const change = { position: 0, set: null, note: null, source: null };
  const doubled = row({ overrides: [{ ...change, scenario: 'base', action: 'multiply', amount: 2 }] });
  const target = (scenario: string, action: 'multiply' | 'add'): Target => {
    return { scenario, action, at: doubled.at, periods: null };
  };

  it('a factor takes the place of the scenario’s own, never of one above it or of a summand', () => {
    expect(replacedAmount(doubled, target('base', 'multiply'))).toBe(2);
    expect(replacedAmount(doubled, target('base', 'add'))).toBeNull();
    expect(replacedAmount(doubled, target('push', 'multiply'))).toBeNull();
  });
});

describe('numbers as people type them', () => {
  const CASES: [string, number][] = [
    ['3', 3],
    [' 1,234.5 ', 1234.5],
    ['3%', 0.03],
    ['-2.5e3', -2500],
    ['−4', -4],
    ['.5', 0.5],
    ['7％', 0.07],
  ];
  it.each(CASES)('“%s”', (text, value) => expect(parseNumber(text)).toBe(value));

  it.each(['', 'a', '1 2x', '1..2', '--3', '%', 'Infinity', '0x10', '12,5', '1.234,56', '1,23,456'])(
    '“%s” is none',
    (text) => expect(parseNumber(text)).toBeNaN(),
  );

  it('every double is read back from its own text', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(parseNumber(String(value))).toBe(value);
      }),
    );
  });

  it('lists say which text is no number', () => {
    expect(parseNumbers('1\t2;3\n4,000 5%')).toEqual({ values: [1, 2, 3, 4000, 0.05], fault: null });
    expect(parseNumbers('1 two 3').fault).toBe('two');
  });
});

describe('a quantity while it is typed', () => {
  const QUANTITIES: (number | string | Distribution)[] = [
    3.5,
    'a * 2',
    { dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0 },
    { dist: 'pert', min: 1, mode: 2, max: 3 },
    { dist: 'lognormal', p10: 1, p90: 4 },
    { dist: 'lognormal', mean: 1, sd: 4 },
    { dist: 'beta', alpha: 2, beta: 3, truncate: [null, 0.9] },
    { dist: 'discrete', values: [1, 2], weights: [0.5, 0.5] },
    { dist: 'samples', values: [3, 1, 2] },
  ];
  it.each(QUANTITIES)('%o is read back as it was', (quantity) => {
    expect(readDraft(draftOf(quantity))).toEqual({ ok: true, value: quantity });
  });

  it('names each field that is missing or no number', () => {
    const draft = draftOf({ dist: 'pert', min: 1, mode: 2, max: 3 });
    const outcome = readDraft({ ...draft, texts: { min: '', mode: 'x', max: '3' } });
    expect(outcome).toEqual({
      ok: false,
      faults: { min: { type: 'needed' }, mode: { type: 'notANumber', text: 'x' } },
    });
  });

  it('another kind starts from what is shown, with all that it needs or nothing', () => {
    const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.array(value, { minLength: 7, maxLength: 7 }),
        (kind, list) => {
          const percentiles = list.toSorted((a, b) => a - b);
          const picture = { type: 'density' as const, x: [0, 1], y: [1, 1] };
          const texts = startOf(kind, { percentiles, picture });
          for (const text of Object.values(texts)) expect(Number.isFinite(parseNumber(text))).toBe(true);
        },
      ),
    );
  });
});

describe('the list', () => {
  it('knows a source from the bare word that stands for none', () => {
    expect(hasSource(null)).toBe(false);
    expect(hasSource({ en: 'assumption', 'zh-CN': '假设' })).toBe(false);
    expect(hasSource('NRF 2025')).toBe(true);
  });

  it('finds the last date in a source', () => {
    expect(dateIn('US 800 USD exemption ended 2025-08-29; severity: assumption')).toBe('2025-08-29');
    expect(dateIn('monthly averages 2015–2025')).toBe('2015–2025');
    expect(dateIn('(First Page Sage, July 2024)')).toBe('2024');
    expect(dateIn('800 USD, 20260 units')).toBeNull();
  });

  it('is searched in both languages, names, places and sources, by every word', () => {
    const rows = [row({}), row({ variable: 'aov', label: 'Order value', source: 'iPrice 2017' })];
    const found = (text: string) =>
      filteredRows(view(rows), { ...NO_FILTER, text }).map((each) => each.variable);
    expect(found('获客 欧洲')).toEqual(['cac']);
    expect(found('EUROPE iprice')).toEqual(['aov']);
    expect(found('europe mars')).toEqual([]);
    expect(found('')).toEqual(['cac', 'aov']);
  });

  it('is filtered and put into order', () => {
    const density = {
      percentiles: [1, 1, 1, 2, 3, 3, 3],
      picture: { type: 'density' as const, x: [], y: [] },
    };
    const override = { position: 0, action: 'add' as const, amount: 1, set: null, note: null, source: null };
    const rows = [
      row({ variable: 'a', spread: 0.1, shape: density, overrides: [{ ...override, scenario: 'base' }] }),
      row({
        variable: 'b',
        weight: { share: 0.4, standardError: 0.02 },
        source: 'ERP',
        overrides: [{ ...override, scenario: 'push' }],
      }),
      row({ variable: 'c', spread: 2, shape: density }),
    ];
    const names = (filter: Partial<typeof NO_FILTER>) =>
      filteredRows(view(rows), { ...NO_FILTER, ...filter }).map(({ variable }) => variable);
    expect(names({ changed: true })).toEqual(['b']);
    expect(names({ noSource: true })).toEqual(['a', 'c']);
    expect(names({ uncertain: true })).toEqual(['a', 'c']);
    expect(names({ order: 'spread' })).toEqual(['c', 'a', 'b']);
    expect(names({ order: 'weight' })[0]).toBe('b');
    const lines = (order: 'model' | 'spread') =>
      linesOf(rows, order, 'en').map(({ title, row: line }) => line?.variable ?? title);
    expect(lines('model')).toEqual(['Acquisition', 'a', 'b', 'c']);
    expect(lines('spread')).toEqual(['a', 'b', 'c']);
  });

  it('finds the row again that an edit has cut', () => {
    const rows = [row({ id: 'cac|value|0,1|' }), row({ id: 'cac|value|2|' })];
    expect(rowLike(rows, 'cac|value|0,1,2|')?.id).toBe('cac|value|0,1|');
    expect(rowLike(rows, 'cac|value|2|')?.id).toBe('cac|value|2|');
    expect(rowLike(rows, 'aov|value|2|')).toBeNull();
  });
});
