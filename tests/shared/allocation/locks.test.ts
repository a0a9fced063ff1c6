import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/allocation/edit.ts';
import { lockDefinitionsAfter, lockOf } from '#shared/allocation/lock-definitions.ts';
import type { Allocation, Block } from '#shared/allocation/types.ts';
import type { LockDefinition, PlanDocument } from '#shared/plan/document.ts';
import { indexPlan } from '#shared/plan/index.ts';
import {
  allocationAndBlock,
  allocationFrom,
  blockIn,
  edited,
  everything,
  locked,
  refusal,
  WORDS,
} from './support.ts';

const grid = allocationFrom(
  Array.from({ length: 6 }, () => [0, 0, 0, 0]),
  2,
);
const middle: Block = { regions: ['b'], lines: ['u'], periods: [1, 2] };

/** Cells of the block, as the mask of {@link locked} counts them. */
function maskOf(allocation: Allocation, block: Block): boolean[] {
  return allocation.rows.flatMap((row) =>
    Array.from(
      { length: allocation.periods },
      (_, period) =>
        block.regions.includes(row.region) &&
        block.lines.includes(row.line) &&
        block.periods.includes(period),
    ),
  );
}

describe('lock and unlock', () => {
  it('locks what was open and says so; locking it again is no change', () => {
    const once = edited(grid, { type: 'lock', blocks: [middle] });
    expect(once.allocation.locks).toEqual([
      { regions: ['b'], lines: ['u'], from: 1, to: 2, inherited: false },
    ]);
    expect(once.locksChanged).toBe(true);
    expect(edited(once.allocation, { type: 'lock', blocks: [middle] }).locksChanged).toBe(false);
  });

  it('takes separate runs of periods as separate locks and absorbs smaller ones', () => {
    const once = edited(grid, { type: 'lock', blocks: [middle] }).allocation;
    const block = { regions: ['a', 'b'], lines: ['u', 'v'], periods: [3, 0, 1, 2] };
    expect(edited(once, { type: 'lock', blocks: [block] }).allocation.locks).toHaveLength(1);
    const apart = edited(grid, { type: 'lock', blocks: [{ ...middle, periods: [0, 3] }] }).allocation;
    expect(apart.locks.map(({ from, to }) => [from, to])).toEqual([
      [0, 0],
      [3, 3],
    ]);
  });

  it('splits a lock that covers more than what is unlocked', () => {
    const all = edited(grid, { type: 'lock', blocks: [everything(grid)] }).allocation;
    const { allocation } = edited(all, { type: 'unlock', blocks: [middle] });
    expect(allocation.locks).toEqual([
      { regions: ['a', 'c'], lines: ['u', 'v'], from: 0, to: 3, inherited: false },
      { regions: ['b'], lines: ['v'], from: 0, to: 3, inherited: false },
      { regions: ['b'], lines: ['u'], from: 0, to: 0, inherited: false },
      { regions: ['b'], lines: ['u'], from: 3, to: 3, inherited: false },
    ]);
  });

  it('refuses to lift a parent’s lock', () => {
    const locks = [{ regions: ['b'], lines: ['u', 'v'], from: 0, to: 3, inherited: true }];
    expect(refusal({ ...grid, locks }, { type: 'unlock', blocks: [middle] })).toEqual({
      code: 'inheritedLock',
      places: 'B › u (Q2 – Q3)',
    });
  });

  it('takes several blocks as one change, whole or not at all', () => {
    const corner = { regions: ['a'], lines: ['v'], periods: [0] };
    const both = edited(grid, { type: 'lock', blocks: [middle, corner] });
    expect(both.allocation.locks).toHaveLength(2);
    expect(edited(both.allocation, { type: 'lock', blocks: [corner, middle] }).locksChanged).toBe(false);
    const none = edited(both.allocation, { type: 'unlock', blocks: [middle, corner] });
    expect(none.allocation.locks).toEqual([]);
    const locks = [{ regions: ['a'], lines: ['v'], from: 0, to: 3, inherited: true }];
    const edit = { type: 'unlock' as const, blocks: [middle, corner] };
    expect(refusal({ ...both.allocation, locks: [...both.allocation.locks, ...locks] }, edit)).toEqual({
      code: 'inheritedLock',
      places: 'A › v (Q1)',
    });
    const elsewhere = { regions: ['x'], lines: ['v'], periods: [0] };
    expect(refusal(grid, { type: 'lock', blocks: [middle, elsewhere] }).code).toBe('unknownCell');
  });

  it('adds and takes away exactly the cells of the block', () => {
    fc.assert(
      fc.property(allocationAndBlock, ({ allocation, block }) => {
        const mask = maskOf(allocation, block);
        const before = locked(allocation);
        const lockedAfter = locked(edited(allocation, { type: 'lock', blocks: [block] }).allocation);
        expect(lockedAfter).toEqual(before.map((was, cell) => was || mask[cell]));
        const outcome = applyEdit(allocation, { type: 'unlock', blocks: [block] }, WORDS);
        if (!outcome.ok) {
          const above = { ...allocation, locks: allocation.locks.filter((lock) => lock.inherited) };
          expect(locked(above).some((is, cell) => is && mask[cell])).toBe(true);
          return;
        }
        expect(locked(outcome.value.allocation)).toEqual(before.map((was, cell) => was && !mask[cell]));
      }),
    );
  });
});

