import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Allocation } from '#shared/allocation/types.ts';
import { minorUnits } from '#shared/money.ts';
import { clipName } from '#shared/report/names.ts';
import { MOST_COLUMNS, MOST_ROWS, spendTable } from '#shared/report/spend-table.ts';

function allocationOf(amounts: readonly (readonly number[])[]): Allocation {
  const periods = amounts[0]?.length ?? 1;
  const regions = amounts.map((_, at) => `r${at}`);
  const rows = amounts.map((row, at) => ({ region: `r${at}`, line: 'l', amounts: row.map(minorUnits) }));
  return { regions, lines: ['l'], periods, rows: rows as unknown as Allocation['rows'], locks: [] };
}

const calendar = (periods: number, monthsPerPeriod: 1 | 3 | 6 | 12 = 3, start = '2026-01') => ({
  start,
  monthsPerPeriod,
  periods,
});

test('a dozen quarters become three years; regions that spend nothing have no row', () => {
  const table = spendTable(allocationOf([Array(12).fill(5), Array(12).fill(0)]), calendar(12));
  expect(table.spans).toEqual([
    { from: 0, to: 3, year: 2026 },
    { from: 4, to: 7, year: 2027 },
    { from: 8, to: 11, year: 2028 },
  ]);
  expect(table.rows).toEqual([{ regions: ['r0'], amounts: [20, 20, 20], total: 60 }]);
});

test('a plan that begins within a year has that part of the year first', () => {
  const { spans } = spendTable(allocationOf([Array(12).fill(1)]), calendar(12, 1, '2026-11'));
  expect(spans).toEqual([
    { from: 0, to: 1, year: 2026 },
    { from: 2, to: 11, year: 2027 },
  ]);
});

test('few periods stand by themselves, and more years than columns are put together', () => {
  expect(spendTable(allocationOf([[1, 2, 3]]), calendar(3)).spans.map(({ from, to }) => [from, to])).toEqual([
    [0, 0],
    [1, 1],
    [2, 2],
  ]);
  const { spans } = spendTable(allocationOf([Array(20).fill(1)]), calendar(20, 12));
  expect(spans.map(({ from, to }) => to - from + 1)).toEqual([3, 3, 3, 3, 3, 3, 2]);
});

test('the smallest of many regions share the last row', () => {
  const { rows } = spendTable(allocationOf(Array.from({ length: 14 }, (_, at) => [at + 1])), calendar(1));
  expect(rows).toHaveLength(MOST_ROWS);
  expect(rows[0]?.regions).toEqual(['r5']);
  expect(rows.at(-1)).toEqual({ regions: ['r0', 'r1', 'r2', 'r3', 'r4'], amounts: [15], total: 15 });
});

const spending = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }))
  .chain(([periods, regions]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 1e9 }), { minLength: periods, maxLength: periods }), {
      minLength: regions,
      maxLength: regions,
    }),
  );

test('whatever the plan, the table has room on the page and ties to the cent', () => {
  fc.assert(
    fc.property(spending, fc.constantFrom(1 as const, 3 as const, 12 as const), (amounts, months) => {
      const periods = amounts[0]?.length ?? 1;
      const { rows, spans, sum } = spendTable(allocationOf(amounts), calendar(periods, months));
      expect(rows.length).toBeLessThanOrEqual(MOST_ROWS);
      expect(spans.length).toBeLessThanOrEqual(MOST_COLUMNS);
      spans.forEach(({ from }, at) => {
        expect(from).toBe(at === 0 ? 0 : (spans[at - 1]?.to ?? 0) + 1);
      });
      expect(sum.total).toBe(amounts.flat().reduce((a, b) => a + b, 0));
      expect(rows.reduce((a, row) => a + row.total, 0)).toBe(sum.total);
      for (const [at] of spans.entries())
        expect(rows.reduce((a, row) => a + (row.amounts[at] ?? 0), 0)).toBe(sum.amounts[at]);
    }),
  );
});

test('a long name is clipped between characters', () => {
  expect(clipName('x'.repeat(60))).toHaveLength(60);
  expect(Array.from(clipName('😀'.repeat(90)))).toEqual([...Array(59).fill('😀'), '…']);
});
