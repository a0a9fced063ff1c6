import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exactFigure } from '../../renderer/features/explain/exact.ts';
import { fullFigure, shortFigure } from '../../renderer/features/results/figures.ts';
import { formatCorrelation } from '../../renderer/i18n/format.ts';
import { correlationText, exactText, fullText, shortText } from '../e2e/support/rounding.ts';

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
