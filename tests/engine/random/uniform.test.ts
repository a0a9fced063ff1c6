import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SAMPLINGS } from '#shared/result.ts';
import { createUniformSource } from '../../../electron/engine/random/uniform.ts';
import { directionNumbers, drawOf, meanOf, uniformsOf } from './table.ts';

describe.each(SAMPLINGS)('%s', (sampling) => {
  test('numbers are the same however trials are cut up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.maxSafeNat(),
        fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -1, max: 8191 }),
        (trials, seed, cuts, dimension) => {
          const draw = drawOf('cac[eu]', dimension);
          const whole = uniformsOf({ sampling, seed, trials }, draw);
          const source = createUniformSource({ sampling, seed, trials, directionNumbers });
          const pieces = new Float64Array(trials + 3).fill(-1);
          for (let first = 0, turn = 0; first < trials; turn++) {
            const count = Math.min(cuts[turn % cuts.length]!, trials - first);
            source.fill(draw, first, count, pieces, first + 3);
            first += count;
          }
          expect(pieces.subarray(3)).toEqual(whole);
          expect([...pieces.subarray(0, 3)]).toEqual([-1, -1, -1]);
        },
      ),
      { numRuns: 60, seed: 11 },
    );
  });

  test('numbers lie in (0, 1) and depend on seed (all 53 bits), key and trial', () => {
    const options = { sampling, seed: 2 ** 52 + 7, trials: 1000 };
    const numbers = uniformsOf(options, drawOf('a', 5));
    expect(Math.min(...numbers)).toBeGreaterThan(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(new Set(numbers).size).toBe(1000);
    expect(uniformsOf(options, drawOf('a', 5))).toEqual(numbers);
    expect(uniformsOf(options, drawOf('b', 5))).not.toEqual(numbers);
    for (const bit of [0, 31, 32, 52]) {
      const other = bit === 52 ? 7 : options.seed + (bit === 0 ? 8 : 2 ** bit);
      expect(uniformsOf({ ...options, seed: other }, drawOf('a', 5))).not.toEqual(numbers);
    }
  });

  test('two draws are uncorrelated, also between neighbouring trials, within four standard errors', () => {
    const trials = 40_000;
    const options = { sampling, seed: 3, trials };
    const score = (identity: string, dimension: number) =>
      uniformsOf(options, drawOf(identity, dimension)).map((u) => Math.sqrt(12) * (u - 0.5));
    const [a, b] = [score('a', 3), score('b', 4)];
    for (const lag of [0, 1, 8]) {
      const products = Array.from({ length: trials - lag }, (_, i) => a[i]! * b[i + lag]!);
      expect(Math.abs(meanOf(products))).toBeLessThan(4 / Math.sqrt(trials));
    }
  });

  test('any number of trials, however few, is served by as many randomisations at most', () => {
    for (const trials of [1, 2, 7, 8, 9, 17]) {
      const source = createUniformSource({ sampling, seed: 1, trials, directionNumbers });
      expect(source.randomisations).toBe(sampling === 'random' ? 1 : Math.min(32, trials));
      const numbers = uniformsOf({ sampling, seed: 1, trials }, drawOf('x', 0));
      expect(numbers.every((u) => u > 0 && u < 1)).toBe(true);
    }
  });
});

test('random: 200 000 numbers have the moments of the uniform and fill 64 bins evenly', () => {
  const trials = 200_000;
  const numbers = uniformsOf({ sampling: 'random', seed: 99, trials }, drawOf('x'));
  expect(Math.abs(meanOf(numbers) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / trials));
  expect(Math.abs(meanOf(numbers.map((u) => u * u)) - 1 / 3)).toBeLessThan(4 * Math.sqrt(4 / 45 / trials));
  const bins = new Float64Array(64);
  for (const u of numbers) bins[Math.floor(u * 64)]! += 1;
  const chiSquare = bins.reduce((sum, n) => sum + (n - trials / 64) ** 2 / (trials / 64), 0);
  expect(Math.abs(chiSquare - 63)).toBeLessThan(4 * Math.sqrt(2 * 63));
});

test('random and sobol numbers do not depend on the number of trials', () => {
  for (const sampling of ['random', 'sobol'] as const) {
    const few = uniformsOf({ sampling, seed: 5, trials: 100 }, drawOf('x', 2));
    const many = uniformsOf({ sampling, seed: 5, trials: 1000 }, drawOf('x', 2));
    expect(many.subarray(0, 100)).toEqual(few);
  }
});

test('sobol draws beyond the table are the keyed pseudo-random numbers', () => {
  const options = { seed: 5, trials: 50 };
  const plain = uniformsOf({ ...options, sampling: 'random' }, drawOf('x'));
  expect(uniformsOf({ ...options, sampling: 'sobol' }, drawOf('x', -1))).toEqual(plain);
  expect(uniformsOf({ ...options, sampling: 'sobol' }, drawOf('x', 8192))).toEqual(plain);
});
