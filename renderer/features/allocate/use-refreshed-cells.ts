import type { GridApi } from 'ag-grid-community';
import { type RefObject, useEffect, useRef } from 'react';
import type { ColumnContext } from './columns.ts';
import type { PivotRow } from './pivot-row.ts';
import { refreshMarks } from './refresh-marks.ts';
import { refreshRanges } from './refresh-ranges.ts';
import { grandTotal, type Sheet } from './sheet.ts';

/** Draws cells again whose look depends on more than their row: the selection, marks, and shares of the total. */
export function useRefreshedCells(
  api: RefObject<GridApi<PivotRow> | null>,
  sheet: Sheet,
  { selection, marks }: Pick<ColumnContext, 'selection' | 'marks'>,
): void {
  const shown = useRef(sheet);
  shown.current = sheet;
  useEffect(
    () => selection.subscribe((range, before) => refreshRanges(api.current, shown.current, [before, range])),
    [api, selection],
  );
  useEffect(
    () => marks.subscribe((now, before) => refreshMarks(api.current, shown.current, before, now)),
    [api, marks],
  );
  const total = grandTotal(sheet);
  // Shares follow the total also in rows that hold what they held.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the total is what the cells are worked out from
  useEffect(() => api.current?.refreshCells({ columns: ['share'] }), [api, total]);
}
