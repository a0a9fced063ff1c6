import { currencyDecimals, toMain } from '#shared/money.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { Cells } from './cells.ts';

/** Spend of every cell and period in the currency's main unit, at cell · periods + period; 0 where no row is. */
export function spendAmounts(cells: Cells, rows: ResolvedScenario['rows'], periods: number): Float64Array {
  const decimals = currencyDecimals(cells.index.document.currency);
  const amounts = new Float64Array(cells.count * periods);
  for (const row of rows) {
    const cell = cells.numberOf((dimension) => {
      const id = dimension === 'region' ? row.region : row.line;
      return cells.index.memberOf.get(id)!.position;
    });
    for (let period = 0; period < periods; period++)
      amounts[cell * periods + period] = toMain(row.amounts[period]!, decimals);
  }
  return amounts;
}
