import type { DecimalMark } from './read-amount.ts';

/** How a foreign table is read: which sheet, where its head is, and what its columns stand for. Columns count from 0. */
export interface TableMapping {
  sheet: string;
  /** The row of the head, as the file counts; data begin below it. */
  headRow: number;
  /** `wide`: a column for each period. `long`: a row for each amount, with its period beside it. */
  shape: 'wide' | 'long';
  /** Null where every row is of one region or line: `region`, `line` then name its member. */
  regionColumn: number | null;
  lineColumn: number | null;
  region: string | null;
  line: string | null;
  /** Of a wide table; columns that stand for no period are not read. */
  periods: { column: number; period: number }[];
  /** Of a long table. */
  periodColumn: number | null;
  amountColumn: number | null;
  decimalMark: DecimalMark;
  /** What amounts are counted in: 1000 where the table says thousands. */
  unit: number;
  /** True where amounts in another currency than the plan's are taken number for number; else they are left out. */
  takesForeign: boolean;
  /** Names of the table that are no names of the plan, to the member that they stand for; null leaves their rows out. */
  names: { dimension: 'region' | 'line'; name: string; member: string | null }[];
}

/** A name as it is compared: width, case and spaces do not tell names apart. */
export function nameKey(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** Finds members of a plan by what a table calls them. */
export type MemberFinder = (dimension: 'region' | 'line', name: string) => string | null;
