import { gridOf, rowOf } from '../grid.ts';
import { FREE, lockStates } from '../locks.ts';
import type { Allocation } from '../types.ts';
import { type Limit, shareTolerance, spansOf } from './limit.ts';

/** An allocation as one array of cells, row after row, `periods` cells each. */
export interface CellArray {
  readonly allocation: Allocation;
  readonly amounts: Float64Array;
  readonly free: Uint8Array;
}

export function cellArray(allocation: Allocation): CellArray {
  const { rows, periods } = allocation;
  const amounts = new Float64Array(rows.length * periods);
  rows.forEach((row, position) => {
    amounts.set(row.amounts, position * periods);
  });
  return { allocation, amounts, free: lockStates(allocation).map((state) => (state === FREE ? 1 : 0)) };
}

/** One side of a limit in one span: Σ inside − share · Σ all ≤ bound (`over`), or ≥ bound (`under`). */
export interface Rule {
  readonly limit: Limit;
  readonly from: number;
  readonly to: number;
  readonly kind: 'over' | 'under';
  /** Rows of the cells that the limit is about. */
  readonly rows: readonly number[];
  /** The part of the whole that is taken off; 0 for amounts. */
  readonly share: number;
  /** In minor units; 0 for shares. */
  readonly bound: number;
}

/** Every rule of the limits, in their order. Cells that the plan does not have are left out. */
export function rulesOf(allocation: Allocation, limits: readonly Limit[]): Rule[] {
  const grid = gridOf(allocation);
  return limits.flatMap((limit) => {
    const rows = limit.regions.flatMap((region) =>
      limit.lines.flatMap((line) => {
        const row = rowOf(grid, region, line);
        return row < 0 ? [] : [row];
      }),
    );
    return spansOf(limit).flatMap((span) =>
      (['over', 'under'] as const).flatMap((kind): Rule[] => {
        const end = kind === 'over' ? limit.max : limit.min;
        if (end === null) return [];
        const size = limit.of === 'share' ? { share: end, bound: 0 } : { share: 0, bound: end };
        return [{ limit, ...span, kind, rows, ...size }];
      }),
    );
  });
}

/** Visits the indices of a rule's cells. */
export function visitInside({ rows, from, to }: Rule, periods: number, visit: (cell: number) => void): void {
  for (const row of rows) for (let period = from; period <= to; period += 1) visit(row * periods + period);
}

/** Visits the indices of all cells in a rule's periods. */
export function visitSpan(
  { from, to }: Rule,
  { rows, periods }: Allocation,
  visit: (cell: number) => void,
): void {
  for (let row = 0; row < rows.length; row += 1) {
    for (let period = from; period <= to; period += 1) visit(row * periods + period);
  }
}

/** What a rule's cells hold, what all cells hold in its periods, and by how much it is broken (≤ 0 where it is met). */
export interface Standing {
  readonly inside: number;
  readonly whole: number;
  readonly excess: number;
}

export function standingOf(rule: Rule, amounts: Float64Array, { rows, periods }: Allocation): Standing {
  const sum = (row: number) => {
    let total = 0;
    for (let period = rule.from; period <= rule.to; period += 1)
      total += amounts[row * periods + period] ?? 0;
    return total;
  };
  const inside = rule.rows.reduce((total, row) => total + sum(row), 0);
  const whole = rule.limit.of === 'amount' ? 0 : rows.reduce((total, _, row) => total + sum(row), 0);
  const beyond = inside - rule.share * whole - rule.bound;
  return { inside, whole, excess: rule.kind === 'over' ? beyond : -beyond };
}

/** True where a rule is not met, beyond what doubles lose on a share. */
export function isBroken(rule: Rule, { excess, whole }: Standing): boolean {
  return excess > (rule.limit.of === 'share' ? shareTolerance(whole) : 0);
}
