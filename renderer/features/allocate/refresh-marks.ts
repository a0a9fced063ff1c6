import type { GridApi } from 'ag-grid-community';
import type { CellMarking } from './cell-marks.ts';
import type { PivotRow } from './pivot-row.ts';
import type { Sheet } from './sheet.ts';

/**
 * Draws the cells in sight again whose marks differ, and no others: most edits change none. Forced, since a mark
 * changes how a cell is drawn, not what it holds.
 */
export function refreshMarks(
  api: GridApi<PivotRow> | null,
  { columns }: Sheet,
  before: CellMarking,
  now: CellMarking,
): void {
  if (!api) return;
  const pinned = api.getPinnedBottomRow(0);
  for (const node of [...api.getRenderedNodes(), ...(pinned ? [pinned] : [])]) {
    const { data } = node;
    if (!data) continue;
    const changed = columns.filter((column) => before.text(data, column) !== now.text(data, column));
    if (changed.length === 0) continue;
    api.refreshCells({ rowNodes: [node], columns: changed.map(({ id }) => id), force: true });
  }
}
