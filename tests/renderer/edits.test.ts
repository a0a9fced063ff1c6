import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import { minorUnits } from '#shared/money.ts';
import {
  clearEdit,
  editOf,
  fillDownEdit,
  fillRightEdit,
  lockEdit,
  pasteEdit,
} from '../../renderer/features/allocate/edits.ts';
import type { Sheet } from '../../renderer/features/allocate/sheet.ts';
import { PERIODS, sheetOf, smallAllocation } from './small-allocation.ts';

const words = { locale: 'en', region: String, line: String, period: String, money: String } as const;

function sheetAfter(allocation: Allocation, edit: AllocationEdit | null): Sheet {
  if (!edit) throw new Error('no edit');
  const edited = applyEdit(allocation, edit, words);
  if (!edited.ok) throw new Error(edited.faults[0]?.code);
  return sheetOf(edited.value.allocation);
}

const plain = (cells: string[][]) => cells.map((row) => row.map((text) => ({ text, value: null })));
const at = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });
const allocation = smallAllocation();
const sheet = sheetOf(allocation);

function pasted(bounds: ReturnType<typeof at>, cells: string[][]): AllocationEdit {
  const result = pasteEdit(sheet, bounds, plain(cells));
  if ('fault' in result || !result.edit) throw new Error(JSON.stringify(result));
  return result.edit;
}

