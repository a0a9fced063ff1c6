import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LOCALES } from '#shared/locale.ts';
import { probabilityFigure } from '../../renderer/features/results/probability.ts';
import { probabilityText } from '../e2e/support/rounding.ts';
import { bothLanguages } from './both-languages.ts';

const words = await bothLanguages();

const shown = (share: number | null, trials: number, error?: number) =>
  probabilityFigure({ share, error, trials }, { t: words.en, locale: 'en' }).text;

it('does not claim certainty where every trial agrees', () => {
  expect(shown(0, 20_000, 0)).toBe('0% (below 0.015%)');
  expect(shown(1, 20_000, 0)).toBe('100% (above 99.985%)');
  expect(shown(0, 4_096)).toBe('0% (below 0.074%)');
  expect(shown(0, 10)).toBe('0% (below 26%)');
  expect(shown(0.5, 4_096, 0.01)).toBe('50.0% ± 1.0%');
  expect(shown(null, 4_096)).toBe('—');
});

it('writes any share of any number of trials as the rule of the browser tests has it', () => {
  const counts = fc
    .integer({ min: 1, max: 10_000_000 })
    .chain((trials) =>
      fc.tuple(
        fc.constant(trials),
        fc.oneof(
          fc.integer({ min: 0, max: trials }),
          fc.integer({ min: 0, max: 3 }),
          fc.integer({ min: trials - 3, max: trials }),
        ),
      ),
    );
  fc.assert(
    fc.property(
      counts,
      fc.constantFrom(...LOCALES),
      fc.constantFrom(0, 1),
      ([trials, count], locale, digits) => {
        const share = Math.min(1, Math.max(0, count / trials));
        const { text } = probabilityFigure({ share, trials }, { t: words[locale], locale }, digits);
        expect(text).toBe(probabilityText({ share, trials }, locale, digits));
        if (share < 1) expect(text).not.toMatch(/^100(\.0*)?%$/);
      },
    ),
    { numRuns: 1_000 },
  );
});
