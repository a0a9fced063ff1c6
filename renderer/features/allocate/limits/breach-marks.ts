import type { Breach } from '#shared/allocation/limits/breaches.ts';
import type { PivotRow } from '../pivot.ts';
import type { SheetColumn } from '../sheet-columns.ts';

/**
 * The breaches that a cell of the grid takes part in: those of the row that is just what the limit is about, or, where
 * the grid has no such row, of every row within it; in the columns of the broken periods.
 */
export function breachMarks(
  breaches: readonly Breach[],
  rows: readonly PivotRow[],
  periods: number,
): (row: PivotRow, column: SheetColumn) => readonly Breach[] {
  const byRow = new Map<string, Breach[]>();
  for (const breach of breaches) {
    const regions = new Set(breach.limit.regions);
    const lines = new Set(breach.limit.lines);
    const within = rows.filter(
      (row) => row.regions.every((id) => regions.has(id)) && row.lines.every((id) => lines.has(id)),
    );
    const exact = within.filter(
      (row) => row.regions.length === regions.size && row.lines.length === lines.size,
    );
    for (const { id } of exact.length > 0 ? exact : within) {
      const known = byRow.get(id);
      if (known) known.push(breach);
      else byRow.set(id, [breach]);
    }
  }
  return ({ id }, column) => (byRow.get(id) ?? []).filter((breach) => meets(breach, column, periods));
}

function meets({ limit, from, to }: Breach, column: SheetColumn, periods: number): boolean {
  if (column.kind === 'total') return limit.each === 'plan';
  // What is about the whole horizon stands in the total alone.
  if (column.kind !== 'periods' || (limit.each === 'plan' && to - from + 1 === periods)) return false;
  const first = column.periods[0] ?? 0;
  const last = column.periods.at(-1) ?? 0;
  return from <= last && to >= first;
}
