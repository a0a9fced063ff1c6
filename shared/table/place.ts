import { currencyDecimals, type Minor, minorUnits, toMinor } from '../money.ts';
import type { Calendar } from '../plan/document.ts';
import { currencyIn, currencyInHead, type WrittenCurrency } from './currency.ts';
import { cellText, type GridCell, type GridRow, type Sheet } from './grid.ts';
import { type MemberFinder, nameKey, type TableMapping } from './mapping.ts';
import { readAmount } from './read-amount.ts';
import { readPeriod } from './read-period.ts';

/** Why something of a table has no place in the plan. */
export type UnplacedReason =
  | 'total'
  | 'regionUnknown'
  | 'lineUnknown'
  | 'leftOut'
  | 'periodUnknown'
  | 'periodOutside'
  | 'notAmount'
  | 'negative'
  | 'tooLarge'
  | 'error'
  | 'duplicate'
  | 'merged'
  | 'otherCurrency'
  | 'locked';

/** A row, or one cell of it, that was not placed: where it stands and what it says. */
export interface Unplaced {
  readonly row: number;
  /** From 0; null where the whole row is meant. */
  readonly column: number | null;
  readonly text: string;
  readonly reason: UnplacedReason;
}

/** An amount in its place; what several rows give to one cell (months of a quarter) is added up. */
export interface PlacedCell {
  readonly region: string;
  readonly line: string;
  readonly period: number;
  readonly amount: Minor;
  /** Where the first of what it is made of stands, and what that says. */
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

/** Amounts that are written in a currency other than the plan's: how many, and where the first of them stands. */
export interface ForeignAmounts {
  /** As the table writes it: `€`, `EUR`. */
  readonly sign: string;
  readonly count: number;
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface PlacedTable {
  readonly cells: readonly PlacedCell[];
  /** By what is written; taken or left out as the mapping says. */
  readonly foreign: readonly ForeignAmounts[];
  readonly unplaced: readonly Unplaced[];
  /** Amounts that had more decimals than the currency. */
  readonly rounded: number;
}

/** What stands for a sum of other rows. */
const TOTAL = /^(grand |sub)?total|^sum(me)?\b|gesamt|zwischensumme|^合计|^总计|^小计|^总额|^汇总/;

/** A row of a table: whose amounts they are, or why nobody's. */
type Pair =
  | { readonly region: string; readonly line: string }
  | { readonly reason: UnplacedReason; readonly column: number | null; readonly text?: string };

/** Reads the rows of one sheet by a mapping. */
class Placing {
  readonly #mapping: TableMapping;
  readonly #calendar: Calendar;
  readonly #find: MemberFinder;
  readonly #currency: string;
  readonly #decimals: number;
  /** By column: the currency that its head names. */
  readonly #headCurrencies: readonly (WrittenCurrency | null)[];
  readonly #names: ReadonlyMap<string, string | null>;
  readonly #sums = new Map<string, Omit<PlacedCell, 'amount'> & { minor: number }>();
  readonly #seen = new Set<string>();
  readonly unplaced: Unplaced[] = [];
  readonly foreign = new Map<string, ForeignAmounts>();
  rounded = 0;
  #region = '';

  constructor(sheet: Sheet, mapping: TableMapping, calendar: Calendar, find: MemberFinder, currency: string) {
    const head = sheet.rows.find(({ number }) => number === mapping.headRow);
    this.#headCurrencies = head?.cells.map((cell) => currencyInHead(cellText(cell))) ?? [];
    this.#mapping = mapping;
    this.#calendar = calendar;
    this.#find = find;
    this.#currency = currency;
    this.#decimals = currencyDecimals(currency);
    this.#names = new Map(
      mapping.names.map(({ dimension, name, member }) => [`${dimension}:${nameKey(name)}`, member]),
    );
  }

  get cells(): PlacedCell[] {
    return [...this.#sums.values()].map(({ minor, ...at }) => ({ ...at, amount: minorUnits(minor) }));
  }

  #refuse(row: GridRow, column: number | null, reason: UnplacedReason, said?: string): void {
    const shown = column === null ? row.cells : [row.cells[column] ?? null];
    const text = shown
      .map(cellText)
      .filter((each) => each !== '')
      .join(' · ')
      .slice(0, 120);
    this.unplaced.push({ row: row.number, column, text: said ?? text, reason });
  }

