import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandOf } from '../../renderer/features/allocate/keys.ts';
import { boundsOf, contains, extend, single } from '../../renderer/features/allocate/selection.ts';
import { selectionSummary } from '../../renderer/features/allocate/selection-summary.ts';
import { sheetOf, smallAllocation } from './small-allocation.ts';

const extent = { rows: 5, columns: 4 };

describe('a range of cells', () => {
  test('grows from its anchor and stops at the edges', () => {
    const start = single({ row: 2, column: 2 });
    const up = extend(extend(start, 'up', false, extent), 'left', true, extent);
    expect(boundsOf(up)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    expect(extend(start, 'down', true, extent).head).toEqual({ row: 4, column: 2 });
  });

  test('stays inside the grid and keeps its anchor, whatever is pressed', () => {
    const direction = fc.constantFrom('up', 'down', 'left', 'right');
    fc.assert(
      fc.property(fc.array(fc.tuple(direction, fc.boolean())), (presses) => {
        const anchor = { row: 1, column: 3 };
        let range = single(anchor);
        for (const [to, edge] of presses) range = extend(range, to as 'up', edge, extent);
        const { top, bottom, left, right } = boundsOf(range);
        expect(top >= 0 && bottom < extent.rows && left >= 0 && right < extent.columns).toBe(true);
        expect(contains(boundsOf(range), anchor.row, anchor.column)).toBe(true);
      }),
    );
  });

  test('is summed, unless a total and its parts are both in it', () => {
    const sheet = sheetOf(smallAllocation());
    const summary = selectionSummary(sheet, { top: 1, bottom: 2, left: 0, right: 0 });
    expect(summary).toEqual({ cells: 2, sum: 230_000, overlaps: false });
    expect(selectionSummary(sheet, { top: 0, bottom: 1, left: 0, right: 0 }).overlaps).toBe(true);
    expect(selectionSummary(sheet, { top: 1, bottom: 1, left: 2, right: 3 }).overlaps).toBe(true);
  });
});

describe('keys', () => {
  const press = (
    key: string,
    held: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', true>> = {},
  ) => ({
    key,
    shiftKey: false,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...held,
  });

  test('mean what they mean in a spreadsheet', () => {
    expect(commandOf(press('ArrowDown', { shiftKey: true }), false)).toMatchObject({
      direction: 'down',
      toEdge: false,
    });
    expect(commandOf(press('ArrowDown', { shiftKey: true, metaKey: true }), false)).toMatchObject({
      toEdge: true,
    });
    expect(commandOf(press('d', { ctrlKey: true }), false)).toEqual({ type: 'fillDown' });
    expect(commandOf(press('L', { metaKey: true }), false)).toEqual({ type: 'lock' });
    expect(commandOf(press('Delete'), false)).toEqual({ type: 'clear' });
    expect(commandOf(press(' '), true)).toEqual({ type: 'toggleFold' });
  });

  test('that type or move are left to the grid', () => {
    for (const key of ['5', '=', 'ArrowDown', 'Enter', 'F2', 'Tab', ' ']) {
      expect(commandOf(press(key), false)).toBeNull();
    }
    expect(commandOf(press('z', { ctrlKey: true }), false)).toBeNull();
    expect(commandOf(press('l', { ctrlKey: true, altKey: true }), false)).toBeNull();
  });
});
