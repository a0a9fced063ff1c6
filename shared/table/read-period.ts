import { LOCALES } from '../locale.ts';
import { compactPeriodLabel, periodLabel } from '../plan/calendar.ts';
import type { Calendar } from '../plan/document.ts';
import type { GridCell } from './grid.ts';

/** A stretch of the calendar that a cell names: its first month, counted from year 0, and how many months it has. */
interface Span {
  readonly month: number;
  readonly months: 1 | 3 | 6 | 12;
}

const MONTH_NAMES: readonly RegExp[] = [
  /^jan/,
  /^(feb|fév)/,
  /^(mar|mär|mrz)/,
  /^(apr|avr)/,
  /^(may|mai)/,
  /^(jun|juin)/,
  /^(jul|juil)/,
  /^(aug|aoû)/,
  /^sep/,
  /^(oct|okt)/,
  /^nov/,
  /^(dec|dez|déc)/,
];
const CHINESE_DIGITS = '一二三四';

function yearOf(text: string): number {
  const year = Number(text);
  return text.length === 2 ? 2000 + year : year;
}

function monthSpan(year: string, month: number): Span | null {
  return month >= 1 && month <= 12 ? { month: yearOf(year) * 12 + month - 1, months: 1 } : null;
}

/** Of two numbers before a year, the day is the one that no month can be, or that stands at a month's edge. */
function dayAndMonth(a: number, b: number, point: boolean): number | null {
  if (a > 31 || b > 31 || (a > 12 && b > 12)) return null;
  if (a > 12 || point) return b;
  if (b > 12) return a;
  const edge = (day: number) => day === 1 || day >= 28;
  return edge(a) && !edge(b) ? b : a;
}

type Reader = (match: RegExpExecArray) => Span | null;

/** Ways to write a stretch of time, the more telling ones first. Texts are in lower case and NFKC. */
const PATTERNS: readonly (readonly [RegExp, Reader])[] = [
  [
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?(?:[t ].*)?$/,
    ([, year, month]) => monthSpan(year!, Number(month)),
  ],
  [
    /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/,
    ([, a, mark, b, year]) => {
      const month = dayAndMonth(Number(a), Number(b), mark === '.');
      return month === null ? null : monthSpan(year!, month);
    },
  ],
  [/^(\d{1,2})[./-](\d{4})$/, ([, month, year]) => monthSpan(year!, Number(month))],
  [/^(\d{4}|\d{2})\s*[-/年]?\s*q\s*([1-4])$/, ([, year, part]) => partSpan(year!, Number(part), 3)],
  [/^q\s*([1-4])\s*[-/']?\s*(\d{4}|\d{2})$/, ([, part, year]) => partSpan(year!, Number(part), 3)],
  [/^([1-4])\s*q\s*[-/']?\s*(\d{4}|\d{2})$/, ([, part, year]) => partSpan(year!, Number(part), 3)],
  [/^([1-4])\.?\s*quart(?:al|er)\s*(\d{4})$/, ([, part, year]) => partSpan(year!, Number(part), 3)],
  [
    /^(\d{4})\s*年?\s*第?\s*([1-4一二三四])\s*季度?$/,
    ([, year, part]) => partSpan(year!, Number(part) || CHINESE_DIGITS.indexOf(part!) + 1, 3),
  ],
  [/^(\d{4})\s*[-/]?\s*h\s*([12])$/, ([, year, part]) => partSpan(year!, Number(part), 6)],
  [/^h\s*([12])\s*[-/']?\s*(\d{4})$/, ([, part, year]) => partSpan(year!, Number(part), 6)],
  [/^(\d{4})\s*年?\s*([上下])半年$/, ([, year, part]) => partSpan(year!, part === '上' ? 1 : 2, 6)],
  [
    /^(\p{L}{3,12})\.?[\s\-/']*(\d{4}|\d{2})$/u,
    ([, name, year]) => monthSpan(year!, MONTH_NAMES.findIndex((month) => month.test(name!)) + 1),
  ],
  [/^(?:fy\s*)?(\d{4})\s*年?$/, ([, year]) => partSpan(year!, 1, 12)],
];

function partSpan(year: string, part: number, months: 3 | 6 | 12): Span {
  return { month: yearOf(year) * 12 + (part - 1) * months, months };
}

function spanOf(text: string): Span | null {
  for (const [pattern, read] of PATTERNS) {
    const match = pattern.exec(text);
    const span = match ? read(match) : null;
    if (span !== null && span.month >= 1900 * 12 && span.month < 2200 * 12) return span;
  }
  return null;
}

/** Days from 1900 that programs store for a date which lost its format: from 1990 to 2100. */
const EARLIEST_SERIAL = 32_874;
const LATEST_SERIAL = 73_050;
const DAY = 86_400_000;

function spanOfNumber(value: number): Span | null {
  if (!Number.isInteger(value)) return null;
  if (value >= 1900 && value < 2200) return { month: value * 12, months: 12 };
  if (value < EARLIEST_SERIAL || value > LATEST_SERIAL) return null;
  const date = new Date(Date.UTC(1899, 11, 30) + value * DAY);
  return { month: date.getUTCFullYear() * 12 + date.getUTCMonth(), months: 1 };
}

/** `P3`, `Period 3`, `第3期`: the number from 1 on. */
function numbered(text: string): number | null {
  const match = /^(?:p|period|periode|第)\s*\.?\s*(\d{1,3})\s*期?$/.exec(text);
  return match ? Number(match[1]) - 1 : null;
}

function labelled(text: string, calendar: Calendar): number | null {
  for (let period = 0; period < calendar.periods; period++) {
    for (const locale of LOCALES) {
      const labels = [periodLabel(calendar, period, locale), compactPeriodLabel(calendar, period, locale)];
      if (labels.some((label) => normalised(label) === text)) return period;
    }
  }
  return null;
}

function normalised(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/**
 * The period that a cell names: a date in any common style, a month, quarter, half-year or year in English, German,
 * French or Chinese, a period's own label, or its number from 1 (`P3`). What is shorter than a period stands for the
 * one that it lies in; what is longer stands for none. Null where the cell names no time; below 0 or at `periods` and
 * beyond where it lies outside the plan.
 */
export function readPeriod(cell: GridCell | null, calendar: Calendar): number | null {
  if (cell === null || typeof cell === 'boolean') return null;
  if (typeof cell === 'object' && !('date' in cell)) return null;
  if (typeof cell === 'number') return inCalendar(spanOfNumber(cell), calendar);
  const text = normalised(typeof cell === 'string' ? cell : cell.date);
  if (text.length > 40) return null;
  return labelled(text, calendar) ?? numbered(text) ?? inCalendar(spanOf(text), calendar);
}

function inCalendar(span: Span | null, { start, monthsPerPeriod }: Calendar): number | null {
  if (span === null || span.months > monthsPerPeriod) return null;
  const offset = span.month - (Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1);
  const period = Math.floor(offset / monthsPerPeriod);
  // A quarter must not reach over the end of a period that starts off the calendar's quarters.
  const last = Math.floor((offset + span.months - 1) / monthsPerPeriod);
  return period === last ? period : null;
}
