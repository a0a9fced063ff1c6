import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation, AllocationEdit, RowChange } from '#shared/allocation/types.ts';
import { minorUnits } from '#shared/money.ts';
import {
  allocationAndBlock,
  allocationFrom,
  blockTotal,
  cells,
  edited,
  everything,
  locked,
  refusal,
  WORDS,
} from './support.ts';

const lock = (regions: string[], lines: string[], from: number, to: number, inherited = false) => ({
  regions,
  lines,
  from,
  to,
  inherited,
});
const small = allocationFrom(
  [
    [100, 200],
    [0, 0],
    [50, 50],
    [25, 75],
  ],
  2,
  [lock(['a'], ['u'], 1, 1), lock(['b'], ['v'], 0, 0, true)],
);

function set(region: string, line: string, period: number, amount: number): AllocationEdit {
  return { type: 'set', cells: [{ region, line, period, amount: minorUnits(amount) }] };
}

describe('set', () => {
  it('writes cells and reports whole rows before and after', () => {
    const { allocation, changes } = edited(small, set('a', 'v', 1, 700));
    expect(cells(allocation)).toEqual([100, 200, 0, 700, 50, 50, 25, 75]);
    expect(changes).toEqual([{ region: 'a', line: 'v', before: [0, 0], after: [0, 700] }]);
    expect(cells(small)).toEqual([100, 200, 0, 0, 50, 50, 25, 75]);
  });

  it('refuses a locked cell and names it, and takes its present amount as no change', () => {
    expect(refusal(small, set('a', 'u', 1, 201))).toEqual({ code: 'lockedCells', places: 'A › u (Q2)' });
    expect(refusal(small, set('b', 'v', 0, 0)).code).toBe('lockedCells');
    expect(edited(small, set('a', 'u', 1, 200)).changes).toEqual([]);
  });

  it('changes nothing where one of many cells cannot be set', () => {
    const cellsToSet = [
      { region: 'a', line: 'u', period: 0, amount: minorUnits(1) },
      { region: 'a', line: 'u', period: 1, amount: minorUnits(1) },
    ];
    expect(refusal(small, { type: 'set', cells: cellsToSet }).code).toBe('lockedCells');
  });

  it.each([
    [set('a', 'u', 0, -1), 'negativeAmount'],
    [set('z', 'u', 0, 1), 'unknownCell'],
    [set('a', 'z', 0, 1), 'unknownCell'],
    [set('a', 'u', 2, 1), 'unknownCell'],
    [set('a', 'u', 0, Number.MAX_SAFE_INTEGER), 'amountTooLarge'],
  ])('refuses %j: %s', (edit, code) => {
    expect(refusal(small, edit).code).toBe(code);
  });

  it('notes that an inherited row becomes the scenario’s own', () => {
    const child: Allocation = { ...small, rows: small.rows.map((row) => ({ ...row, own: false })) };
    const { allocation, changes } = edited(child, set('a', 'v', 0, 5));
    expect(changes).toEqual([{ region: 'a', line: 'v', before: null, after: [5, 0] }]);
    expect(allocation.rows.map((row) => row.own)).toEqual([false, true, false, false]);
  });
});

