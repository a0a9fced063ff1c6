import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation, AllocationEdit, Block, Lock } from '#shared/allocation/types.ts';
import { minorUnits } from '#shared/money.ts';
import {
  allocationAndBlock,
  allocationFrom,
  blockIn,
  blockTotal,
  cells,
  edited,
  everything,
  locked,
  refusal,
  WORDS,
} from './support.ts';

const lock = (regions: string[], lines: string[], from: number, to: number): Lock => ({
  regions,
  lines,
  from,
  to,
  inherited: false,
});
const block = (regions: string[], lines: string[], periods: number[]): Block => ({ regions, lines, periods });
const move = (from: Block, to: Block, amount: number): AllocationEdit => ({
  type: 'move',
  from,
  to,
  amount: minorUnits(amount),
});
/** Rows a·u, a·v, b·u, b·v over two periods. */
const small = allocationFrom(
  [
    [100, 300],
    [0, 0],
    [50, 50],
    [25, 75],
  ],
  2,
);

describe('moving', () => {
  const au = block(['a'], ['u'], [0, 1]);
  const bu = block(['b'], ['u'], [0, 1]);

  it('takes from each period what it gives to the same period, in the proportions of the source', () => {
    expect(cells(edited(small, move(au, bu, 100)).allocation)).toEqual([75, 225, 0, 0, 75, 125, 25, 75]);
  });

  it('moves between periods where the two sides have different ones', () => {
    const later = block(['a'], ['u'], [1]);
    const sooner = block(['a'], ['u'], [0]);
    expect(cells(edited(small, move(later, sooner, 120)).allocation).slice(0, 2)).toEqual([220, 180]);
  });

  it('feeds a row from the rest of its group, and the other way round', () => {
    const b = block(['b'], ['u', 'v'], [0]);
    const bv = block(['b'], ['v'], [0]);
    expect(cells(edited(small, move(b, bv, 50)).allocation)).toEqual([100, 300, 0, 0, 0, 50, 75, 75]);
    expect(cells(edited(small, move(bv, b, 25)).allocation)).toEqual([100, 300, 0, 0, 75, 50, 0, 75]);
    expect(refusal(small, move(b, b, 1)).code).toBe('moveOntoItself');
  });

  it('passes periods by in which a side is locked, and names the locks where that is not enough', () => {
    const withLock: Allocation = { ...small, locks: [lock(['b'], ['u'], 1, 1)] };
    expect(cells(edited(withLock, move(au, bu, 60)).allocation)).toEqual([40, 300, 0, 0, 110, 50, 25, 75]);
    expect(refusal(withLock, move(au, bu, 101))).toEqual({
      code: 'notEnoughUnlockedToMove',
      places: 'B › u (Q2)',
    });
    expect(refusal(small, move(au, bu, 401)).code).toBe('notEnoughToMove');
    expect(refusal(small, move(au, bu, -1)).code).toBe('negativeAmount');
    expect(refusal(small, move(au, block(['c'], ['u'], [0]), 1)).code).toBe('unknownCell');
  });
});

describe('courses over time', () => {
  const shape = (weights: number[], at: Block): AllocationEdit => ({
    type: 'profile',
    shape: 'ramp',
    parts: [{ block: at, weights }],
  });

  it('lay every row by the weights, each keeping its total', () => {
    const all = everything(small);
    expect(cells(edited(small, shape([1, 3], all)).allocation)).toEqual([100, 300, 0, 0, 25, 75, 25, 75]);
    expect(cells(edited(small, shape([0, 2], all)).allocation)).toEqual([0, 400, 0, 0, 0, 100, 0, 100]);
  });

  it('leave locked periods as they are, and say so where nothing else is left', () => {
    const withLock: Allocation = { ...small, locks: [lock(['a'], ['u'], 0, 0)] };
    const au = block(['a'], ['u'], [0, 1]);
    expect(cells(edited(withLock, shape([5, 1], au)).allocation).slice(0, 2)).toEqual([100, 300]);
    expect(refusal(withLock, shape([1, 0], au))).toEqual({ code: 'profileLocked', places: 'A › u (Q1)' });
  });

  it.each([[[]], [[1]], [[0, 0]], [[1, -1]], [[Number.NaN, 1]], [[Number.POSITIVE_INFINITY, 1]]])(
    'refuse the weights %j',
    (weights) => {
      expect(refusal(small, shape(weights, everything(small))).code).toBe('badWeights');
    },
  );
});

