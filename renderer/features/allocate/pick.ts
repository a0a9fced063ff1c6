import type { PivotCategory, PivotView } from './pivot-row.ts';
import type { Range } from './selection.ts';
import { type Sheet, totalColumn } from './sheet.ts';

/** A part of a picture that stands for rows of the grid: null stands for all of them. */
export interface Pick {
  readonly region: string | null;
  readonly category: string | null;
  readonly period: number | null;
}

/** The way round in which the rows of a pick stand together. */
export const viewOf = (pick: Pick): PivotView => (pick.region === null ? 'category' : 'region');

/** The rows below which those of a pick stand, and which are unfolded for it. */
export const openedBy = ({ region }: Pick): string[] => (region === null ? [] : [region]);

/** The range of the sheet that a pick stands for; null where the sheet has no such rows. */
export function rangeOf(sheet: Sheet, pick: Pick, categories: readonly PivotCategory[]): Range | null {
  const { region, category, period } = pick;
  const lines = new Set(categories.find(({ id }) => id === category)?.lines ?? []);
  const rows = sheet.rows.flatMap((row, place) => {
    if (region === null) return row.id === `category/${category}` ? [place] : [];
    if (category === null) return row.id === region ? [place] : [];
    return row.depth === 1 && row.regions[0] === region && lines.has(row.lines[0] ?? '') ? [place] : [];
  });
  const [top] = rows;
  const bottom = rows.at(-1);
  if (top === undefined || bottom === undefined) return null;
  const column = sheet.columns.findIndex(
    (each) => each.kind === 'periods' && period !== null && each.periods.includes(period),
  );
  const place = column < 0 ? totalColumn(sheet) : column;
  return { anchor: { row: top, column: place }, head: { row: bottom, column: place } };
}
