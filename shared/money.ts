import { CURRENCIES_IN_USE, DECIMALS_OTHER_THAN_TWO } from './currencies.ts';

/** An amount in whole minor units (cents) of the plan's currency. Made by {@link toMinor} and {@link minorUnits} alone. */
export type Minor = number & { readonly __unit: 'minor' };

const LARGEST = Number.MAX_SAFE_INTEGER;

/** Whether `code` is a currency of ISO 4217 that is in use and has a minor unit: upper case, no metals, no test codes. */
export function isCurrency(code: string): boolean {
  return CURRENCIES_IN_USE.has(code);
}

/**
 * Decimals of a currency by ISO 4217; 2 for a code that is not in its list. Not the platform's table: CLDR's gives the
 * decimals in everyday use, which differ (IQD 0 there, 3 here).
 */
export function currencyDecimals(currency: string): number {
  return DECIMALS_OTHER_THAN_TWO.get(currency) ?? 2;
}

/** A whole number of minor units as money. Throws where it is no safe integer: that is a defect, not an input error. */
export function minorUnits(value: number): Minor {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of minor units: ${value}`);
  return (value === 0 ? 0 : value) as Minor;
}

/**
 * Totals up to this many minor units can be kept: every amount below has a double of its own in the main unit, with up
 * to four decimals, so that a document says it to the last digit.
 */
export const LARGEST_TOTAL = 2 ** 52;

/**
 * `amount` in the main unit as minor units: the whole number whose double it is, or that it is 1e-6 away from; null where
 * there is none, or it is too large to be exact. Large amounts need the first: 2499903619.45 · 100 is 3e-5 off.
 */
export function toMinor(amount: number, decimals: number): Minor | null {
  const scaled = amount * 10 ** decimals;
  const whole = Math.round(scaled);
  if (!Number.isFinite(scaled) || Math.abs(whole) > LARGEST) return null;
  const exact = [whole, whole - 1, whole + 1].find((candidate) => candidate / 10 ** decimals === amount);
  if (exact !== undefined) return minorUnits(exact);
  return Math.abs(scaled - whole) > 1e-6 ? null : minorUnits(whole);
}

/** The nearest double to the amount in the main unit. */
export function toMain(amount: Minor, decimals: number): number {
  return amount / 10 ** decimals;
}

/**
 * An amount as people write it in `locale`, with all decimals of the currency and its own sign, as figures of all
 * screens have it: `$1,234.50` in every language, never `US$1,234.50`.
 */
export function formatMoney(amount: Minor, currency: string, locale: string): string {
  const decimals = currencyDecimals(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(decimalText(amount, decimals)).replace('-', '−');
}

/** The exact decimal of an amount, so that large ones are not rounded on the way to the formatter. */
function decimalText(amount: Minor, decimals: number): Intl.StringNumericLiteral {
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals);
  const text = `${amount < 0 ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
  return text as Intl.StringNumericLiteral;
}