describe('copying rows of another scenario', () => {
  const copy = (skipLocked: boolean): AllocationEdit => ({
    type: 'copy',
    from: 'base',
    rows: [{ region: 'a', line: 'u', amounts: [7, 8].map(minorUnits) }],
    skipLocked,
  });
  const withLock: Allocation = { ...small, locks: [lock(['a'], ['u'], 1, 1)] };

  it('writes them whole, and leaves locked cells or refuses', () => {
    expect(cells(edited(small, copy(false)).allocation).slice(0, 2)).toEqual([7, 8]);
    expect(cells(edited(withLock, copy(true)).allocation).slice(0, 2)).toEqual([7, 300]);
    expect(refusal(withLock, copy(false))).toEqual({ code: 'lockedCells', places: 'A › u (Q2)' });
  });
});

type Made = { allocation: Allocation; edits: AllocationEdit[] };

/** Any allocation with up to twelve edits of every kind, on any blocks of it. */
const sequences: fc.Arbitrary<Made> = allocationAndBlock.chain(({ allocation }) => {
  const { regions, lines, periods } = allocation;
  const anyBlock = blockIn(regions, lines, periods);
  const amount = fc.nat(3000).map(minorUnits);
  const parts = fc
    .record({ at: anyBlock, weights: fc.array(fc.nat(9), { minLength: periods, maxLength: periods }) })
    .map(({ at, weights }) => [{ block: at, weights: weights.slice(0, at.periods.length) }]);
  const rows = fc.tuple(
    fc.constantFrom(...regions),
    fc.constantFrom(...lines),
    fc.array(amount, { minLength: periods, maxLength: periods }),
  );
  const edit: fc.Arbitrary<AllocationEdit> = fc.oneof(
    fc.record({ type: fc.constant('move' as const), from: anyBlock, to: anyBlock, amount }),
    parts.map((made): AllocationEdit => ({ type: 'profile', shape: 'ramp', parts: made })),
    fc.record({ type: fc.constant('spread' as const), block: anyBlock, amount }),
    fc.record({
      type: fc.constant('scale' as const),
      block: anyBlock,
      factor: fc.double({ min: 0, max: 3 }),
    }),
    fc.tuple(rows, fc.boolean()).map(
      ([[region, line, amounts], skipLocked]): AllocationEdit => ({
        type: 'copy',
        from: 'base',
        rows: [{ region, line, amounts }],
        skipLocked,
      }),
    ),
    anyBlock.map((at): AllocationEdit => ({ type: 'lock', blocks: [at] })),
    anyBlock.map((at): AllocationEdit => ({ type: 'unlock', blocks: [at] })),
  );
  return fc.record({ allocation: fc.constant(allocation), edits: fc.array(edit, { maxLength: 12 }) });
});

