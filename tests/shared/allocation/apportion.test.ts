import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apportion } from '#shared/allocation/apportion.ts';

const weights = fc.array(fc.nat(2 ** 46), { minLength: 1, maxLength: 30 });
const total = fc.oneof(fc.nat(1000), fc.nat(Number.MAX_SAFE_INTEGER));

describe('apportion', () => {
  it('gives the largest remainders the odd units, earlier positions first among equals', () => {
    expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
    expect(apportion(11, [1, 1, 1])).toEqual([4, 4, 3]);
    expect(apportion(100, [1, 2, 4])).toEqual([14, 29, 57]);
    expect(apportion(1, [1, 3])).toEqual([0, 1]);
  });

  it('spreads evenly where all weights are zero', () => {
    expect(apportion(7, [0, 0, 0])).toEqual([3, 2, 2]);
    expect(apportion(5, [0, 0, 1])).toEqual([0, 0, 5]);
  });

  it('is exact where products go beyond doubles', () => {
    const half = 2 ** 51;
    expect(apportion(Number.MAX_SAFE_INTEGER, [half, half, half])).toEqual([
      (Number.MAX_SAFE_INTEGER - 1) / 3 + 1,
      (Number.MAX_SAFE_INTEGER - 1) / 3,
      (Number.MAX_SAFE_INTEGER - 1) / 3,
    ]);
  });

  it('adds up, is never negative, and stays within one unit of the proportion', () => {
    fc.assert(
      fc.property(total, weights, (amount, by) => {
        const parts = apportion(amount, by);
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(amount);
        const sum = by.reduce((running, weight) => running + BigInt(weight), 0n);
        parts.forEach((part, position) => {
          expect(part).toBeGreaterThanOrEqual(0);
          const weight = sum === 0n ? 1n : BigInt(by[position] ?? 0);
          const divisor = sum === 0n ? BigInt(by.length) : sum;
          const distance = BigInt(part) * divisor - BigInt(amount) * weight;
          expect(distance < divisor && distance > -divisor).toBe(true);
        });
      }),
    );
  });

  it('gives back the weights themselves when the total is their sum', () => {
    fc.assert(
      fc.property(weights, (by) => {
        const sum = by.reduce((running, weight) => running + weight, 0);
        expect(apportion(sum, by)).toEqual(by);
      }),
    );
  });
});
