import type { GridApi, IRowNode } from 'ag-grid-community';
import type { PivotRow } from './pivot-row.ts';
import { boundsOf, type Range } from './selection.ts';
import type { Sheet } from './sheet.ts';

/** Draws the cells of some ranges again, as far as they are drawn: what is selected shows by their style. */
export function refreshRanges(
  api: GridApi<PivotRow> | null,
  { rows, columns }: Sheet,
  ranges: readonly (Range | null)[],
): void {
  if (!api) return;
  // Also the row of the focus, which the grid library keeps drawn out of sight.
  const drawn = api.getRenderedNodes().filter(({ rowPinned }) => !rowPinned);
  const pinned = api.getPinnedBottomRow(0);
  for (const range of ranges) {
    if (!range) continue;
    const { top, bottom, left, right } = boundsOf(range);
    const nodes: IRowNode<PivotRow>[] = drawn.filter(
      ({ rowIndex }) => rowIndex !== null && rowIndex >= top && rowIndex <= bottom,
    );
    if (bottom >= rows.length - 1 && pinned) nodes.push(pinned);
    const ids = columns.slice(left, right + 1).map(({ id }) => id);
    if (nodes.length > 0) api.refreshCells({ rowNodes: nodes, columns: ids });
  }
}