  row(row: GridRow, merged: boolean): void {
    const { shape, periods, periodColumn, amountColumn } = this.#mapping;
    if (!this.#hasAmount(row)) return;
    const pair = this.#pairOf(row);
    if ('reason' in pair) this.#refuse(row, pair.column, pair.reason, pair.text);
    else if (merged) this.#refuse(row, null, 'merged');
    else if (shape === 'wide')
      for (const { column, period } of periods) this.#place(row, column, pair, period, `c${column}`);
    else if (periodColumn !== null && amountColumn !== null) {
      const cell = row.cells[periodColumn] ?? null;
      const period = readPeriod(cell, this.#calendar);
      if (period === null) this.#refuse(row, periodColumn, 'periodUnknown');
      else this.#place(row, amountColumn, pair, period, nameKey(cellText(cell)));
    }
  }

  #hasAmount({ cells }: GridRow): boolean {
    const { shape, periods, amountColumn } = this.#mapping;
    const columns = shape === 'wide' ? periods.map(({ column }) => column) : [amountColumn ?? -1];
    return columns.some((column) => (cells[column] ?? null) !== null && cells[column] !== '');
  }

  /** A region that is written once for the rows below it holds for them, as in outlines and pivots. */
  #pairOf({ cells }: GridRow): Pair {
    const { regionColumn, lineColumn, region, line } = this.#mapping;
    const text = (column: number | null) => (column === null ? '' : cellText(cells[column] ?? null).trim());
    if (regionColumn !== null && text(regionColumn) !== '') this.#region = text(regionColumn);
    const names = {
      region: regionColumn === null ? (region ?? '') : this.#region,
      line: lineColumn === null ? (line ?? '') : text(lineColumn),
    };
    if (TOTAL.test(nameKey(names.line)) || TOTAL.test(nameKey(text(regionColumn))))
      return { reason: 'total', column: null };
    if (names.line === '') return { reason: 'total', column: null };
    const found = { region: this.#member('region', names.region), line: this.#member('line', names.line) };
    if (found.region === undefined)
      return { reason: 'regionUnknown', column: regionColumn, text: names.region };
    if (found.line === undefined) return { reason: 'lineUnknown', column: lineColumn, text: names.line };
    if (found.region === null || found.line === null) return { reason: 'leftOut', column: null };
    return { region: found.region, line: found.line };
  }

  /** The member that a name stands for; null where its rows are to be left out, undefined where nobody knows it. */
  #member(dimension: 'region' | 'line', name: string): string | null | undefined {
    const mapped = this.#names.get(`${dimension}:${nameKey(name)}`);
    return mapped === undefined ? (this.#find(dimension, name) ?? undefined) : mapped;
  }

  #place(
    row: GridRow,
    column: number,
    pair: { region: string; line: string },
    period: number,
    time: string,
  ): void {
    const cell = row.cells[column] ?? null;
    if (cell === null || cell === '') return;
    const { region, line } = pair;
    const once = `${region}|${line}|${time}`;
    const amount = this.#amountOf(cell);
    if (period < 0 || period >= this.#calendar.periods) this.#refuse(row, column, 'periodOutside');
    else if (typeof amount !== 'number') this.#refuse(row, column, amount.reason);
    else if (this.#seen.has(once)) this.#refuse(row, column, 'duplicate');
    else if (this.#noteForeign(row, column, cell) && !this.#mapping.takesForeign)
      this.#refuse(row, column, 'otherCurrency');
    else {
      this.#seen.add(once);
      const key = `${region}|${line}|${period}`;
      const origin = { row: row.number, column, text: cellText(cell) };
      const sum = this.#sums.get(key) ?? { region, line, period, ...origin, minor: 0 };
      sum.minor += amount;
      this.#sums.set(key, sum);
    }
  }

  /** Notes an amount in another currency, by its own text or format or else by the head of its column; true where it is. */
  #noteForeign(row: GridRow, column: number, cell: GridCell): boolean {
    const text = cellText(cell);
    const own = typeof cell === 'string' ? cell : (row.currencies?.[column] ?? '');
    const written = currencyIn(own) ?? this.#headCurrencies[column];
    if (!written || written.codes.includes(this.#currency)) return false;
    const { sign } = written;
    const known = this.foreign.get(sign) ?? { sign, count: 0, row: row.number, column, text };
    this.foreign.set(sign, { ...known, count: known.count + 1 });
    return true;
  }

  #amountOf(cell: GridCell): number | { reason: UnplacedReason } {
    if (typeof cell === 'object' && 'error' in cell) return { reason: 'error' };
    const value = readAmount(cell, this.#mapping.decimalMark);
    if (value === null || !Number.isFinite(value)) return { reason: 'notAmount' };
    if (value < 0) return { reason: 'negative' };
    const scaled = Number((value * this.#mapping.unit).toPrecision(15));
    const exact = toMinor(scaled, this.#decimals);
    if (exact !== null) return exact;
    const rounded = Math.round(scaled * 10 ** this.#decimals);
    if (!Number.isSafeInteger(rounded)) return { reason: 'tooLarge' };
    this.rounded += 1;
    return rounded;
  }
}

/** The rows that merged ranges reach into, below the head. */
function mergedRows(sheet: Sheet, headRow: number): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const range of sheet.merged) {
    const [from = 0, to = from] = range.split(':').map((reference) => Number(/\d+$/.exec(reference)?.[0]));
    // A title over the whole width is no harm; ranges as long as a sheet are not walked through.
    for (let row = Math.max(from, headRow + 1); row <= Math.min(to, from + 100_000); row++) rows.add(row);
  }
  return rows;
}

/**
 * Puts the amounts of a sheet in their places in a plan, and lists every row and cell that has none, with the reason.
 * Nothing is guessed any more: the mapping says all. Amounts are in minor units of `currency`, whole numbers of them.
 */
export function placeTable(
  sheet: Sheet,
  mapping: TableMapping,
  calendar: Calendar,
  find: MemberFinder,
  currency: string,
): PlacedTable {
  const placing = new Placing(sheet, mapping, calendar, find, currency);
  const merged = mergedRows(sheet, mapping.headRow);
  for (const row of sheet.rows) {
    if (row.number > mapping.headRow) placing.row(row, merged.has(row.number));
  }
  const { cells, unplaced, rounded } = placing;
  return { cells, foreign: [...placing.foreign.values()], unplaced, rounded };
}
