import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeOf, rangeAt } from '../../renderer/features/allocate/place.ts';
import { grainsOf, periodColumns, sheetColumns } from '../../renderer/features/allocate/sheet-columns.ts';
import { sheetOf, smallAllocation } from './small-allocation.ts';

const months = (start: string, periods: number) => ({ start, monthsPerPeriod: 1, periods }) as const;

describe('columns of another length than the plan’s periods', () => {
  test('are those coarser than the plan', () => {
    expect(grainsOf(months('2026-01', 12))).toEqual(['period', 'quarter', 'year']);
    expect(grainsOf({ start: '2026-01', monthsPerPeriod: 3, periods: 4 })).toEqual(['period', 'year']);
    expect(grainsOf({ start: '2026-01', monthsPerPeriod: 12, periods: 4 })).toEqual(['period']);
  });

  test('follow the calendar, also where the plan starts within a quarter', () => {
    const columns = periodColumns(months('2026-02', 8), 'quarter', 'en');
    expect(columns).toMatchObject([
      { id: 'p0-1', name: '2026-Q1', periods: [0, 1] },
      { id: 'p2-4', name: '2026-Q2', periods: [2, 3, 4] },
      { id: 'p5-7', name: '2026-Q3', periods: [5, 6, 7] },
    ]);
    const years = periodColumns({ start: '2026-07', monthsPerPeriod: 3, periods: 5 }, 'year', 'zh-CN');
    expect(years).toMatchObject([
      { name: '2026年', periods: [0, 1] },
      { name: '2027年', periods: [2, 3, 4] },
    ]);
  });

  test('hold every period once and in order', () => {
    const calendar = fc.record({
      start: fc.tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 })),
      monthsPerPeriod: fc.constantFrom(1 as const, 3 as const, 6 as const, 12 as const),
      periods: fc.integer({ min: 1, max: 120 }),
    });
    fc.assert(
      fc.property(calendar, fc.constantFrom('period', 'quarter', 'year'), ({ start, ...rest }, grain) => {
        const span = { start: `${start[0]}-${String(start[1]).padStart(2, '0')}`, ...rest };
        const held = periodColumns(span, grain, 'en').flatMap((column) =>
          column.kind === 'periods' ? column.periods : [],
        );
        expect(held).toEqual(Array.from({ length: rest.periods }, (_, period) => period));
      }),
    );
  });

  test('beside the total stands what is wanted', () => {
    const ids = sheetColumns(months('2026-01', 3), 'quarter', ['change', 'share'], 'en').map(({ id }) => id);
    expect(ids).toEqual(['p0-2', 'total', 'change', 'share']);
  });
});

describe('a place in the grid', () => {
  const byRegion = sheetOf(smallAllocation());
  const byCategory = sheetOf(smallAllocation(), { view: 'category' });
  const rowId = (sheet: typeof byRegion, row: number) => sheet.rows[row]?.id;

  test('is found again when rows turn round and columns grow', () => {
    const place = placeOf(byRegion, { anchor: { row: 2, column: 1 }, head: { row: 3, column: 2 } })!;
    const { anchor, head } = rangeAt(byCategory, place);
    expect([rowId(byCategory, anchor.row), rowId(byCategory, head.row)]).toEqual(['sea/brand', 'sea/rent']);
    expect([anchor.column, head.column]).toEqual([1, 2]);
    const quarters = rangeAt(sheetOf(smallAllocation(), { grain: 'quarter' }), place);
    expect([quarters.anchor.column, quarters.head.column]).toEqual([0, 0]);
  });

  test('of a quarter covers its months, whichever way it was selected', () => {
    const quarters = sheetOf(smallAllocation(), { grain: 'quarter' });
    const place = placeOf(quarters, { anchor: { row: 0, column: 0 }, head: { row: 0, column: 0 } })!;
    expect(rangeAt(byRegion, place)).toMatchObject({ anchor: { column: 0 }, head: { column: 2 } });
  });

  test('of a row that is gone is the smallest row that holds it', () => {
    const place = placeOf(byRegion, { anchor: { row: 0, column: 3 }, head: { row: 0, column: 3 } })!;
    const { anchor } = rangeAt(byCategory, place);
    expect(rowId(byCategory, anchor.row)).toBe('sea/ads');
    expect(anchor.column).toBe(3);
    expect(placeOf(byRegion, { anchor: { row: 99, column: 0 }, head: { row: 0, column: 0 } })).toBeNull();
  });
});
