import { type Minor, minorUnits } from '../money.ts';
import { type Grid, gridOf } from './grid.ts';
import { lockStates } from './locks.ts';
import type { Allocation, RowChange } from './types.ts';

/** An allocation while it is edited: rows are copied when they are first written, so the original stays as it is. */
export interface Draft {
  readonly grid: Grid;
  readonly locks: Uint8Array;
  readonly written: Map<number, Minor[]>;
}

export function draftOf(allocation: Allocation): Draft {
  const grid = gridOf(allocation);
  return { grid, locks: lockStates(allocation, grid), written: new Map() };
}

export function lockAt(draft: Draft, row: number, period: number): number {
  return draft.locks[row * draft.grid.allocation.periods + period] ?? 0;
}

export function amountAt(draft: Draft, row: number, period: number): Minor {
  const amounts = draft.written.get(row) ?? draft.grid.allocation.rows[row]?.amounts;
  return amounts?.[period] ?? minorUnits(0);
}

export function write(draft: Draft, row: number, period: number, amount: Minor): void {
  const amounts = draft.written.get(row) ?? [...(draft.grid.allocation.rows[row]?.amounts ?? [])];
  amounts[period] = amount;
  draft.written.set(row, amounts);
}

/** What the draft comes to: rows whose amounts differ, as changes and in place. */
export function finish(draft: Draft): { allocation: Allocation; changes: RowChange[] } {
  const { allocation } = draft.grid;
  const rows = [...allocation.rows];
  const changes: RowChange[] = [];
  for (const position of [...draft.written.keys()].sort((a, b) => a - b)) {
    const row = rows[position];
    const amounts = draft.written.get(position);
    if (!row || !amounts || amounts.every((amount, period) => amount === row.amounts[period])) continue;
    const { region, line } = row;
    changes.push({ region, line, before: row.own ? row.amounts : null, after: amounts });
    rows[position] = { region, line, amounts, own: true };
  }
  return { allocation: changes.length > 0 ? { ...allocation, rows } : allocation, changes };
}
