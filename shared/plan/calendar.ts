import type { Locale } from '../locale.ts';
import type { Calendar } from './document.ts';

/** A calendar month: `month` 0 to 11. */
interface Month {
  readonly year: number;
  readonly month: number;
}

type Span = Pick<Calendar, 'start' | 'monthsPerPeriod'>;

/** The first month of a period, counted from 0. */
function firstMonth({ start, monthsPerPeriod }: Span, period: number): Month {
  const months = Number(start.slice(0, 4)) * 12 + Number(start.slice(5, 7)) - 1 + period * monthsPerPeriod;
  return { year: Math.floor(months / 12), month: months % 12 };
}

/** Midday of the month's first day, far from any change of date by time zone; years below 100 are meant as written. */
function dateOf({ year, month }: Month): Date {
  const date = new Date(Date.UTC(2000, month, 1, 12));
  date.setUTCFullYear(year);
  return date;
}

const MONTH: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  timeZone: 'UTC',
  calendar: 'gregory',
};
const COMPACT_MONTH: Intl.DateTimeFormatOptions = { ...MONTH, year: '2-digit' };

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an Intl formatter is slow and a plan has many periods, so each is made once. */
function monthFormat(locale: Locale, compact: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${compact}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, compact ? COMPACT_MONTH : MONTH);
  formats.set(key, format);
  return format;
}

function monthLabel(first: Month, locale: Locale, compact: boolean): string {
  return monthFormat(locale, compact).format(dateOf(first));
}

/** From the first month of a period to its last, where it is no quarter, half or year of the calendar. */
function rangeLabel(calendar: Span, period: number, locale: Locale, compact: boolean): string {
  const first = firstMonth(calendar, period);
  const next = firstMonth(calendar, period + 1);
  const last =
    next.month === 0 ? { year: next.year - 1, month: 11 } : { year: next.year, month: next.month - 1 };
  const format = monthFormat(locale, compact);
  // Chinese ranges fall back to 2026/11 – 2027/1 in CLDR; both months in full read like the other labels.
  if (locale === 'zh-CN') return `${format.format(dateOf(first))}–${format.format(dateOf(last))}`;
  return format.formatRange(dateOf(first), dateOf(last));
}

/** Year, quarter and half-year in words, the long ones and those for narrow columns. */
const WORDS: Readonly<
  Record<Locale, { quarter: PartLabel; half: PartLabel; year: (year: number) => string }>
> = {
  en: {
    quarter: (year, part, compact) => `${shortened(year, compact)}-Q${part}`,
    half: (year, part, compact) => `${shortened(year, compact)}-H${part}`,
    year: (year) => String(year),
  },
  'zh-CN': {
    quarter: (year, part, compact) =>
      compact ? `${shortened(year, true)}年Q${part}` : `${year}年第${part}季度`,
    half: (year, part, compact) => `${shortened(year, compact)}年${part === 1 ? '上' : '下'}半年`,
    year: (year) => `${year}年`,
  },
};

type PartLabel = (year: number, part: number, compact: boolean) => string;

function shortened(year: number, compact: boolean): string {
  return compact ? String(year % 100).padStart(2, '0') : String(year);
}

function labelOf(calendar: Span, period: number, locale: Locale, compact: boolean): string {
  const first = firstMonth(calendar, period);
  const { monthsPerPeriod } = calendar;
  if (monthsPerPeriod === 1) return monthLabel(first, locale, compact);
  if (first.month % monthsPerPeriod !== 0) return rangeLabel(calendar, period, locale, compact);
  const part = first.month / monthsPerPeriod + 1;
  const words = WORDS[locale];
  if (monthsPerPeriod === 3) return words.quarter(first.year, part, compact);
  return monthsPerPeriod === 6 ? words.half(first.year, part, compact) : words.year(first.year);
}

/**
 * The name of a period (0-based): `2026-Q1`, `2026年第1季度`, `Jan 2026`, `2026-H1`, `2026`; a period that starts
 * off the calendar's quarters, halves or years is named by its months.
 */
export function periodLabel(calendar: Span, period: number, locale: Locale): string {
  return labelOf(calendar, period, locale, false);
}

/** The same for the head of a narrow column: `26-Q1`, `26年Q1`, `Jan 26`. */
export function compactPeriodLabel(calendar: Span, period: number, locale: Locale): string {
  return labelOf(calendar, period, locale, true);
}
