import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CURRENCIES_IN_USE, DECIMALS_OTHER_THAN_TWO } from '#shared/currencies.ts';
import {
  currencyDecimals,
  formatMoney,
  isCurrency,
  LARGEST_TOTAL,
  minorUnits,
  toMain,
  toMinor,
} from '#shared/money.ts';

const minor = fc.maxSafeInteger().map((value) => minorUnits(value));
const decimals = fc.constantFrom(0, 2, 3, 4);

describe('currencies', () => {
  it.each([
    ['USD', 2],
    ['JPY', 0],
    ['KWD', 3],
    ['CLF', 4],
    // Where CLDR, and so the platform, has the decimals of everyday use instead:
    ['IQD', 3],
    ['ALL', 2],
    ['IDR', 2],
    ['LAK', 2],
    ['RSD', 2],
    ['UYW', 4],
  ])('%s has %d decimals', (code, expected) => {
    expect(isCurrency(code)).toBe(true);
    expect(currencyDecimals(code)).toBe(expected);
  });

  it.each(['usd', 'US', 'USDT', 'XAU', 'XXX', 'XTS', 'ABC', '', 'HRK', 'constructor', 'US D'])(
    '%j is none',
    (code) => {
      expect(isCurrency(code)).toBe(false);
    },
  );

  it('are the list of ISO 4217: well-formed, each once, all exceptions among them', () => {
    const codes = [...CURRENCIES_IN_USE];
    expect(codes.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(codes).toEqual([...codes].sort());
    for (const code of DECIMALS_OTHER_THAN_TWO.keys()) expect(isCurrency(code)).toBe(true);
  });

  it('have no fewer decimals than everyday use shows, so that no amount is cut off', () => {
    for (const currency of CURRENCIES_IN_USE) {
      const everyday = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
      expect(currencyDecimals(currency)).toBeGreaterThanOrEqual(everyday.maximumFractionDigits ?? 0);
    }
  });
});

describe('amounts', () => {
  it('survive the way to the main unit and back, up to the largest total', () => {
    fc.assert(
      fc.property(fc.integer({ min: -LARGEST_TOTAL, max: LARGEST_TOTAL }), decimals, (value, places) => {
        expect(toMinor(toMain(minorUnits(value), places), places)).toBe(value === 0 ? 0 : value);
      }),
    );
  });

  it.each<[number, number, number | null]>([
    [30_000, 2, 3_000_000],
    [1.1, 2, 110],
    [0.1 + 0.2, 2, 30],
    [1.005, 2, null],
    [2499903619.45, 2, 249990361945],
    [2499903619.4505, 2, null],
    [0.5, 0, null],
    [1.0005, 3, null],
    [-0, 2, 0],
    [Number.NaN, 2, null],
    [Number.POSITIVE_INFINITY, 2, null],
    [1e15, 2, null],
    [Number.MAX_SAFE_INTEGER, 0, Number.MAX_SAFE_INTEGER],
  ])('%d with %d decimals', (amount, places, expected) => {
    expect(toMinor(amount, places)).toBe(expected);
  });

  it('are whole and safe, or a defect', () => {
    expect(() => minorUnits(0.5)).toThrow(/not a whole number/);
    expect(() => minorUnits(2 ** 53)).toThrow(/not a whole number/);
    expect(Object.is(minorUnits(-0), 0)).toBe(true);
  });
});

describe('formatting', () => {
  it.each<[number, string, string, string]>([
    [123_450, 'USD', 'en', '$1,234.50'],
    [-5, 'USD', 'en', '−$0.05'],
    [-1_488_000, 'USD', 'zh-CN', '−$14,880.00'],
    [0, 'USD', 'en', '$0.00'],
    [1235, 'JPY', 'en', '¥1,235'],
    [1_234_567, 'KWD', 'en', 'KWD 1,234.567'],
    [100_050, 'CNY', 'zh-CN', '¥1,000.50'],
    [Number.MAX_SAFE_INTEGER, 'USD', 'en', '$90,071,992,547,409.91'],
  ])('%d %s in %s', (amount, currency, locale, expected) => {
    expect(formatMoney(minorUnits(amount), currency, locale).replace(/\s/g, ' ')).toBe(expected);
  });

  it('shows every digit of any amount', () => {
    fc.assert(
      fc.property(minor, fc.constantFrom('USD', 'JPY', 'KWD', 'CLF'), (amount, currency) => {
        const shown = formatMoney(amount, currency, 'en').replace(/[^0-9]/g, '');
        expect(BigInt(shown)).toBe(BigInt(Math.abs(amount)));
      }),
    );
  });
});
