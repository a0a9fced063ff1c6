import fc from 'fast-check';
import { applyEdit } from '#shared/allocation/edit.ts';
import { lockStates } from '#shared/allocation/locks.ts';
import type { Allocation, AllocationEdit, Block, Edited, Lock } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { type Minor, minorUnits } from '#shared/money.ts';

export const WORDS: EditWords = {
  locale: 'en',
  region: (id) => id.toUpperCase(),
  line: (id) => id,
  period: (period) => `Q${period + 1}`,
  money: (amount) => `USD ${(amount / 100).toFixed(2)}`,
};

/** An allocation from rows of amounts: regions a, b, … each with lines x, y, …; `lines` of them a region. */
export function allocationFrom(amounts: number[][], lines: number, locks: Lock[] = []): Allocation {
  const regionIds = 'abcdef'.slice(0, amounts.length / lines).split('');
  const lineIds = 'uvwxyz'.slice(0, lines).split('');
  const rows = regionIds.flatMap((region, r) =>
    lineIds.map((line, l) => ({
      region,
      line,
      amounts: (amounts[r * lines + l] ?? []).map(minorUnits),
      own: true,
    })),
  );
  return { regions: regionIds, lines: lineIds, periods: amounts[0]?.length ?? 0, rows, locks };
}

export function edited(allocation: Allocation, edit: AllocationEdit): Edited {
  const outcome = applyEdit(allocation, edit, WORDS);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.faults)}`);
  return outcome.value;
}

export function refusal(allocation: Allocation, edit: AllocationEdit): { code: string; places: string } {
  const outcome = applyEdit(allocation, edit, WORDS);
  if (outcome.ok) throw new Error('the edit was made');
  const [fault] = outcome.faults;
  return { code: fault?.code ?? '', places: String(fault?.args.places ?? '') };
}

/** Every cell's amount, row after row. */
export function cells(allocation: Allocation): Minor[] {
  return allocation.rows.flatMap((row) => row.amounts);
}

/** Every cell's lock state, row after row. */
export function locked(allocation: Allocation): boolean[] {
  return Array.from(lockStates(allocation), (state) => state > 0);
}

/** What the block's cells hold together; a cell that is named twice counts once. */
export function blockTotal(allocation: Allocation, { regions, lines, periods }: Block): number {
  const within = allocation.rows.filter((row) => regions.includes(row.region) && lines.includes(row.line));
  const amounts = within.flatMap((row) => row.amounts.filter((_, period) => periods.includes(period)));
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

export function everything(allocation: Allocation): Block {
  const periods = Array.from({ length: allocation.periods }, (_, period) => period);
  return { regions: [...allocation.regions], lines: [...allocation.lines], periods };
}

const amount = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 1000 }) },
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2 ** 48 }) },
);

export function blockIn(regions: readonly string[], lines: readonly string[], periods: number) {
  const range = Array.from({ length: periods }, (_, period) => period);
  return fc.record({
    regions: fc.subarray([...regions], { minLength: 1 }),
    lines: fc.subarray([...lines], { minLength: 1 }),
    periods: fc.subarray(range, { minLength: 1 }),
  });
}

function lockIn(regions: readonly string[], lines: readonly string[], periods: number): fc.Arbitrary<Lock> {
  return fc
    .record({
      regions: fc.subarray([...regions], { minLength: 1 }),
      lines: fc.subarray([...lines], { minLength: 1 }),
      ends: fc.tuple(fc.nat(periods - 1), fc.nat(periods - 1)),
      inherited: fc.boolean(),
    })
    .map(({ regions: r, lines: l, ends, inherited }) => ({
      regions: r,
      lines: l,
      from: Math.min(...ends),
      to: Math.max(...ends),
      inherited,
    }));
}

/** An allocation of up to 4 × 3 × 4 cells with a few locks, and a block of its cells. */
export const allocationAndBlock: fc.Arbitrary<{ allocation: Allocation; block: Block }> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
  .chain(([regions, lines, periods]) => {
    const empty = allocationFrom(
      Array.from({ length: regions * lines }, () => new Array<number>(periods).fill(0)),
      lines,
    );
    return fc
      .record({
        amounts: fc.array(fc.array(amount, { minLength: periods, maxLength: periods }), {
          minLength: regions * lines,
          maxLength: regions * lines,
        }),
        locks: fc.array(lockIn(empty.regions, empty.lines, periods), { maxLength: 3 }),
        block: blockIn(empty.regions, empty.lines, periods),
      })
      .map(({ amounts, locks, block }) => ({ allocation: allocationFrom(amounts, lines, locks), block }));
  });
