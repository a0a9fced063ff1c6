import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/allocation/edit.ts';
import { breachesOf } from '#shared/allocation/limits/breaches.ts';
import { budgetLimit, type Limit } from '#shared/allocation/limits/limit.ts';
import { mendAllOf, mendOf } from '#shared/allocation/limits/mend.ts';
import type { Allocation, Lock } from '#shared/allocation/types.ts';
import { minorUnits } from '#shared/money.ts';
import { allocationFrom, cells, locked, WORDS } from './support.ts';

const limit = (id: string, more: Partial<Limit>): Limit => ({
  id,
  regions: ['a', 'b'],
  lines: ['u', 'v'],
  from: 0,
  to: 1,
  each: 'period',
  of: 'amount',
  min: null,
  max: null,
  ...more,
});
const lock = (regions: string[], lines: string[], from = 0, to = 1): Lock => ({
  regions,
  lines,
  from,
  to,
  inherited: false,
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

describe('breaches', () => {
  it('are found period by period or over the plan, of amounts and of shares', () => {
    const found = breachesOf(small, [
      limit('cap', { regions: ['a'], max: 250 }),
      limit('floor', { lines: ['v'], each: 'plan', min: 101 }),
      limit('share', { regions: ['b'], of: 'share', each: 'plan', min: 0.5 }),
      limit('met', { regions: ['b'], of: 'share', from: 1, min: 0.25, max: 0.5 }),
      budgetLimit(small, minorUnits(599)),
    ]);
    expect(
      found.map(({ limit: { id }, from, to, kind, value, bound }) => [id, from, to, kind, value, bound]),
    ).toEqual([
      ['cap', 1, 1, 'over', 300, 250],
      ['floor', 0, 1, 'under', 100, 101],
      ['share', 0, 1, 'under', 1 / 3, 0.5],
      ['budget', 0, 1, 'over', 600, 599],
    ]);
  });

  it('take a share that is met to the last digit as met, and any share of nothing', () => {
    const thirds = allocationFrom([[1], [2]], 2);
    const third = limit('third', {
      regions: ['a'],
      lines: ['u'],
      to: 0,
      of: 'share',
      max: 1 / 3,
      min: 1 / 3,
    });
    expect(breachesOf(thirds, [third])).toEqual([]);
    expect(breachesOf(allocationFrom([[0], [0]], 2), [{ ...third, min: 1 }])).toEqual([]);
  });
});

/** The amounts after the mending change, which has to be an edit that the rules of locks let through. */
function mended(allocation: Allocation, limits: readonly Limit[], target: Limit) {
  const mend = mendOf(allocation, limits, target);
  if (!mend.possible) return null;
  if (mend.cells.length === 0) return { ...mend, allocation };
  const outcome = applyEdit(allocation, { type: 'set', cells: [...mend.cells], as: 'mend' }, WORDS);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return { ...mend, allocation: outcome.value.allocation };
}

describe('the smallest change', () => {
  it('takes from what is over in proportion, and adds to what is under', () => {
    const cap = limit('cap', { each: 'plan', max: 500 });
    expect(mended(small, [cap], cap)).toMatchObject({ moved: 100, breaks: [] });
    expect(cells(mended(small, [cap], cap)!.allocation)).toEqual([83, 250, 0, 0, 42, 42, 21, 62]);
    const floor = limit('floor', { regions: ['a'], lines: ['v'], min: 10 });
    expect(cells(mended(small, [floor], floor)!.allocation).slice(2, 4)).toEqual([10, 10]);
  });

  it('goes round locks and other limits', () => {
    const cap = limit('cap', { each: 'plan', max: 500 });
    const floor = limit('floor', { regions: ['b'], each: 'plan', min: 195 });
    const withLock: Allocation = { ...small, locks: [lock(['a'], ['u'], 1, 1)] };
    const after = mended(withLock, [cap, floor], cap)!;
    expect(after).toMatchObject({ moved: 100, breaks: [] });
    expect(cells(after.allocation).slice(0, 4)).toEqual([0, 300, 0, 0]);
    expect(breachesOf(after.allocation, [cap, floor])).toEqual([]);
  });

  it('feeds a floor from elsewhere where the budget is spent', () => {
    const floor = limit('floor', { regions: ['b'], lines: ['v'], each: 'plan', min: 120 });
    const after = mended(small, [budgetLimit(small, minorUnits(600)), floor], floor)!;
    expect(after).toMatchObject({ moved: 40, breaks: [] });
    expect(cells(after.allocation).reduce((sum, amount) => sum + amount, 0)).toBe(600);
  });

  it('says which limits it cannot but break, and gives up only before locks', () => {
    const cap = limit('cap', { regions: ['b'], each: 'plan', max: 150 });
    const floor = limit('floor', { regions: ['b'], each: 'plan', min: 180 });
    expect(mended(small, [cap, floor], cap)).toMatchObject({ moved: 50, breaks: [floor] });
    const withLock: Allocation = { ...small, locks: [lock(['b'], ['u'])] };
    expect(mendOf(withLock, [{ ...cap, max: 99 }], { ...cap, max: 99 })).toEqual({ possible: false });
    expect(mended(withLock, [{ ...cap, max: 100 }], { ...cap, max: 100 })).toMatchObject({ moved: 100 });
  });

  it('mends every period of a limit at once', () => {
    const cap = limit('cap', { regions: ['a', 'b'], lines: ['u'], max: 140 });
    const after = mended(small, [cap], cap)!;
    expect(after.moved).toBe(10 + 210);
    expect(breachesOf(after.allocation, [cap])).toEqual([]);
  });

  it('is as small as trying everything finds, whatever the limits and locks', () => {
    const someLimit = (id: string) =>
      fc
        .record({
          regions: fc.subarray(['a', 'b'], { minLength: 1 }),
          lines: fc.subarray(['u', 'v'], { minLength: 1 }),
          of: fc.constantFrom('amount' as const, 'share' as const),
          side: fc.constantFrom('min' as const, 'max' as const),
          size: fc.integer({ min: 0, max: 4 }),
        })
        .map(({ of, side, size, ...at }) =>
          limit(id, { ...at, to: 0, of, [side]: of === 'share' ? size / 4 : size }),
        );
    const anyCase = fc.record({
      amounts: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      limits: fc.tuple(someLimit('target'), someLimit('other'), someLimit('third')),
      lockedCells: fc.subarray([0, 1, 2, 3], { maxLength: 2 }),
    });
    fc.assert(
      fc.property(anyCase, ({ amounts, limits, lockedCells }) => {
        const rows = allocationFrom(
          amounts.map((amount) => [amount]),
          2,
        );
        const locks = lockedCells.map((cell) =>
          lock([rows.rows[cell]!.region], [rows.rows[cell]!.line], 0, 0),
        );
        const allocation: Allocation = { ...rows, locks };
        const [target] = limits;
        const made = mended(allocation, limits, target);
        const best = smallest(allocation, limits, target);
        if (best === null) {
          expect(made).toBeNull();
          return;
        }
        expect(made?.moved).toBe(best.moved);
        expect(made!.breaks.length > 0).toBe(best.breaks);
        expect(breachesOf(made!.allocation, [target])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

/** Tries every amount from 0 to 12 in every unlocked cell: first with the other limits, then without them. */
function smallest(
  allocation: Allocation,
  limits: readonly Limit[],
  target: Limit,
): { moved: number; breaks: boolean } | null {
  const start = cells(allocation).map(Number);
  const isLocked = locked(allocation);
  let kept = Number.POSITIVE_INFINITY;
  let alone = Number.POSITIVE_INFINITY;
  const gapsAtFirst = limits.map((each) => gap(each, start));
  const visit = (now: number[], cell: number, moved: number): void => {
    if (moved >= kept) return;
    if (cell === now.length) {
      if (gap(target, now) > 1e-9) return;
      alone = Math.min(alone, moved);
      const fine = limits.every((each, at) => gap(each, now) <= Math.max(0, gapsAtFirst[at]!) + 1e-9);
      if (fine) kept = Math.min(kept, moved);
      return;
    }
    const values = isLocked[cell] ? [start[cell]!] : Array.from({ length: 13 }, (_, value) => value);
    for (const value of values) {
      visit(
        [...now.slice(0, cell), value, ...now.slice(cell + 1)],
        cell + 1,
        moved + Math.abs(value - start[cell]!),
      );
    }
  };
  visit(start, 0, 0);
  if (kept < Number.POSITIVE_INFINITY) return { moved: kept, breaks: false };
  return alone < Number.POSITIVE_INFINITY ? { moved: alone, breaks: true } : null;
}

/** By how many minor units a limit on four cells (a·u, a·v, b·u, b·v) is missed; ≤ 0 where it is met. */
function gap({ regions, lines, of, min, max }: Limit, amounts: readonly number[]): number {
  const inside = amounts.reduce((sum, amount, cell) => {
    const within = regions.includes(cell < 2 ? 'a' : 'b') && lines.includes(cell % 2 === 0 ? 'u' : 'v');
    return within ? sum + amount : sum;
  }, 0);
  const unit = of === 'share' ? amounts.reduce((sum, amount) => sum + amount, 0) : 1;
  if (max !== null) return inside - max * unit;
  return (min ?? 0) * unit - inside;
}

describe('mending all at once', () => {
  const cap = limit('cap', { each: 'plan', max: 500 });
  const floor = limit('floor', { regions: ['b'], lines: ['v'], each: 'plan', min: 120 });

  it('meets all limits by the least that does, where one by one they would undo each other', () => {
    const mend = mendAllOf(small, [cap, floor]);
    // 20 more where the floor is, 120 less elsewhere.
    expect(mend).toMatchObject({ possible: true, moved: 140, breaks: [] });
    if (!mend.possible) return;
    const outcome = applyEdit(small, { type: 'set', cells: [...mend.cells], as: 'mend' }, WORDS);
    expect(outcome.ok && breachesOf(outcome.value.allocation, [cap, floor])).toEqual([]);
  });

  it('is not possible where limits or locks stand against each other', () => {
    const low = limit('low', { regions: ['b'], each: 'plan', max: 150 });
    const high = limit('high', { regions: ['b'], each: 'plan', min: 180 });
    expect(mendAllOf(small, [low, high])).toEqual({ possible: false });
    expect(mendAllOf({ ...small, locks: [lock(['a', 'b'], ['u', 'v'])] }, [cap])).toEqual({
      possible: false,
    });
  });
});