describe('what a person does in the grid becomes one edit', () => {
  test('single pairs are set, totals are spread', () => {
    expect(pasted(at(1, 0), [['5', '6']])).toMatchObject({
      type: 'set',
      cells: [{ amount: 500 }, { amount: 600 }],
    });
    expect(pasted(at(0, 0), [['5']])).toMatchObject({
      type: 'spread',
      block: { regions: ['sea'], periods: [0] },
    });
    expect(pasted(at(0, 3), [['5']])).toMatchObject({ type: 'spread', block: { periods: [0, 1, 2] } });
  });

  test('a pasted block lands cell by cell and the totals follow', () => {
    const result = sheetAfter(
      allocation,
      pasted(at(1, 0), [
        ['1', '2'],
        ['3', '4'],
      ]),
    );
    expect(result.rows[1]?.amounts.slice(0, 2)).toEqual([100, 200]);
    expect(result.rows[2]?.amounts.slice(0, 2)).toEqual([300, 400]);
    expect(result.rows[0]?.amounts[0]).toBe(400 + 130_000);
  });

  test('a single value fills the selection, a block repeats where it divides it', () => {
    const fill = sheetAfter(allocation, pasted(at(1, 0, 2, 1), [['7']]));
    expect(fill.rows[1]?.amounts.slice(0, 2)).toEqual([700, 700]);
    expect(fill.rows[2]?.amounts.slice(0, 2)).toEqual([700, 700]);
    const repeated = sheetAfter(allocation, pasted(at(1, 0, 2, 2), [['1', '2', '3']]));
    expect(repeated.rows[2]?.amounts).toEqual([100, 200, 300]);
  });

  test('where a total and its cells are both pasted, the cells have the last word', () => {
    const result = sheetAfter(allocation, pasted(at(0, 0), [['999'], ['1'], ['2'], ['3']]));
    expect(result.rows.slice(0, 4).map((row) => row.amounts[0])).toEqual([600, 100, 200, 300]);
  });

  test('a block that reaches beyond the grid is refused whole', () => {
    expect(pasteEdit(sheet, at(8, 0), plain([['1'], ['2']]))).toEqual({
      fault: 'doesNotFit',
      rows: 2,
      columns: 1,
    });
    expect(pasteEdit(sheet, at(0, 4), plain([['1', '2']]))).toEqual({
      fault: 'doesNotFit',
      rows: 1,
      columns: 2,
    });
    expect(pasteEdit(sheet, at(0, 3), plain([['1', '2']]))).toEqual({ fault: 'computedColumn' });
    expect(pasteEdit(sheet, at(1, 0), plain([['1', 'x']]))).toEqual({ fault: 'notANumber', text: 'x' });
  });

  test('a negative amount is refused whole, in accounting brackets too', () => {
    expect(pasteEdit(sheet, at(1, 0), plain([['5', '(1,200.00)']]))).toEqual({
      fault: 'negative',
      text: '(1,200.00)',
    });
  });

  test('the number behind a cell counts, not how it was shown', () => {
    const cells = [
      [
        { text: '1.234', value: 1234 },
        { text: '33,3 %', value: 0.3333 },
      ],
    ];
    const result = pasteEdit(sheet, at(1, 0), cells);
    expect(result).toMatchObject({ edit: { cells: [{ amount: 123_400 }, { amount: 33 }] } });
    expect(pasteEdit(sheet, at(1, 0), [[{ text: '1E+300', value: 1e300 }]])).toMatchObject({
      fault: 'tooLarge',
    });
  });

  test('a quarter is spread over its months, and locked with them', () => {
    const quarters = sheetOf(allocation, { grain: 'quarter' });
    expect(quarters.columns.map(({ id }) => id)).toEqual(['p0-2', 'total', 'share']);
    expect(pasteEdit(quarters, at(1, 0), plain([['600']]))).toMatchObject({
      edit: {
        type: 'spread',
        block: { regions: ['sea'], lines: ['ads'], periods: [0, 1, 2] },
        amount: 60_000,
      },
    });
    expect(lockEdit(quarters, at(1, 0))).toMatchObject({ blocks: [{ periods: [0, 1, 2] }] });
  });

  test('empty cells of a block are left as they are, dashes are zeros', () => {
    const result = sheetAfter(allocation, pasted(at(1, 0), [['', '-', '5']]));
    expect(result.rows[1]?.amounts).toEqual([110_000, 0, 500]);
  });

  test('clearing and filling', () => {
    expect(sheetAfter(allocation, clearEdit(sheet, at(1, 0, 2, 1))).rows[0]?.amounts).toEqual([
      130_000, 130_100, 360_600,
    ]);
    expect(sheetAfter(allocation, fillDownEdit(sheet, at(1, 0, 3, 0))).rows[3]?.amounts[0]).toBe(110_000);
    expect(sheetAfter(allocation, fillDownEdit(sheet, at(2, 1))).rows[2]?.amounts[1]).toBe(110_100);
    expect(sheetAfter(allocation, fillRightEdit(sheet, at(1, 0, 1, 2))).rows[1]?.amounts).toEqual([
      110_000, 110_000, 110_000,
    ]);
    expect(fillDownEdit(sheet, at(0, 0))).toBeNull();
    expect(fillRightEdit(sheet, at(0, 0))).toBeNull();
    expect(editOf([])).toBeNull();
  });

  test('locking merges rows into few blocks, and unlocks what is locked already', () => {
    expect(lockEdit(sheet, at(1, 0, 2, 1))).toEqual({
      type: 'lock',
      blocks: [{ regions: ['sea'], lines: ['ads', 'brand'], periods: [0, 1] }],
    });
    expect(lockEdit(sheet, at(8, 3))).toEqual({
      type: 'lock',
      blocks: [{ regions: ['sea', 'eu'], lines: ['ads', 'brand', 'rent'], periods: [0, 1, 2] }],
    });
    const locked = smallAllocation([{ regions: ['sea'], lines: ['ads'], from: 0, to: 2, inherited: false }]);
    expect(lockEdit(sheetOf(locked), at(1, 1))).toMatchObject({
      type: 'unlock',
      blocks: [{ periods: [1] }],
    });
  });

  test('typing a total anywhere makes the grid show it there, to the cent', () => {
    const place = fc.record({
      row: fc.integer({ min: 0, max: sheet.rows.length - 1 }),
      column: fc.integer({ min: 0, max: PERIODS }),
      amount: fc.integer({ min: 0, max: 10 ** 12 }),
    });
    fc.assert(
      fc.property(place, ({ row, column, amount }) => {
        const text = (amount / 100).toFixed(2);
        const result = sheetAfter(allocation, pasted(at(row, column), [[text]]));
        const shown = column === PERIODS ? result.rows[row]?.total : result.rows[row]?.amounts[column];
        expect(shown).toBe(minorUnits(amount));
        const parts = result.rows
          .filter((each) => each.depth === 1)
          .reduce((sum, each) => sum + each.total, 0);
        expect(result.rows.at(-1)?.total).toBe(parts);
      }),
    );
  });
});
