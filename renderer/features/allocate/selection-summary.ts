import type { Bounds } from './selection.ts';
import { amountAt, type Sheet, totalColumn } from './sheet.ts';

export interface SelectionSummary {
  readonly cells: number;
  /** Minor units. */
  readonly sum: number;
  /** True where a total and what it sums up are both selected, so that a sum would count twice. */
  readonly overlaps: boolean;
}

/** Number of amounts in the bounds and their sum. */
export function selectionSummary(sheet: Sheet, { top, bottom, left, right }: Bounds): SelectionSummary {
  let cells = 0;
  let sum = 0;
  const seen = new Set<string>();
  let overlaps = right >= totalColumn(sheet) && left < totalColumn(sheet);
  for (let row = top; row <= bottom; row += 1) {
    const { regions = [], lines = [] } = sheet.rows[row] ?? {};
    for (const region of regions) {
      for (const line of lines) {
        const pair = `${region}/${line}`;
        overlaps ||= seen.has(pair);
        seen.add(pair);
      }
    }
    for (let column = left; column <= Math.min(right, totalColumn(sheet)); column += 1) {
      cells += 1;
      sum += amountAt(sheet, row, column) ?? 0;
    }
  }
  return { cells, sum, overlaps };
}
