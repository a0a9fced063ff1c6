import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactFigure } from '../../renderer/features/explain/exact.ts';
import { fullFigure, shortFigure } from '../../renderer/features/results/figures.ts';
import { formatCorrelation, formatPercentTick, formatTick } from '../../renderer/i18n/format.ts';
import { correlationText, exactText, fullText, shortText, tickText } from '../e2e/support/rounding.ts';

/** The window writes figures as the rule of the browser tests has it, which knows nothing of the window or of Intl. */

const value = fc
  .tuple(fc.double({ min: -9.99, max: 9.99, noNaN: true }), fc.integer({ min: -4, max: 11 }))
  .map(([digits, power]) => digits * 10 ** power)
  .filter((size) => size === 0 || Math.abs(size) >= 1e-6);
const kind = fc.constantFrom(
  { unit: 'USD', format: 'currency' } as const,
  { unit: 'customers', format: 'number' } as const,
  { unit: '1', format: 'percent' } as const,
);

test('figures by both ways of rounding are the same', () => {
  fc.assert(
    fc.property(value, kind, fc.constantFrom('en', 'zh-CN'), (size, of, locale) => {
      const share = of.format === 'percent' ? size / 1e12 : size;
      expect(shortText(share, of, locale)).toBe(shortFigure(share, of, locale));
      expect(fullText(share, of)).toBe(fullFigure(share, of, locale));
      expect(exactText(size, of)).toBe(exactFigure(size, of, locale));
      expect(correlationText(size / 1e10)).toBe(formatCorrelation(size / 1e10, locale));
    }),
    { numRuns: 2_000 },
  );
});

/** What a scale makes: multiples of 1, 2 or 5 times a power of ten, with the error of adding steps up. */
const ticks = fc
  .tuple(fc.constantFrom(1, 2, 5), fc.integer({ min: -3, max: 10 }), fc.integer({ min: -40, max: 2_000 }))
  .map(([digit, power, first]) => {
    const step = Number(`${digit}e${power}`);
    return { step, values: [0, 1, 2, 3, 4, 5].map((at) => (first + at) * step) };
  });

test('ticks of an axis are all different, and say every digit that they stand for', () => {
  fc.assert(
    fc.property(ticks, kind, fc.constantFrom('en', 'zh-CN'), ({ step, values }, of, locale) => {
      const percent = of.format === 'percent';
      const texts = values.map((size) =>
        percent ? formatPercentTick(size, step, locale) : formatTick(size, step, of.unit, locale),
      );
      expect(new Set(texts).size).toBe(values.length);
      expect(texts).toEqual(values.map((size) => tickText(size, step, of, locale)));
    }),
    { numRuns: 1_000 },
  );
});

test('ticks are as short as on cards', () => {
  expect(formatTick(2_500_000, 500_000, 'USD', 'en')).toBe('$2.5M');
  expect(formatTick(3_275_000, 5_000, 'USD', 'en')).toBe('$3.275M');
  expect(formatTick(-3_000_000, 1_000_000, 'USD', 'zh-CN')).toBe('−$300万');
  expect(formatTick(20, 10, 'USD/customer', 'en')).toBe('$20');
  expect(formatTick(0.3 - 0.1 - 0.2, 0.1, 'USD/customer', 'en')).toBe('$0.00');
  expect(formatPercentTick(0.015, 0.005, 'en')).toBe('1.5%');
});
