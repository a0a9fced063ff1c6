import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_RANDOMISATIONS as R } from '../../../electron/engine/random/uniform.ts';
import { drawOf, meanOf, uniformsOf } from './table.ts';

/** The stratum of each point of one randomisation, in order. */
function strata(numbers: Float64Array, randomisation: number): number[] {
  const points = numbers.filter((_, trial) => trial % R === randomisation);
  return Array.from(points, (u) => Math.floor(u * points.length));
}

test('each stratum is hit exactly once in each randomisation', () => {
  fc.assert(
    fc.property(fc.integer({ min: R, max: 3000 }), fc.nat(), (trials, seed) => {
      const numbers = uniformsOf({ sampling: 'latin-hypercube', seed, trials }, drawOf(`x${seed}`));
      for (let randomisation = 0; randomisation < R; randomisation++) {
        const hit = strata(numbers, randomisation).sort((a, b) => a - b);
        expect(hit).toEqual(hit.map((_, i) => i));
      }
    }),
    { numRuns: 60, seed: 2 },
  );
});

test.each([2, 3, 4, 5, 7, 12])('pairs of %i strata are permuted evenly (chi-square)', (m) => {
  const draws = 4000;
  const pairs = new Map<string, number>();
  for (let i = 0; i < draws; i++) {
    const numbers = uniformsOf({ sampling: 'latin-hypercube', seed: 1, trials: R * m }, drawOf(`x${i}`));
    for (const randomisation of [0, 5]) {
      const [first, second] = strata(numbers, randomisation);
      pairs.set(`${first} ${second}`, (pairs.get(`${first} ${second}`) ?? 0) + 1);
    }
  }
  const cells = m * (m - 1);
  const expected = (2 * draws) / cells;
  expect(pairs.size).toBe(cells);
  const chiSquare = [...pairs.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
  expect(Math.abs(chiSquare - (cells - 1))).toBeLessThan(4 * Math.sqrt(2 * (cells - 1)) + 4);
});

test('the mean of a smooth function of one draw has far less error than by random sampling', () => {
  const numbers = uniformsOf({ sampling: 'latin-hypercube', seed: 8, trials: 8000 }, drawOf('x'));
  const error = Math.abs(meanOf(numbers.map(Math.exp)) - (Math.E - 1));
  expect(error).toBeLessThan(0.02 * (0.492 / Math.sqrt(8000)));
});
