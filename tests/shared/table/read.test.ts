import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodLabel } from '#shared/plan/calendar.ts';
import type { Calendar } from '#shared/plan/document.ts';
import { guessDecimalMark, readAmount } from '#shared/table/read-amount.ts';
import { guessSeparator, readCsv } from '#shared/table/read-csv.ts';
import { readPeriod } from '#shared/table/read-period.ts';

const QUARTERS: Calendar = { start: '2026-01', monthsPerPeriod: 3, periods: 12 };

describe('amounts', () => {
  it.each([
    ['1.234,56 €', ',', 1234.56],
    ['€ -12,5', ',', -12.5],
    ['1.000.000', ',', 1_000_000],
    ['3,5 Mio.', ',', 3_500_000],
    ['$1,234.50', '.', 1234.5],
    ['US$ 5k', '.', 5000],
    ['(300)', '.', -300],
    ['12万', '.', 120_000],
    ['1.2亿', '.', 120_000_000],
    ['¥12万元', '.', 120_000],
    ['１２３４', '.', 1234],
    ["12'345.6", '.', 12_345.6],
    ['12 345,6', ',', 12_345.6],
  ] as const)('%s with %s is %d', (text, mark, amount) => {
    expect(readAmount(text, mark)).toBe(amount);
  });

  it.each(['10 %', 'abc', '1,23', '1e5', '0x10', '', '12 apples', '1.2.3', '--5', '9'.repeat(50)])(
    '%s is none',
    (text) => {
      expect(readAmount(text, '.')).toBeNull();
    },
  );

  it('are read back from what a locale writes, whatever it is', () => {
    const cents = fc.integer({ min: -(10 ** 13), max: 10 ** 13 });
    fc.assert(
      fc.property(cents, fc.constantFrom('en', 'de', 'zh-CN', 'fr', 'de-CH'), (amount, locale) => {
        const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(
          amount / 100,
        );
        const mark = locale === 'de' || locale === 'fr' ? ',' : '.';
        expect(readAmount(text, mark)).toBe(amount / 100);
      }),
    );
  });

  it('say which mark stands before the decimals, and leave open what both could be', () => {
    expect(guessDecimalMark(['1.234,56 €', '3.000'])).toBe(',');
    expect(guessDecimalMark(['1,234', '2,000'])).toBe('.');
    expect(guessDecimalMark(['0,5', 'text', null, 3])).toBe(',');
  });
});

describe('periods', () => {
  it.each([
    '2026-Q2',
    'Q2 2026',
    'Q2/26',
    '2Q26',
    '2026年第2季度',
    '2026年二季度',
    '26年Q2',
    '2. Quartal 2026',
    'P2',
    '第2期',
    '2026-05',
    '05.2026',
    '2026-05-31',
    '31.05.2026',
    '5/31/2026',
    '4/1/2026',
    '2026/5/31',
    '2026年5月31日',
    'May 2026',
    'Mai 26',
    '2026年5月',
  ])('%s is the second quarter', (text) => {
    expect(readPeriod(text, QUARTERS)).toBe(1);
  });

  it('are days of the calendar and their numbers, too', () => {
    expect(readPeriod({ date: '2026-06-30' }, QUARTERS)).toBe(1);
    expect(readPeriod(46_143, QUARTERS)).toBe(1);
  });

  it.each(['2026', '2026-H1', 'Total', 'Brand 20', '2026-13', '45.99.2026', '', 12, 3.5, true, null])(
    '%j is none of a plan by quarters',
    (cell) => {
      expect(readPeriod(cell, QUARTERS)).toBeNull();
    },
  );

  it('outside of the plan are told as such', () => {
    expect(readPeriod('2025-Q4', QUARTERS)).toBe(-1);
    expect(readPeriod('2029-Q1', QUARTERS)).toBe(12);
  });

  it('of any calendar are known by their own labels', () => {
    const calendars = fc.record({
      start: fc
        .tuple(fc.integer({ min: 1990, max: 2080 }), fc.integer({ min: 1, max: 12 }))
        .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`),
      monthsPerPeriod: fc.constantFrom(1 as const, 3 as const, 6 as const, 12 as const),
      periods: fc.constant(9),
    });
    fc.assert(
      fc.property(
        calendars,
        fc.nat(8),
        fc.constantFrom('en' as const, 'zh-CN' as const),
        (calendar, period, locale) => {
          expect(readPeriod(periodLabel(calendar, period, locale), calendar)).toBe(period);
        },
      ),
    );
  });
});

describe('separated values', () => {
  it('come back from RFC 4180 with any separator and line end', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', ' x', '1', '东') });
    const records = fc.array(fc.array(field, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        records,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, separator, end) => {
          const head = ['one', 'two', 'three'].join(separator);
          const body = rows.map((row) =>
            row.map((each) => `"${each.replaceAll('"', '""')}"`).join(separator),
          );
          const sheet = readCsv([head, ...body].join(end), 'x');
          if ('reason' in sheet) throw new Error(sheet.reason);
          const read = sheet.rows.slice(1).map(({ cells }) => [0, 1, 2].map((n) => String(cells[n] ?? '')));
          const wanted = rows
            .map((row) => row.map((each) => each.trim()))
            .filter((row) => row.some((each) => each !== ''));
          expect(read).toEqual(wanted);
        },
      ),
    );
  });

  it('say where a quote stays open, and what separates', () => {
    expect(readCsv('a,b\n"c,d', 'x')).toEqual({ reason: 'quoteOpen', row: 2 });
    expect(guessSeparator('a;b\n1,5;2,5')).toBe(';');
    expect(readCsv("a\n'=1+1\n1.234", 'x')).toMatchObject({
      rows: [{ cells: ['a'] }, { cells: ['=1+1'] }, { cells: ['1.234'] }],
    });
  });
});
