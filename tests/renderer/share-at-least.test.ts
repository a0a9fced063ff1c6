import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareAtLeast } from '../../renderer/features/results/share-at-least.ts';

const straight = Array.from({ length: 201 }, (_, step) => step);

it('reads the share at or above a value off the quantiles', () => {
  for (const [value, share] of [
    [-1, 1],
    [0, 1],
    [50, 0.75],
    [50.5, 0.7475],
    [200, 0],
    [201, 0],
  ] as const)
    expect(shareAtLeast(straight, value)).toBeCloseTo(share, 12);
});

it('never rises with the value, and is within one step of a count over the trials', () => {
  const trials = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 300 });
  fc.assert(
    fc.property(trials, fc.integer({ min: -60, max: 60 }), (values, value) => {
      const sorted = Float64Array.from(values).sort();
      const quantile = (level: number) => {
        const position = (sorted.length - 1) * level;
        const below = Math.floor(position);
        const low = sorted[below]!;
        return low + (position - below) * ((sorted[below + 1] ?? low) - low);
      };
      const curve = straight.map((step) => quantile(step / 200));
      const share = shareAtLeast(curve, value);
      expect(share).toBeGreaterThanOrEqual(0);
      expect(shareAtLeast(curve, value + 1)).toBeLessThanOrEqual(share);
      const counted = values.filter((one) => one >= value - 1).length / values.length;
      expect(share).toBeLessThanOrEqual(counted + 1 / (values.length - 1) + 0.005);
    }),
  );
});