describe('any sequence of edits', () => {
  it('never changes a locked cell, nor makes one negative, and a move or a course changes no total', () => {
    fc.assert(
      fc.property(sequences, ({ allocation, edits }) => {
        let now = allocation;
        for (const edit of edits) {
          const outcome = applyEdit(now, edit, WORDS);
          if (!outcome.ok) continue;
          const after = outcome.value.allocation;
          const was = cells(now);
          const isLocked = locked(now);
          cells(after).forEach((value, cell) => {
            expect(value).toBeGreaterThanOrEqual(0);
            if (isLocked[cell]) expect(value).toBe(was[cell]);
          });
          if (edit.type === 'move') expectMoved(now, after, edit);
          if (edit.type === 'profile') {
            for (const row of now.rows) {
              const one = block([row.region], [row.line], everything(now).periods);
              expect(blockTotal(after, one)).toBe(blockTotal(now, one));
            }
          }
          now = after;
        }
      }),
    );
  });

  it('is taken back by its changes to the very amounts, and made again by them', () => {
    fc.assert(
      fc.property(sequences, ({ allocation, edits }) => {
        const states = [allocation];
        const done = [];
        for (const edit of edits) {
          const outcome = applyEdit(states.at(-1)!, edit, WORDS);
          if (!outcome.ok) continue;
          states.push(outcome.value.allocation);
          done.push(outcome.value.changes);
        }
        let table = rowTable(states.at(-1)!);
        for (let step = done.length - 1; step >= 0; step -= 1) {
          for (const change of done[step]!) table.set(`${change.region}/${change.line}`, change.before!);
          expect(table).toEqual(rowTable(states[step]!));
        }
        table = rowTable(allocation);
        done.forEach((changes, step) => {
          for (const change of changes) table.set(`${change.region}/${change.line}`, change.after!);
          expect(table).toEqual(rowTable(states[step + 1]!));
        });
      }),
    );
  });
});

function rowTable(allocation: Allocation): Map<string, number[]> {
  return new Map(allocation.rows.map((row) => [`${row.region}/${row.line}`, [...row.amounts]]));
}

/** The sum of all stays; with the same periods on both sides, that of every period; and the source gave the amount. */
function expectMoved(before: Allocation, after: Allocation, edit: AllocationEdit & { type: 'move' }): void {
  const { from, to, amount } = edit;
  expect(blockTotal(after, everything(after))).toBe(blockTotal(before, everything(before)));
  if (from.periods.join() === to.periods.join()) {
    for (const period of everything(before).periods) {
      const column = { ...everything(before), periods: [period] };
      expect(blockTotal(after, column)).toBe(blockTotal(before, column));
    }
  }
  const taken = cells(before).reduce((sum, was, cell) => sum + Math.max(0, was - cells(after)[cell]!), 0);
  expect(taken).toBe(amount);
}

describe('scaling that keeps the totals', () => {
  const scaled = (of: Block, factor: number): AllocationEdit => ({
    type: 'scale',
    block: of,
    factor,
    keepTotal: true,
  });

  it('is made up for by the others of the same period, in their proportions', () => {
    const au = block(['a'], ['u'], [0, 1]);
    expect(cells(edited(small, scaled(au, 1.3)).allocation)).toEqual([130, 390, 0, 0, 30, 14, 15, 21]);
    expect(cells(edited(small, scaled(au, 0.25)).allocation)).toEqual([25, 75, 0, 0, 100, 140, 50, 210]);
  });

  it('is refused where the others do not have what it takes, or are locked', () => {
    const au = block(['a'], ['u'], [1]);
    expect(refusal(small, scaled(au, 2)).code).toBe('notEnoughToMove');
    const rest = [lock(['a'], ['v'], 0, 1), lock(['b'], ['u', 'v'], 0, 1)];
    expect(refusal({ ...small, locks: rest }, scaled(au, 1.1)).code).toBe('nothingToSpread');
  });

  it('changes no total of a period and no locked cell, whatever is scaled', () => {
    fc.assert(
      fc.property(
        allocationAndBlock,
        fc.double({ min: 0, max: 3, noNaN: true }),
        ({ allocation, block: of }, factor) => {
          const outcome = applyEdit(allocation, scaled(of, factor), WORDS);
          if (!outcome.ok) return;
          const after = outcome.value.allocation;
          for (let period = 0; period < allocation.periods; period += 1) {
            const within = { ...everything(allocation), periods: [period] };
            expect(blockTotal(after, within)).toBe(blockTotal(allocation, within));
          }
          const held = locked(allocation);
          cells(after).forEach((amount, cell) => {
            expect(amount).toBeGreaterThanOrEqual(0);
            if (held[cell]) expect(amount).toBe(cells(allocation)[cell]);
          });
        },
      ),
    );
  });
});