describe('spread', () => {
  const whole = everything(small);
  const spread = (amount: number, block = whole): AllocationEdit => ({
    type: 'spread',
    block,
    amount: minorUnits(amount),
  });

  it('keeps locked cells and shares the rest in proportion', () => {
    expect(cells(edited(small, spread(775)).allocation)).toEqual([200, 200, 0, 0, 100, 100, 25, 150]);
    expect(cells(edited(small, spread(225)).allocation)).toEqual([0, 200, 0, 0, 0, 0, 25, 0]);
  });

  it('shares evenly where the unlocked cells hold nothing', () => {
    const block = { regions: ['a'], lines: ['v'], periods: [0, 1] };
    expect(cells(edited(small, spread(7, block)).allocation).slice(2, 4)).toEqual([4, 3]);
  });

  it('says which locks stand in the way, in words', () => {
    const outcome = applyEdit(small, spread(200), WORDS);
    expect(outcome).toEqual({
      ok: false,
      faults: [
        {
          code: 'belowLocked',
          args: { locked: 'USD 2.25', amount: 'USD 2.00', places: 'A › u (Q2); B › v (Q1)' },
        },
      ],
    });
    const inside = { regions: ['a'], lines: ['u'], periods: [1] };
    expect(refusal(small, spread(300, inside))).toEqual({ code: 'nothingToSpread', places: 'A › u (Q2)' });
    expect(edited(small, spread(200, inside)).changes).toEqual([]);
  });

  it('names at most three locks, and says when a lock covers everything', () => {
    const cellsLocked = [0, 1].flatMap((period) =>
      ['u', 'v'].map((line) => lock(['a'], [line], period, period)),
    );
    const many: Allocation = { ...small, locks: cellsLocked };
    const block = { regions: ['a'], lines: ['u', 'v'], periods: [0, 1] };
    expect(refusal(many, spread(9999, block)).places).toBe('A › u (Q1); A › v (Q1); A › u (Q2) and 1 more');
    const all: Allocation = { ...small, locks: [lock(['a', 'b'], ['u', 'v'], 0, 1)] };
    expect(refusal(all, spread(9999)).places).toBe('all regions › all lines');
  });

  it('applies several spreads in order, as one change or not at all', () => {
    const first = { block: { regions: ['a'], lines: ['u'], periods: [0] }, amount: minorUnits(10) };
    const second = { block: { regions: ['a', 'b'], lines: ['u'], periods: [0] }, amount: minorUnits(120) };
    const made = edited(small, { type: 'spreadMany', spreads: [first, second] });
    expect(cells(made.allocation)).toEqual([20, 200, 0, 0, 100, 50, 25, 75]);
    const impossible = { block: { regions: ['b'], lines: ['v'], periods: [0] }, amount: minorUnits(1) };
    expect(refusal(small, { type: 'spreadMany', spreads: [first, impossible] }).code).toBe('nothingToSpread');
  });

  it('ties, leaves locked cells alone and is never negative, whatever the allocation', () => {
    fc.assert(
      fc.property(allocationAndBlock, fc.nat(2 ** 50), ({ allocation, block }, amount) => {
        const outcome = applyEdit(allocation, spread(amount, block), WORDS);
        const before = cells(allocation);
        const isLocked = locked(allocation);
        if (!outcome.ok) {
          expect(['belowLocked', 'nothingToSpread']).toContain(outcome.faults[0]?.code);
          return;
        }
        const after = cells(outcome.value.allocation);
        expect(blockTotal(outcome.value.allocation, block)).toBe(amount);
        after.forEach((value, cell) => {
          expect(value).toBeGreaterThanOrEqual(0);
          if (isLocked[cell]) expect(value).toBe(before[cell]);
        });
      }),
    );
  });

  it('does not depend on the order in which a block names its cells', () => {
    fc.assert(
      fc.property(allocationAndBlock, fc.nat(10_000), ({ allocation, block }, amount) => {
        const mirrored = {
          regions: block.regions.toReversed(),
          lines: block.lines.toReversed(),
          periods: [...block.periods.toReversed(), ...block.periods],
        };
        const there = applyEdit(allocation, spread(amount, block), WORDS);
        expect(applyEdit(allocation, spread(amount, mirrored), WORDS)).toEqual(there);
      }),
    );
  });
});

describe('scale', () => {
  it('multiplies the unlocked sum and rounds it once', () => {
    const scaled = edited(small, { type: 'scale', block: everything(small), factor: 0.5 });
    expect(cells(scaled.allocation)).toEqual([50, 200, 0, 0, 25, 25, 25, 38]);
    expect(refusal(small, { type: 'scale', block: everything(small), factor: Number.NaN }).code).toBe(
      'negativeAmount',
    );
    expect(refusal(small, { type: 'scale', block: everything(small), factor: 1e300 }).code).toBe(
      'amountTooLarge',
    );
  });

  it('leaves empty cells empty and refuses where all is locked', () => {
    const empty = { regions: ['a'], lines: ['v'], periods: [0, 1] };
    expect(edited(small, { type: 'scale', block: empty, factor: 3 }).changes).toEqual([]);
    const inside = { regions: ['a'], lines: ['u'], periods: [1] };
    expect(refusal(small, { type: 'scale', block: inside, factor: 3 }).code).toBe('nothingToSpread');
  });
});

/** Puts the rows of a change list back, as the history does. */
function reverted(allocation: Allocation, changes: readonly RowChange[]): Allocation {
  const rows = allocation.rows.map((row) => {
    const change = changes.find(({ region, line }) => region === row.region && line === row.line);
    return change?.before ? { ...row, amounts: change.before } : row;
  });
  return { ...allocation, rows };
}

describe('changes', () => {
  const anyEdit = allocationAndBlock.chain(({ allocation, block }) =>
    fc.record({
      allocation: fc.constant(allocation),
      edit: fc.oneof(
        fc.nat(100_000).map((v): AllocationEdit => ({ type: 'spread', block, amount: minorUnits(v) })),
        fc
          .double({ min: 0, max: 5, noNaN: true })
          .map((factor): AllocationEdit => ({ type: 'scale', block, factor })),
        fc.nat(100_000).map(
          (v): AllocationEdit => ({
            type: 'set',
            cells: block.regions.flatMap((region) =>
              block.lines.map((line) => ({
                region,
                line,
                period: block.periods[0] ?? 0,
                amount: minorUnits(v),
              })),
            ),
          }),
        ),
      ),
    }),
  );

  it('hold what it takes to undo, and touch nothing that they do not list', () => {
    fc.assert(
      fc.property(anyEdit, ({ allocation, edit }) => {
        const frozen = JSON.stringify(allocation);
        const outcome = applyEdit(allocation, edit, WORDS);
        expect(JSON.stringify(allocation)).toBe(frozen);
        if (!outcome.ok) return;
        expect(reverted(outcome.value.allocation, outcome.value.changes)).toEqual(allocation);
        const isLocked = locked(allocation);
        const before = cells(allocation);
        cells(outcome.value.allocation).forEach((value, cell) => {
          if (isLocked[cell]) expect(value).toBe(before[cell]);
        });
        for (const change of outcome.value.changes) expect(change.before).not.toEqual(change.after);
      }),
    );
  });
});
