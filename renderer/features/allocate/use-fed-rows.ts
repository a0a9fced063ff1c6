import type { GridApi } from 'ag-grid-community';
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { PivotRow } from './pivot-row.ts';
import { sameRows } from './place.ts';
import type { Sheet } from './sheet.ts';

/**
 * The rows that the grid library is given: anew only where there are others or in another order. Rows that hold other
 * amounts are handed to it one by one, since it would compare and arrange all of thousands for each edit.
 */
export function useFedRows(api: RefObject<GridApi<PivotRow> | null>, sheet: Sheet) {
  const [given, setGiven] = useState(sheet);
  if (given !== sheet && !sameRows(given, sheet)) setGiven(sheet);
  const fed = useRef(given);
  /** Hands over the rows that the library does not have as they are now. */
  const feed = useCallback(() => {
    const before = fed.current.rows;
    fed.current = sheet;
    sheet.rows.forEach((row, place) => {
      if (row === before[place]) return;
      const isLast = place === sheet.rows.length - 1;
      const node = isLast ? api.current?.getPinnedBottomRow(0) : api.current?.getRowNode(row.id);
      if (node && node.data !== row) node.updateData(row);
    });
  }, [api, sheet]);
  useLayoutEffect(() => {
    if (api.current) feed();
  }, [api, feed]);
  const rows = useMemo(() => ({ body: given.rows.slice(0, -1), bottom: given.rows.slice(-1) }), [given]);
  return { ...rows, feed };
}
