import type { Calendar } from '../plan/document.ts';
import { cellText, type GridCell, type GridRow, type Sheet } from './grid.ts';
import { type MemberFinder, nameKey, type TableMapping } from './mapping.ts';
import { guessDecimalMark, readAmount } from './read-amount.ts';
import { readPeriod } from './read-period.ts';

/** Rows among which a head is looked for, and below it columns are judged by. */
const SEARCHED_ROWS = 40;
const JUDGED_ROWS = 200;

/** What people call columns, in English, German, French and Chinese. */
const TITLES = {
  region: /region|market|country|territory|land|markt|gebiet|pays|区域|地区|市场|国家|大区/,
  line: /line|categor|account|item|cost|purpose|posten|kostenart|konto|poste|科目|项目|类别|费用|预算项/,
  period: /period|month|quarter|date|time|zeitraum|monat|quartal|datum|mois|期间|月份|季度|日期|时间|年月/,
  amount: /amount|spend|budget|value|total|cost|betrag|summe|wert|montant|金额|支出|预算|投入|费用/,
} as const;

/** What the amounts of a table are counted in, where its texts say so. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/单位[:：]?\s*百万|\b(in|€|\$)\s*(m|mn|mio|million)/, 1e6],
  [/单位[:：]?\s*亿/, 1e8],
  [/单位[:：]?\s*万|万元/, 1e4],
  [/单位[:：]?\s*千|\bin\s*(thousands|tsd|k\b)|\b(teur|keur|kusd|k€|\$k)\b/, 1e3],
];

interface Judged {
  readonly column: number;
  readonly title: string;
  readonly period: number | null;
  /** Shares of the cells below that are names of regions, of lines, periods, amounts; and how many there are. */
  readonly regions: number;
  readonly lines: number;
  readonly times: number;
  readonly amounts: number;
  readonly texts: number;
  readonly filled: number;
}

interface Plan {
  readonly calendar: Calendar;
  readonly find: MemberFinder;
}

function inPlan(period: number | null, { periods }: Calendar): number | null {
  return period !== null && period >= 0 && period < periods ? period : null;
}

function judge(column: number, head: GridRow, rows: readonly GridRow[], { calendar, find }: Plan): Judged {
  const cells = rows
    .map((row) => row.cells[column] ?? null)
    .filter((cell): cell is GridCell => cell !== null);
  const share = (fits: (cell: GridCell) => boolean) =>
    cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
  const mark = guessDecimalMark(cells);
  const title = head.cells[column] ?? null;
  return {
    column,
    title: nameKey(cellText(title)),
    period: inPlan(readPeriod(title, calendar), calendar),
    regions: share((cell) => find('region', cellText(cell)) !== null),
    lines: share((cell) => find('line', cellText(cell)) !== null),
    times: share((cell) => readPeriod(cell, calendar) !== null),
    amounts: share((cell) => readAmount(cell, mark) !== null),
    texts: share((cell) => typeof cell === 'string' && readAmount(cell, mark) === null),
    filled: cells.length,
  };
}

/** How much a row looks like a head: titles that say what is below, and amounts below them. */
function headScore(row: GridRow, below: readonly GridRow[], plan: Plan): number {
  let score = 0;
  row.cells.forEach((cell, column) => {
    if (cell === null) return;
    const text = nameKey(cellText(cell));
    const titled = Object.values(TITLES).some((title) => text.length <= 30 && title.test(text));
    const time = readPeriod(cell, plan.calendar) !== null;
    const amounts = below.filter(({ cells }) => {
      const value = cells[column] ?? null;
      return typeof value === 'number' || (value !== null && readAmount(value, '.') !== null);
    }).length;
    if (time && amounts > 0) score += 3;
    else if (titled) score += 2;
    else if (typeof cell === 'string' && amounts === 0) score += 0.5;
    else if (typeof cell === 'number') score -= 1;
  });
  return score;
}

function findHead(rows: readonly GridRow[], plan: Plan): GridRow | null {
  let best: GridRow | null = null;
  let most = 1;
  rows.slice(0, SEARCHED_ROWS).forEach((row, position) => {
    const below = rows.slice(position + 1, position + 11);
    const score = below.length === 0 ? 0 : headScore(row, below, plan);
    if (score > most) {
      best = row;
      most = score;
    }
  });
  return best;
}

/** The column that fits best, its title counting half as much as what stands below; null where none fits. */
function bestColumn(
  columns: readonly Judged[],
  share: keyof Judged,
  title: RegExp,
  taken: Set<number>,
): number | null {
  const score = (judged: Judged) => Number(judged[share]) + (title.test(judged.title) ? 0.5 : 0);
  const [best] = columns
    .filter(({ column, filled }) => !taken.has(column) && filled > 0)
    .sort((a, b) => score(b) - score(a) || a.column - b.column);
  if (best === undefined || score(best) < 0.4) return null;
  taken.add(best.column);
  return best.column;
}

function unitOf(rows: readonly GridRow[]): number {
  const text = rows
    .flatMap(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : '')))
    .join(' ')
    .toLowerCase();
  return UNITS.find(([pattern]) => pattern.test(text))?.[1] ?? 1;
}

/** Of text columns that name no member, the first: what a table of unknown regions is read by. */
function textColumn(columns: readonly Judged[], taken: Set<number>): number | null {
  const found = columns.find(({ column, texts, filled }) => !taken.has(column) && filled > 0 && texts > 0.5);
  if (found === undefined) return null;
  taken.add(found.column);
  return found.column;
}

/**
 * What a sheet's columns probably stand for: a start for whoever knows the table. Null where no row looks like a head.
 */
export function guessMapping(sheet: Sheet, calendar: Calendar, find: MemberFinder): TableMapping | null {
  const plan = { calendar, find };
  const head = findHead(sheet.rows, plan);
  if (head === null) return null;
  const position = sheet.rows.indexOf(head);
  const rows = sheet.rows.slice(position + 1, position + 1 + JUDGED_ROWS);
  const width = Math.max(head.cells.length, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => judge(column, head, rows, plan));
  const periods = columns
    .filter(({ period, amounts }) => period !== null && amounts > 0)
    .map(({ column, period }) => ({ column, period: period! }));
  const wide =
    periods.length > 1 ||
    (periods.length === 1 && !columns.some(({ times, period }) => times > 0.5 && period === null));
  const taken = new Set(wide ? periods.map(({ column }) => column) : []);
  const periodColumn = wide ? null : bestColumn(columns, 'times', TITLES.period, taken);
  const named = {
    region: bestColumn(columns, 'regions', TITLES.region, taken),
    line: bestColumn(columns, 'lines', TITLES.line, taken),
  };
  const amountColumn = wide ? null : bestColumn(columns, 'amounts', TITLES.amount, taken);
  const amountColumns = new Set(amountColumn === null ? periods.map(({ column }) => column) : [amountColumn]);
  const amounts = rows.flatMap(({ cells }) => cells.filter((_, column) => amountColumns.has(column)));
  return {
    sheet: sheet.name,
    headRow: head.number,
    shape: wide ? 'wide' : 'long',
    regionColumn: named.region ?? textColumn(columns, taken),
    lineColumn: named.line ?? textColumn(columns, taken),
    region: null,
    line: null,
    periods: wide ? periods : [],
    periodColumn,
    amountColumn,
    decimalMark: guessDecimalMark(amounts),
    unit: unitOf(sheet.rows.slice(0, position + 1)),
    takesForeign: false,
    names: [],
  };
}
