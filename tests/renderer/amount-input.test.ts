import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import {
  decimalMarkOfBlock,
  parseAmount,
  parseTyped,
} from '../../renderer/features/allocate/amount-input.ts';
import { evaluateArithmetic } from '../../renderer/features/allocate/arithmetic.ts';

const minor = (text: string, decimals = 2, mark: '.' | ',' = '.') => {
  const parsed = parseAmount(text, decimals, mark);
  return parsed.ok ? Number(parsed.amount) : parsed.fault;
};

describe('an amount as people type and paste it', () => {
  test.each([
    ['30000', 3_000_000],
    ['30,000', 3_000_000],
    ['30,000.50', 3_000_050],
    ['30.000,50', 3_000_050],
    ['30 000,5', 3_000_050],
    ['30’000.5', 3_000_050],
    ['1.234.567', 123_456_700],
    ['12,34,567', 123_456_700],
    ['$1,234.00', 123_400],
    ['1,234 USD', 123_400],
    ['USD 1,234', 123_400],
    ['¥1,234元', 123_400],
    ['1 234 €', 123_400],
    ['250k', 25_000_000],
    ['1.5m', 150_000_000],
    ['1,5m', 150_000_000],
    ['25万', 25_000_000],
    ['1.2亿', 12_000_000_000],
    ['３０００', 300_000],
    ['=1.2*45000', 5_400_000],
    ['=(1+2)*3-4/2', 700],
    ['=2*25万', 50_000_000],
    ['=45k*110%', 4_950_000],
    ['+5000', 500_000],
    ['-5', -500],
    ['(1,200)', -120_000],
    ['−7', -700],
    ['0', 0],
    ['-0', 0],
    ['0.10', 10],
    ['.5', 50],
    ['5.', 500],
    ['1.2300', 123],
    ['123456789012.34', 12_345_678_901_234],
  ])('%s', (text, expected) => {
    expect(minor(text)).toBe(expected);
  });

  test.each([
    ['', 'notANumber'],
    ['abc', 'notANumber'],
    ['1.2.3,4,5', 'notANumber'],
    ['1,23,4', 'notANumber'],
    ['0,500', 'notANumber'],
    ['1e5', 'notANumber'],
    ['=1/0', 'notANumber'],
    ['=alert(1)', 'notANumber'],
    ['1.234', 'tooManyDecimals'],
    ['0.001', 'tooManyDecimals'],
    ['99999999999999999', 'tooLarge'],
  ])('%s is refused: %s', (text, fault) => {
    expect(minor(text)).toBe(fault);
  });

  test('follows the decimals of the currency', () => {
    expect(minor('1234', 0)).toBe(1234);
    expect(minor('1,5', 0)).toBe('tooManyDecimals');
    expect(minor('1.234', 3)).toBe(1234);
  });

  test('a clear cell decides the mark for the whole block', () => {
    expect(decimalMarkOfBlock([['1.000', '2,50']])).toBe(',');
    expect(decimalMarkOfBlock([['1.000', '2.000']])).toBe('.');
    expect(decimalMarkOfBlock([['1,50', '2.50']])).toBe('.');
    expect(minor('1.000', 2, ',')).toBe(100_000);
  });

  test('reads back whatever a locale writes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 ** 14 }),
        fc.constantFrom('en', 'zh-CN', 'de', 'fr', 'de-CH', 'en-IN'),
        (cents, locale) => {
          const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(cents / 100);
          expect(minor(text)).toBe(cents);
        },
      ),
    );
  });

  test('never throws, whatever stands in a cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const parsed = parseAmount(text, 2);
        expect(parsed.ok ? Number.isSafeInteger(parsed.amount) : parsed.fault.length > 0).toBe(true);
      }),
    );
  });
});

describe('arithmetic', () => {
  test.each([
    ['1+2*3', 7],
    ['-(2-5)*2', 6],
    ['10/4', 2.5],
    ['2 * 3', 6],
    ['1-1-1', -1],
    ['8/2/2', 2],
  ])('%s', (text, expected) => {
    expect(evaluateArithmetic(text)).toBe(expected);
  });

  test.each(['', '1+', '(1', '1)', '2**3', '1 2', 'x', '1..2'])('%j is none', (text) => {
    expect(evaluateArithmetic(text)).toBeNull();
  });

  test('agrees with the language itself on sums of products', () => {
    const factor = fc.integer({ min: 1, max: 999 });
    fc.assert(
      fc.property(fc.array(fc.tuple(factor, factor), { minLength: 1, maxLength: 6 }), (terms) => {
        const text = terms.map(([a, b]) => `${a}*${b}`).join('+');
        expect(evaluateArithmetic(text)).toBe(terms.reduce((sum, [a, b]) => sum + a * b, 0));
      }),
    );
  });
});

describe('typed into a cell that holds 45,000.00', () => {
  test.each([
    ['+5%', 4_725_000],
    ['-2.5%', 4_387_500],
    ['+2,5 %', 4_612_500],
    ['＋１０％', 4_950_000],
    ['-100%', 0],
    ['250k', 25_000_000],
    ['5%', 'notANumber'],
    ['+x%', 'notANumber'],
  ])('%s', (text, expected) => {
    const parsed = parseTyped(text, minorUnits(4_500_000), 2);
    expect(parsed.ok ? Number(parsed.amount) : parsed.fault).toBe(expected);
  });
});
