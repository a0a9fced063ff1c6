import { expect, test } from 'vitest';
import { philoxBlock } from '../../../electron/engine/random/philox.ts';
import { scramble } from '../../../electron/engine/random/sobol.ts';
import { MOST_RANDOMISATIONS as R } from '../../../electron/engine/random/uniform.ts';
import { drawOf, meanOf, uniformsOf } from './table.ts';

function points(dimension: number, trials: number, seed: number): Float64Array {
  return uniformsOf({ sampling: 'sobol', seed, trials }, drawOf(`d${dimension}`, dimension));
}

test('the first 2^k points of every randomisation fill the 2^k strata of a dimension', () => {
  for (const dimension of [0, 1, 2, 17, 200, 1111, 5000, 8191]) {
    const numbers = points(dimension, R * 1024, 4);
    for (let randomisation = 0; randomisation < R; randomisation++) {
      const own = Array.from(numbers.filter((_, trial) => trial % R === randomisation));
      for (const count of [1, 2, 16, 256, 1024]) {
        expect(new Set(own.slice(0, count).map((u) => Math.floor(u * count))).size).toBe(count);
        expect(new Set(own.slice(1024 - count).map((u) => Math.floor(u * count))).size).toBe(count);
      }
    }
  }
});

test('scrambling keeps the first two dimensions a (0, m, 2)-net: one point in every elementary box', () => {
  const m = 9;
  const [x, y] = [points(0, R << m, 6), points(1, R << m, 6)];
  for (let randomisation = 0; randomisation < R; randomisation++) {
    for (let split = 0; split <= m; split++) {
      const boxes = new Set<number>();
      for (let i = randomisation; i < R << m; i += R) {
        boxes.add(Math.floor(x[i]! * 2 ** split) * 2 ** (m - split) + Math.floor(y[i]! * 2 ** (m - split)));
      }
      expect(boxes.size).toBe(1 << m);
    }
  }
});

test('a point is uniform over seeds, and so is its place within its stratum', () => {
  const seeds = 4000;
  const first = Array.from({ length: seeds }, (_, seed) => points(3, 1, seed)[0]!);
  for (const scale of [1, 2, 16, 2 ** 20, 2 ** 32, 2 ** 40]) {
    const place = first.map((u) => (u * scale) % 1);
    expect(Math.abs(meanOf(place) - 0.5)).toBeLessThan(4 * Math.sqrt(1 / 12 / seeds));
    expect(Math.abs(meanOf(place.map((u) => (u - 0.5) ** 2)) - 1 / 12)).toBeLessThan(
      4 / Math.sqrt(180 * seeds),
    );
  }
});

/** Whether the flips of digit `level` differ between two prefixes, under a scrambling drawn from `key`. */
function flipsDiffer(a: number, b: number, level: number, key: Int32Array): number {
  const flip = (digits: number) =>
    (scramble(digits, key[0]!, key[1]! | 1, key[2]!, key[3]! | 1) ^ digits) >>> level;
  return (flip(a) ^ flip(b)) & 1;
}

test('the flips that two prefixes get are independent, also of those of the level before', () => {
  const seeds = 3000;
  const keys = Array.from({ length: seeds }, (_, i) => {
    const key = new Int32Array(4);
    philoxBlock(i, 77, 0, 0, 5, 6, key);
    return key;
  });
  let worst = 0;
  for (let level = 1; level < 24; level++) {
    for (let differing = 0; differing < level; differing++) {
      const a = 0x2545f491 & ((1 << level) - 1);
      const b = a ^ (1 << differing);
      let differ = 0;
      let both = 0;
      for (const key of keys) {
        const here = flipsDiffer(a, b, level, key);
        differ += here;
        if (level > differing + 1) both += here ^ flipsDiffer(a, b, level - 1, key);
      }
      const z = (count: number) => Math.abs(count - seeds / 2) / Math.sqrt(seeds / 4);
      worst = Math.max(worst, z(differ), level > differing + 1 ? z(both) : 0);
    }
  }
  // The largest of 529 independent normals exceeds 5 with a probability of 3e-4.
  expect(worst).toBeLessThan(5);
});

test('points are unscrambled to distinct digits: scrambling is a bijection', () => {
  const seen = new Set<number>();
  for (let digits = 0; digits < 4096; digits++) seen.add(scramble(digits, 12345, 777, -99, 31) & 4095);
  expect(seen.size).toBe(4096);
});

/** RMS error of the mean of Π(1 + (u_j − ½)/2) over 6 dimensions, whose integral is 1. */
function rmsError(sampling: 'sobol' | 'random', trials: number): number {
  const squares = Array.from({ length: 12 }, (_, seed) => {
    const product = new Float64Array(trials).fill(1);
    for (let j = 0; j < 6; j++) {
      const u = uniformsOf({ sampling, seed, trials }, drawOf(`d${j}`, j));
      for (let i = 0; i < trials; i++) product[i]! *= 1 + (u[i]! - 0.5) / 2;
    }
    return (meanOf(product) - 1) ** 2;
  });
  return Math.sqrt(meanOf(squares));
}

test('the error on a smooth function falls clearly faster than 1/√n', () => {
  const [coarse, fine] = [rmsError('sobol', 8 * 64), rmsError('sobol', 8 * 1024)];
  expect(coarse / fine).toBeGreaterThan(12);
  expect(fine).toBeLessThan(rmsError('random', 8 * 1024) / 15);
});