const document: PlanDocument = {
  format: 'headroom-plan',
  version: 1,
  name: 'locks',
  currency: 'USD',
  calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 4 },
  discountRate: 0.1,
  dimensions: [
    {
      id: 'region',
      members: [
        { id: 'a', attributes: { type: 'market' } },
        { id: 'b', attributes: { type: 'market' } },
        { id: 'c' },
      ],
    },
    { id: 'line', members: [{ id: 'u' }, { id: 'v' }] },
  ],
  variables: [{ name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' }],
  outputs: [],
  scenarios: [{ id: 'base' }],
};
const index = indexPlan(document);

function withDefinitions(definitions: readonly LockDefinition[]): Allocation {
  return { ...grid, locks: definitions.map((definition) => lockOf(index, definition, false)) };
}

describe('locks in the document', () => {
  it('keep entries that an edit leaves alone, name groups, and carry `meta` to the pieces', () => {
    const market: LockDefinition = { at: { region: 'region.market' }, meta: 'signed' };
    const other: LockDefinition = { at: { region: 'c' }, from: 1 };
    expect(lockDefinitionsAfter(index, [market, other], { type: 'unlock', blocks: [middle] })).toEqual([
      { at: { region: 'a' }, meta: 'signed' },
      { at: { region: 'b', line: 'v' }, meta: 'signed' },
      { at: { region: 'b', line: 'u' }, from: 0, to: 0, meta: 'signed' },
      { at: { region: 'b', line: 'u' }, from: 3, to: 3, meta: 'signed' },
      other,
    ]);
    const block = { regions: ['b', 'a'], lines: ['u', 'v'], periods: [0, 1, 2, 3] };
    expect(lockDefinitionsAfter(index, [], { type: 'lock', blocks: [block] })).toEqual([
      { at: { region: 'region.market' } },
    ]);
    expect(lockDefinitionsAfter(index, [], { type: 'lock', blocks: [everything(grid)] })).toEqual([{}]);
  });

  it('cover the same cells as the edited allocation', () => {
    const block = blockIn(grid.regions, grid.lines, grid.periods);
    const step = fc.record({
      type: fc.constantFrom('lock' as const, 'unlock' as const),
      blocks: fc.array(block, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
        let definitions: readonly LockDefinition[] = [];
        let allocation: Allocation = grid;
        for (const edit of steps) {
          definitions = lockDefinitionsAfter(index, definitions, edit);
          allocation = edited(allocation, edit).allocation;
          expect(locked(withDefinitions(definitions))).toEqual(locked(allocation));
        }
      }),
    );
  });
});
