import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandOf } from '../../renderer/features/allocate/keys.ts';
import {
  boundsOf,
  contains,
  cycled,
  isSingle,
  leapt,
  type Range,
  reach,
  single,
} from '../../renderer/features/allocate/selection.ts';
import { selectionSummary } from '../../renderer/features/allocate/selection-summary.ts';
import { sheetOf, smallAllocation } from './small-allocation.ts';

const extent = { rows: 9, columns: 6, periods: 4, page: 3 };
const extend = (range: Range, direction: 'up' | 'down' | 'left' | 'right', toEdge: boolean) =>
  leapt(range, { direction, toEdge }, true, extent);

describe('a range of cells', () => {
  test('grows from its anchor and stops at the edges', () => {
    const start = single({ row: 2, column: 2 });
    const up = extend(extend(start, 'up', false), 'left', true);
    expect(boundsOf(up)).toEqual({ top: 1, bottom: 2, left: 0, right: 2 });
    expect(extend(start, 'left', false).anchor).toEqual({ row: 2, column: 2 });
  });

  test('is gone round cell by cell, and back the same way, without changing its bounds', () => {
    const place = fc.record({ row: fc.nat(4), column: fc.nat(4) });
    fc.assert(
      fc.property(place, place, fc.constantFrom('columns', 'rows'), (anchor, head, along) => {
        const start = { anchor, head };
        const { top, bottom, left, right } = boundsOf(start);
        const count = (bottom - top + 1) * (right - left + 1);
        let range: Range = start;
        const seen = new Set<string>();
        for (let step = 0; step < count; step += 1) {
          const next = cycled(range, along, 1);
          expect(boundsOf(next)).toEqual(boundsOf(start));
          expect(cycled(next, along, -1).anchor).toEqual(range.anchor);
          range = next;
          seen.add(`${range.anchor.row} ${range.anchor.column}`);
        }
        expect(seen.size).toBe(count);
        expect(range.anchor).toEqual(anchor);
      }),
    );
    const block = { anchor: { row: 0, column: 0 }, head: { row: 1, column: 1 } };
    expect(cycled(block, 'columns', 1)).toMatchObject({ anchor: { row: 1, column: 0 } });
    expect(cycled(block, 'rows', 1)).toMatchObject({ anchor: { row: 0, column: 1 } });
    expect(isSingle(cycled(block, 'rows', 1))).toBe(false);
  });

  test('an edge is before the totals, then behind them', () => {
    const start = { row: 2, column: 2 };
    const down = reach(start, { direction: 'down', toEdge: true }, extent);
    expect(down).toEqual({ row: 7, column: 2 });
    expect(reach(down, { direction: 'down', toEdge: true }, extent)).toEqual({ row: 8, column: 2 });
    const right = reach(start, { direction: 'right', toEdge: true }, extent);
    expect(right).toEqual({ row: 2, column: 3 });
    expect(reach(right, { direction: 'right', toEdge: true }, extent)).toEqual({ row: 2, column: 5 });
    expect(reach({ row: 0, column: 5 }, { direction: 'left', toEdge: true }, extent).column).toBe(3);
  });

  test('Home, End and pages', () => {
    const from = { row: 5, column: 2 };
    const to = (where: 'rowStart' | 'rowEnd' | 'first' | 'last' | 'pageUp' | 'pageDown') =>
      Object.values(reach(from, { to: where }, extent));
    expect([to('rowStart'), to('rowEnd')]).toEqual([
      [5, 0],
      [5, 5],
    ]);
    expect([to('first'), to('last')]).toEqual([
      [0, 0],
      [8, 5],
    ]);
    expect([to('pageUp'), to('pageDown')]).toEqual([
      [2, 2],
      [8, 2],
    ]);
  });

  test('stays inside the grid and keeps its anchor, whatever is pressed', () => {
    const direction = fc.constantFrom('up', 'down', 'left', 'right');
    fc.assert(
      fc.property(fc.array(fc.tuple(direction, fc.boolean())), (presses) => {
        const anchor = { row: 1, column: 3 };
        let range = single(anchor);
        for (const [to, edge] of presses) range = extend(range, to as 'up', edge);
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
    const down = (toEdge: boolean, extending: boolean) => ({
      type: 'leap',
      leap: { direction: 'down', toEdge },
      extending,
    });
    expect(commandOf(press('ArrowDown', { shiftKey: true }), false)).toEqual(down(false, true));
    expect(commandOf(press('ArrowDown', { shiftKey: true, metaKey: true }), false)).toEqual(down(true, true));
    expect(commandOf(press('ArrowDown', { ctrlKey: true }), false)).toEqual(down(true, false));
    expect(commandOf(press('Home'), false)).toMatchObject({ leap: { to: 'rowStart' }, extending: false });
    expect(commandOf(press('End', { ctrlKey: true, shiftKey: true }), false)).toMatchObject({
      leap: { to: 'last' },
      extending: true,
    });
    expect(commandOf(press('PageUp', { shiftKey: true }), false)).toMatchObject({ leap: { to: 'pageUp' } });
    expect(commandOf(press(' ', { ctrlKey: true }), false)).toEqual({ type: 'selectColumns' });
    expect(commandOf(press('ArrowUp', { altKey: true }), false)).toEqual({ type: 'toTotal', by: -1 });
    expect(commandOf(press('d', { ctrlKey: true }), false)).toEqual({ type: 'fillDown' });
    expect(commandOf(press('L', { metaKey: true }), false)).toEqual({ type: 'lock' });
    expect(commandOf(press('Delete'), false)).toEqual({ type: 'clear' });
    expect(commandOf(press(' '), true)).toEqual({ type: 'toggleFold' });
  });

  test('that type or move are left to the grid', () => {
    for (const key of ['5', '=', 'ArrowDown', 'Enter', 'F2', 'Tab', ' ', 'PageDown']) {
      expect(commandOf(press(key), false)).toBeNull();
    }
    expect(commandOf(press('z', { ctrlKey: true }), false)).toBeNull();
    expect(commandOf(press('l', { ctrlKey: true, altKey: true }), false)).toBeNull();
  });
});
