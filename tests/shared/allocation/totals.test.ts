import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocationOf } from '#shared/allocation/from-plan.ts';
import { totalsBy } from '#shared/allocation/totals.ts';
import { minorUnits } from '#shared/money.ts';
import { indexPlan } from '#shared/plan/index.ts';
import { allocationAndBlock, allocationFrom, cells } from './support.ts';

describe('totals', () => {
  const allocation = allocationFrom(
    [
      [1, 2],
      [3, 4],
      [10, 20],
      [30, 40],
    ],
    2,
  );

  it('sums groups of rows', () => {
    const byRegion = totalsBy(allocation, (row) => row.region);
    expect([...byRegion]).toEqual([
      ['a', { periods: [4, 6], total: 10 }],
      ['b', { periods: [40, 60], total: 100 }],
    ]);
    expect(totalsBy(allocation, (row) => (row.line === 'u' ? 'first' : null)).get('first')).toEqual({
      periods: [11, 22],
      total: 33,
    });
    expect(totalsBy(allocation, () => 'all').get('all')).toEqual({ periods: [44, 66], total: 110 });
  });

  it('agree with each other', () => {
    fc.assert(
      fc.property(allocationAndBlock, ({ allocation: any }) => {
        const total = cells(any).reduce((sum, amount) => sum + amount, 0);
        const byLine = [...totalsBy(any, (row) => row.line).values()];
        expect(byLine.reduce((sum, line) => sum + line.total, 0)).toBe(total);
      }),
    );
  });
});

describe('allocationOf', () => {
  it('fills the grid in plan order and resolves locks', () => {
    const index = indexPlan({
      format: 'headroom-plan',
      version: 1,
      name: 'grid',
      currency: 'USD',
      calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 2 },
      discountRate: 0.1,
      dimensions: [
        { id: 'region', members: [{ id: 'a' }, { id: 'b', attributes: { type: 'market' } }] },
        { id: 'line', members: [{ id: 'u' }] },
      ],
      variables: [],
      outputs: [],
      scenarios: [],
    });
    const amounts = [5, 6].map(minorUnits);
    const allocation = allocationOf(index, {
      id: 'base',
      lineage: ['base'],
      discountRate: 0.1,
      budget: null,
      rows: [{ region: 'b', line: 'u', amounts, own: false }],
      locks: [{ at: { region: 'region.market' }, from: 1, inherited: true }],
      limits: [],
      overrides: [],
    });
    expect(allocation.rows).toEqual([
      { region: 'a', line: 'u', amounts: [0, 0], own: false },
      { region: 'b', line: 'u', amounts: [5, 6], own: false },
    ]);
    expect(allocation.locks).toEqual([{ regions: ['b'], lines: ['u'], from: 1, to: 1, inherited: true }]);
  });
});
