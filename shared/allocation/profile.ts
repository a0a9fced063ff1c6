import { minorUnits } from '../money.ts';
import { success } from '../outcome.ts';
import { apportion } from './apportion.ts';
import { type Draft, write } from './draft.ts';
import { cellsOf, unknownIn } from './grid.ts';
import { holdingOf } from './holding.ts';
import { refuseProfile, refuseTooLarge, refuseUnknown, refuseWeights } from './refusals.ts';
import type { ProfilePart, Step } from './types.ts';
import type { EditWords } from './words.ts';

/** Weights are taken to this many parts of the largest: finer than a cent of any plan, and their sum stays exact. */
const WEIGHT_PARTS = 2 ** 40;

/**
 * Lays each row over the periods of its part by the weights, by largest remainders. What is locked stays; the rest of
 * the row's total goes to its unlocked periods. Refused where a row holds money and every weight that is not zero is
 * locked.
 */
export function profile(draft: Draft, parts: readonly ProfilePart[], words: EditWords): Step {
  const { allocation } = draft.grid;
  for (const { block, weights } of parts) {
    const unknown = unknownIn(draft.grid, block);
    if (unknown) return refuseUnknown(unknown, allocation, words);
    const byPeriod = wholeWeights(block.periods, weights);
    if (byPeriod === null) return refuseWeights();
    const { rows, periods } = cellsOf(draft.grid, block);
    for (const row of rows) {
      const cells = { rows: [row], periods };
      const { free, held } = holdingOf(draft, cells);
      if (held === 0) continue;
      if (!Number.isSafeInteger(held)) return refuseTooLarge();
      const wanted = free.map(([, period]) => byPeriod.get(period) ?? 0);
      if (wanted.every((weight) => weight === 0)) return refuseProfile(cells, allocation, words);
      apportion(held, wanted).forEach((amount, position) => {
        const [, period] = free[position] ?? [row, 0];
        write(draft, row, period, minorUnits(amount));
      });
    }
  }
  return success(null);
}

/** The weights as whole numbers by period; null where they are no weights. */
function wholeWeights(periods: readonly number[], weights: readonly number[]): Map<number, number> | null {
  if (weights.length !== periods.length) return null;
  const largest = Math.max(...weights);
  if (!(largest > 0) || !Number.isFinite(largest) || weights.some((weight) => !(weight >= 0))) return null;
  return new Map(
    periods.map((period, at) => [period, Math.round(((weights[at] ?? 0) / largest) * WEIGHT_PARTS)]),
  );
}
