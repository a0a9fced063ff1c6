import type { ExchangeRemark } from './messages/exchange.ts';
import type { Message } from './messages/message.ts';
import type { Minor } from './money.ts';
import type { TableMapping } from './table/mapping.ts';
import type { ForeignAmounts, Unplaced } from './table/place.ts';
import type { HistoryState, PlanSummary } from './views.ts';

/** What the import assistant shows. Rows and columns are named as the file counts them. */

export interface ImportSheetView {
  name: string;
  hidden: boolean;
  rows: number;
  columns: number;
  /** The first rows as they read, for choosing head and columns. */
  sample: { number: number; cells: string[] }[];
}

/** A file that was read and waits to be mapped. */
export interface ImportView {
  token: string;
  fileName: string;
  sheets: ImportSheetView[];
  /** What was used for a table with the same head before, else a guess; null where no head was found. */
  mapping: TableMapping | null;
  /** True where the mapping is one that was used before. */
  remembered: boolean;
  /** True for a workbook that Headroom wrote: it can come home as a plan as well. */
  ownWorkbook: boolean;
}

export interface ImportChange {
  region: string;
  line: string;
  period: number;
  before: Minor;
  after: Minor;
}

/** What an import would do, cell by cell; nothing is changed yet. */
export interface ImportPreview {
  revision: number;
  /** Cells that would change, in the order of the plan; at most {@link MOST_SHOWN} of `changeCount`. */
  changes: ImportChange[];
  changeCount: number;
  /** Cells of the table that hold what the plan has already. */
  sameCount: number;
  unplaced: Unplaced[];
  unplacedCount: number;
  /** Names of the table that the plan does not know, with how many rows have them: to be mapped by hand. */
  unknownNames: { dimension: 'region' | 'line'; name: string; rows: number }[];
  /** Of the whole scenario. */
  totalBefore: Minor;
  totalAfter: Minor;
  /** Amounts in another currency than the plan's. */
  foreign: readonly ForeignAmounts[];
  /** Amounts that were rounded to the currency's smallest unit. */
  rounded: number;
}

export interface ImportApplied {
  revision: number;
  changed: number;
  history: HistoryState;
}

/** Plans that a file brought, in its order, and what of the file did not come along. */
export interface PlansImported {
  plans: PlanSummary[];
  remarks: Message<ExchangeRemark>[];
}

/** Entries of a list that a window is sent; the counts are of all. */
export const MOST_SHOWN = 2_000;
