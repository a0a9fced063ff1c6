import { boundsOf, type Range } from '../selection.ts';
import { blockAt, type Sheet } from '../sheet.ts';

/** What a dialog begins with: the rows at both ends of the selection, by their ids, and the periods it spans. */
export interface Start {
  readonly from: string;
  readonly to: string | null;
  readonly first: number;
  readonly last: number;
}

/** Rows and periods of what is selected; everything where nothing is. */
export function startOf(sheet: Sheet, range: Range | null): Start {
  const whole = { from: 'total', to: null, first: 0, last: sheet.periods - 1 };
  if (!range) return whole;
  const { top, bottom, left, right } = boundsOf(range);
  const source = sheet.rows[top];
  if (!source) return whole;
  const periods: number[] = [];
  for (let column = left; column <= right; column += 1) {
    periods.push(...(blockAt(sheet, top, column)?.periods ?? []));
  }
  return {
    from: source.id,
    to: bottom > top ? (sheet.rows[bottom]?.id ?? null) : null,
    first: periods.length > 0 ? Math.min(...periods) : 0,
    last: periods.length > 0 ? Math.max(...periods) : sheet.periods - 1,
  };
}
