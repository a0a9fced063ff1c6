import type { Breach } from '#shared/allocation/limits/breaches.ts';
import type { Limit } from '#shared/allocation/limits/limit.ts';
import type { PivotRow } from '../pivot-row.ts';
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
  const marked = new Map<string, readonly PivotRow[]>();
  for (const breach of breaches) {
    const found = marked.get(breach.limit.id) ?? markedRows(breach.limit, rows);
    marked.set(breach.limit.id, found);
    for (const { id } of found) {
      const known = byRow.get(id);
      if (known) known.push(breach);
      else byRow.set(id, [breach]);
    }
  }
  return ({ id }, column) => (byRow.get(id) ?? []).filter((breach) => meets(breach, column, periods));
}

function markedRows(limit: Limit, rows: readonly PivotRow[]): readonly PivotRow[] {
  const regions = new Set(limit.regions);
  const lines = new Set(limit.lines);
  const within = rows.filter(
    (row) => row.regions.every((id) => regions.has(id)) && row.lines.every((id) => lines.has(id)),
  );
  const exact = within.filter(
    (row) => row.regions.length === regions.size && row.lines.length === lines.size,
  );
  return exact.length > 0 ? exact : within;
}

function meets({ limit, from, to }: Breach, column: SheetColumn, periods: number): boolean {
  if (column.kind === 'total') return limit.each === 'plan';
  // What is about the whole horizon stands in the total alone.
  if (column.kind !== 'periods' || (limit.each === 'plan' && to - from + 1 === periods)) return false;
  const first = column.periods[0] ?? 0;
  const last = column.periods.at(-1) ?? 0;
  return from <= last && to >= first;
}
