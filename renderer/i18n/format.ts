import type { Locale } from '#shared/locale.ts';

const cache = new Map<string, Intl.NumberFormat>();

/** Making an Intl formatter is slow and the grid needs thousands of numbers, so each is made once. */
export function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${JSON.stringify(options)}`;
  let format = cache.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, options);
    cache.set(key, format);
  }
  return format;
}

/** A proper minus sign: a hyphen is too short beside figures, and reads as a dash between two. */
export const withMinus = (text: string) => text.replaceAll('-', '−');

/**
 * A share or probability as a percentage: `67.3%`. What is something but would read as nothing keeps two digits that
 * mean something: `0.024%`.
 */
export function formatPercent(value: number, locale: Locale, digits = 1): string {
  const vanishes = value !== 0 && Math.abs(value) < 0.5 * 10 ** -(digits + 2);
  const options: Intl.NumberFormatOptions = {
    style: 'percent',
    signDisplay: 'negative',
    ...(vanishes
      ? { maximumSignificantDigits: 2 }
      : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  };
  return withMinus(numberFormat(locale, options).format(value));
}

/** A share of a whole as a percentage, with so many more digits that what is not all of it never reads as `100%`. */
export function formatShare(share: number, locale: Locale, digits = 1): string {
  const rest = Number((1 - share).toPrecision(12));
  const vanishes = rest > 0 && rest < 0.5 * 10 ** -(digits + 2);
  return formatPercent(share, locale, vanishes ? -powerOf(rest) - 2 : digits);
}

/** An amount of money in whole minor units, in the main unit, with `digits` decimals; what is beside it names the currency. */
export function formatMinor(minor: number, decimals: number, locale: Locale, digits = decimals): string {
  const options: Intl.NumberFormatOptions = {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay: 'negative',
  };
  return withMinus(numberFormat(locale, options).format(minor / 10 ** decimals));
}

/** An amount of money in whole minor units with the sign of its currency and all its decimals: `$14,880.00`. */
export function formatAmount(
  minor: number,
  { currency, decimals }: { readonly currency: string; readonly decimals: number },
  locale: Locale,
): string {
  const options: Intl.NumberFormatOptions = {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  };
  return withMinus(numberFormat(locale, options).format(minor / 10 ** decimals));
}

/** A figure for headline cards: K/M/B in English, 万/亿 in Chinese; currencies with their sign. */
export function formatHeadline(value: number, unit: string, locale: Locale): string {
  const currency = currencyOf(unit);
  const options: Intl.NumberFormatOptions = {
    notation: 'compact',
    signDisplay: 'negative',
    maximumSignificantDigits: significantDigits(value, locale),
    ...(currency ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
  };
  return withMinus(numberFormat(locale, options).format(value));
}

/** Three digits tell a card's figure; a compact number keeps all digits before its unit (1,234万). */
function significantDigits(value: number, locale: Locale): number {
  const size = Math.abs(value);
  if (locale === 'zh-CN' && size >= 1e7 && size < 1e8) return 4;
  return size >= 1000 || size < 100 ? 3 : 4;
}

/** The power of ten of a number, as it is written to nine digits. */
const powerOf = (value: number) => Number(value.toExponential(8).split('e')[1]);

/** Decimals that tell ticks apart which are `step` away from each other. */
const decimalsOf = (step: number) => (step > 0 ? Math.max(0, -powerOf(step)) : 0);

/** A tick of an axis: abbreviated as cards are, with no more digits than tell it from the next one, `step` away. */
export function formatTick(value: number, step: number, unit: string, locale: Locale): string {
  // What should be nought may come with the error of adding steps up.
  const exact = Math.abs(value) < step / 1000 ? 0 : value;
  const currency = currencyOf(unit);
  const digits = exact === 0 ? 1 : powerOf(Math.abs(exact)) - powerOf(step || Math.abs(exact)) + 1;
  const cents = currency !== null && step > 0 && step < 1 ? Math.max(2, decimalsOf(step)) : null;
  const options: Intl.NumberFormatOptions = {
    signDisplay: 'negative',
    ...(cents === null
      ? { notation: 'compact', maximumSignificantDigits: Math.min(15, Math.max(1, digits)) }
      : { minimumFractionDigits: cents, maximumFractionDigits: cents }),
    ...(currency ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } : {}),
  };
  return withMinus(numberFormat(locale, options).format(exact));
}

/** The same for shares. */
export const formatPercentTick = (value: number, step: number, locale: Locale): string =>
  formatPercent(value, locale, decimalsOf(step * 100));

/** The same for rank correlations and shifts. */
export const formatCorrelationTick = (value: number, step: number, locale: Locale): string =>
  formatCorrelation(value, locale, decimalsOf(step));

/** A figure in full for tables: as many decimals as its size asks for. */
export function formatFull(value: number, unit: string, locale: Locale): string {
  const size = Math.abs(value);
  const digits = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
  const currency = currencyOf(unit);
  const options: Intl.NumberFormatOptions = {
    maximumFractionDigits: digits,
    minimumFractionDigits: 0,
    signDisplay: 'negative',
  };
  if (currency) {
    // Below ten cents two decimals would say nothing, of a standard error least of all.
    const precision =
      size > 0 && size < 0.1
        ? { maximumSignificantDigits: 2 }
        : { minimumFractionDigits: size >= 1000 ? 0 : 2, maximumFractionDigits: size >= 1000 ? 0 : 2 };
    return withMinus(
      numberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        signDisplay: 'negative',
        ...precision,
      }).format(value),
    );
  }
  return withMinus(numberFormat(locale, options).format(value));
}

/** The currency that a unit such as `USD` or `USD/customer` starts with; null for other units. */
export function currencyOf(unit: string): string | null {
  return /^[A-Z]{3}(?=$|\/)/.exec(unit)?.[0] ?? null;
}

/** A seed, a count of trials: plain whole numbers with separators. */
export function formatCount(value: number, locale: Locale): string {
  return numberFormat(locale, { maximumFractionDigits: 0 }).format(value);
}

/** A rank correlation with its sign. */
export function formatCorrelation(value: number, locale: Locale, digits = 2): string {
  return withMinus(
    numberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    }).format(value),
  );
}

/** A point in time in the reader's language and time zone. */
export function formatMoment(iso: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A duration for progress: `4 s`, `2 min`. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  const [value, unit] = seconds < 90 ? [seconds, 'second'] : [Math.ceil(seconds / 60), 'minute'];
  return numberFormat(locale, { style: 'unit', unit: unit as string, unitDisplay: 'short' }).format(
    value as number,
  );
}
