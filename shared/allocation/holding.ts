import { type Minor, minorUnits } from '../money.ts';
import { apportion } from './apportion.ts';
import { amountAt, type Draft, lockAt, write } from './draft.ts';
import type { Cells } from './grid.ts';
import { FREE } from './locks.ts';

/** The unlocked cells of a block with what they hold, and the sum of the locked ones. */
export interface Holding {
  readonly free: readonly (readonly [row: number, period: number])[];
  readonly amounts: readonly Minor[];
  readonly held: number;
  readonly locked: number;
}

export function holdingOf(draft: Draft, cells: Cells): Holding {
  const free: (readonly [number, number])[] = [];
  const amounts: Minor[] = [];
  let held = 0;
  let locked = 0;
  for (const row of cells.rows) {
    for (const period of cells.periods) {
      const amount = amountAt(draft, row, period);
      if (lockAt(draft, row, period) !== FREE) {
        locked += amount;
        continue;
      }
      free.push([row, period]);
      amounts.push(amount);
      held += amount;
    }
  }
  return { free, amounts, held, locked };
}

/** Gives the unlocked cells `total` together, in the proportions that they have; evenly where all are zero. */
export function distribute(draft: Draft, holding: Holding, total: number): void {
  apportion(total, holding.amounts).forEach((part, position) => {
    const [row, period] = holding.free[position] ?? [0, 0];
    if (part !== holding.amounts[position]) write(draft, row, period, minorUnits(part));
  });
}

/** The holding without the cells that are among `others`. */
export function withoutCells(holding: Holding, others: Cells): Holding {
  const rows = new Set(others.rows);
  const periods = new Set(others.periods);
  const kept = holding.free.flatMap(([row, period], position) =>
    rows.has(row) && periods.has(period) ? [] : [position],
  );
  const amounts = kept.map((position) => holding.amounts[position] ?? minorUnits(0));
  return {
    free: kept.map((position) => holding.free[position] ?? ([0, 0] as const)),
    amounts,
    held: amounts.reduce((sum, amount) => sum + amount, 0),
    locked: holding.locked,
  };
}
