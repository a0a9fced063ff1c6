import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unseenBound } from '#shared/math/rule-of-three.ts';

/** Exact binomial bounds for nought of n: Hanley and Lippman-Hand (1983), table 1, and 1 − 0.05^(1/n) by hand. */
it.each([
  [1, 0.95],
  [10, 0.2589],
  [30, 0.095],
  [100, 0.0295],
  [20_000, 0.00014978],
])('what never came up in %i trials is at most so likely', (trials, bound) => {
  expect(unseenBound(trials)).toBeCloseTo(bound, trials < 1_000 ? 4 : 8);
});

it('is what one case of twenty would miss, and just below three in n', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 10_000_000 }), (trials) => {
      const bound = unseenBound(trials);
      expect(Math.exp(trials * Math.log1p(-bound))).toBeCloseTo(0.05, 9);
      expect(bound).toBeLessThan(3 / trials);
      expect(bound).toBeGreaterThan((3 / trials) * (1 - 2 / trials) * 0.998);
    }),
  );
});
