import { totalsBy } from '../allocation/totals.ts';
import type { Allocation } from '../allocation/types.ts';
import type { PlanView } from '../views.ts';

/** What fits on the page beside the rest of the report. */
export const MOST_ROWS = 10;
export const MOST_COLUMNS = 8;

/** A column of the table: the periods from one to another, both counted in; a year where it is all there is of it. */
export interface SpendSpan {
  readonly from: number;
  readonly to: number;
  readonly year: number | null;
}

export interface SpendRow {
  /** Regions that the row sums up: one, or the smallest together. */
  readonly regions: readonly string[];
  /** One sum a column, in minor units. */
  readonly amounts: readonly number[];
  readonly total: number;
}

export interface SpendTable {
  readonly spans: readonly SpendSpan[];
  readonly rows: readonly SpendRow[];
  readonly sum: SpendRow;
}

/**
 * The allocation by region and time, small enough for one page whatever the plan: up to {@link MOST_ROWS} rows, the
 * smallest regions together in the last where there are more, and up to {@link MOST_COLUMNS} columns: periods, else
 * calendar years, else spans of equally many periods. Regions without spend have no row. Sums tie to the cent.
 */
export function spendTable(allocation: Allocation, calendar: PlanView['calendar']): SpendTable {
  const spans = spansOf(calendar);
  const totals = totalsBy(allocation, ({ region }) => region);
  const groups = regionGroups(allocation, MOST_ROWS);
  const rowOf = (regions: readonly string[]): SpendRow => {
    const amounts = spans.map(({ from, to }) =>
      regions.reduce((sum, region) => sum + sumBetween(totals.get(region)?.periods ?? [], from, to), 0),
    );
    return { regions, amounts, total: amounts.reduce((sum, amount) => sum + amount, 0) };
  };
  return { spans, rows: groups.map(rowOf), sum: rowOf(allocation.regions) };
}

function sumBetween(amounts: readonly number[], from: number, to: number): number {
  return amounts.slice(from, to + 1).reduce((sum, amount) => sum + amount, 0);
}

/** The regions that spend, each by itself; the smallest together, as the last, where there are more than `most`. */
export function regionGroups(allocation: Allocation, most: number): string[][] {
  const totals = totalsBy(allocation, ({ region }) => region);
  const totalOf = (region: string) => totals.get(region)?.total ?? 0;
  const regions = allocation.regions.filter((region) => totalOf(region) !== 0);
  if (regions.length <= most) return regions.map((region) => [region]);
  const largest = new Set([...regions].sort((a, b) => totalOf(b) - totalOf(a)).slice(0, most - 1));
  return [
    ...regions.filter((region) => largest.has(region)).map((region) => [region]),
    regions.filter((region) => !largest.has(region)),
  ];
}

function spansOf({ start, monthsPerPeriod, periods }: PlanView['calendar']): SpendSpan[] {
  if (periods <= MOST_COLUMNS) return equalSpans(periods, 1);
  const [year = 0, month = 1] = start.split('-').map(Number);
  const years: SpendSpan[] = [];
  for (let period = 0; period < periods; period += 1) {
    const of = year + Math.floor((month - 1 + period * monthsPerPeriod) / 12);
    const last = years.at(-1);
    if (last?.year === of) years[years.length - 1] = { ...last, to: period };
    else years.push({ from: period, to: period, year: of });
  }
  return years.length <= MOST_COLUMNS ? years : equalSpans(periods, Math.ceil(periods / MOST_COLUMNS));
}

function equalSpans(periods: number, length: number): SpendSpan[] {
  return Array.from({ length: Math.ceil(periods / length) }, (_, index) => ({
    from: index * length,
    to: Math.min(periods, (index + 1) * length) - 1,
    year: null,
  }));
}
