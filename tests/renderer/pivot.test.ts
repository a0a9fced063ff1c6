import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import { emptyPairs } from '../../renderer/features/allocate/pivot.ts';
import { LOCK, type PivotRow } from '../../renderer/features/allocate/pivot-row.ts';
import { computedOf } from '../../renderer/features/allocate/sheet.ts';
import { LINES, pivotOf, smallAllocation } from './small-allocation.ts';

const lock = { regions: ['sea'], lines: ['ads'], from: 0, to: 1, inherited: false };

describe('the pivot', () => {
  test('by region: every region with its lines, and the total', () => {
    const { rows, total } = pivotOf(smallAllocation());
    expect(rows.map((row) => [row.depth, row.label])).toEqual([
      [0, 'SEA'],
      [1, 'ads'],
      [1, 'brand'],
      [1, 'rent'],
      [0, 'EU'],
      [1, 'ads'],
      [1, 'brand'],
      [1, 'rent'],
    ]);
    expect(total.depth).toBe(-1);
  });

  test('by category: three levels, the last the single pairs', () => {
    const { rows } = pivotOf(smallAllocation(), 'category');
    expect(
      rows.slice(0, 4).map((row) => [row.depth, row.label, row.regions.length * row.lines.length]),
    ).toEqual([
      [0, 'Marketing', 4],
      [1, 'ads', 2],
      [2, 'SEA', 1],
      [2, 'EU', 1],
    ]);
  });

  test('folded rows keep their sums and hide what is below', () => {
    const { rows, foldable } = pivotOf(smallAllocation(), 'region', { isFolded: (id) => id === 'sea' });
    expect(rows[0]).toMatchObject({ label: 'SEA', expandable: true, expanded: false, total: 1_080_900 });
    expect(rows[1]?.label).toBe('EU');
    expect(foldable).toEqual(['sea', 'eu']);
  });

  test('every level sums to the same total, and shares to one', () => {
    const amount = fc.integer({ min: 0, max: 10 ** 9 });
    fc.assert(
      fc.property(fc.array(amount, { minLength: 18, maxLength: 18 }), (amounts) => {
        const allocation = smallAllocation([], (r, l, p) => amounts[r * 9 + l * 3 + p]!);
        const sum = amounts.reduce((all, each) => all + each, 0);
        for (const view of ['region', 'category'] as const) {
          const { rows, total } = pivotOf(allocation, view);
          expect(total.total).toBe(sum);
          const depths = view === 'region' ? [0, 1] : [0, 1, 2];
          for (const depth of depths) {
            const level = rows.filter((row) => row.depth === depth);
            expect(level.reduce((all, row) => all + row.total, 0)).toBe(sum);
            const share = (row: PivotRow) => computedOf(row, 'share', sum) ?? 0;
            if (sum > 0) expect(level.reduce((all, row) => all + share(row), 0)).toBeCloseTo(1, 9);
          }
        }
      }),
    );
  });

  test('locks show where they hold for all, some or none of what is below', () => {
    const { rows, total } = pivotOf(smallAllocation([lock]));
    expect(rows[1]?.locks).toEqual([LOCK.all, LOCK.all, LOCK.none]);
    expect(rows[0]?.locks).toEqual([LOCK.some, LOCK.some, LOCK.none]);
    expect(total.locks).toEqual([LOCK.some, LOCK.some, LOCK.none]);
    const inherited = pivotOf(smallAllocation([{ ...lock, inherited: true }]));
    expect(inherited.rows[1]?.locks[0]).toBe(LOCK.inherited);
  });

  test('rows of a child scenario that nobody changed are marked', () => {
    const { rows } = pivotOf(smallAllocation(), 'region', { inherits: true });
    expect(rows.map((row) => row.inherited)).toEqual([false, false, false, false, true, true, true, true]);
  });

  test('empty pairs are left out until they hold something or are locked', () => {
    const empty = smallAllocation([], (r, l, p) => (l === 0 ? 0 : r + p + 1));
    const hidden = emptyPairs(empty);
    expect([...hidden]).toEqual(['sea/ads', 'eu/ads']);
    const labels = (rows: { label: string }[]) => rows.filter((row) => row.label === 'ads').length;
    expect(labels([...pivotOf(empty, 'region', { hidden }).rows])).toBe(0);
    expect(labels([...pivotOf({ ...empty, locks: [lock] }, 'region', { hidden }).rows])).toBe(1);
    expect(labels([...pivotOf(smallAllocation(), 'region', { hidden }).rows])).toBe(2);
  });

  test('where nothing is spent at all, every row is shown', () => {
    expect(emptyPairs(smallAllocation([], () => 0)).size).toBe(0);
    const { rows, total } = pivotOf(smallAllocation([], () => 0));
    expect(rows).toHaveLength(2 * (1 + LINES.length));
    expect(computedOf(total, 'share', total.total)).toBeNull();
  });

  test('changes stand against the parent scenario, in amount and as a part of it', () => {
    const parent = smallAllocation([], (r, _l, p) => (r === 0 ? 0 : 100 * (p + 1)));
    const now = smallAllocation([], (r, _l, p) => (r === 0 ? 5 : 150 * (p + 1)));
    const { rows, total } = pivotOf(now, 'region', { inherits: true, parent });
    const change = (row: PivotRow | undefined) =>
      row && (['change', 'changeShare'] as const).map((kind) => computedOf(row, kind, total.total));
    expect(change(rows[4])).toEqual([900, 0.5]);
    // Nothing was there before: there is a change, but no share of nothing.
    expect(change(rows[0])).toEqual([45, null]);
    expect(change(pivotOf(now).rows[0])).toEqual([null, null]);
  });

  test('rows in which nothing differs are the very rows of before', () => {
    const first = pivotOf(smallAllocation());
    const edited = smallAllocation(
      [],
      (r, l, p) => 100_000 * (r + 1) + 10_000 * (l + 1) + 100 * p + (r && !l && !p ? 7 : 0),
    );
    const second = pivotOf(edited, 'region', { previous: first });
    const kept = second.rows.map((row, place) => row === first.rows[place]);
    expect(kept).toEqual([true, true, true, true, false, false, true, true]);
    expect(second.total.total).toBe(first.total.total + 7);
  });

  test('after any edits and locks the rows taken over say what new ones would', () => {
    const step = fc.record({
      cell: fc.tuple(fc.nat(5), fc.nat(2), fc.nat(50_000)),
      locked: fc.option(fc.nat(1), { nil: null }),
      folded: fc.option(fc.constantFrom('sea', 'category/people', 'line/ads'), { nil: null }),
    });
    fc.assert(
      fc.property(fc.constantFrom('region', 'category'), fc.array(step, { maxLength: 8 }), (view, steps) => {
        let allocation = smallAllocation();
        let previous = pivotOf(allocation, view);
        for (const { cell, locked, folded } of steps) {
          const [place, period, amount] = cell;
          const rows = allocation.rows.map((row, each) =>
            each === place
              ? { ...row, own: true, amounts: row.amounts.with(period, minorUnits(amount)) }
              : row,
          );
          const locks = locked === null ? allocation.locks : locked === 1 ? [lock] : [];
          allocation = { ...allocation, rows, locks };
          const more = { inherits: true, isFolded: (id: string) => id === folded };
          previous = pivotOf(allocation, view, { ...more, previous });
          const fresh = pivotOf(allocation, view, more);
          expect([previous.rows, previous.total]).toEqual([fresh.rows, fresh.total]);
        }
      }),
    );
  });
});
