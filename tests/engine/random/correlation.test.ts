import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  choleskyOf,
  LEAST_EIGENVALUE,
  nearestCorrelation,
  pearsonToSpearman,
  repairedCorrelation,
  spearmanToPearson,
} from '../../../electron/engine/random/correlation.ts';
import { normalQuantile } from '../../../electron/engine/random/normal.ts';
import { frobenius, symmetricEigen } from '../../../electron/engine/random/symmetric-eigen.ts';
import { drawOf, uniformsOf } from './table.ts';

function timesTransposed(l: Float64Array, n: number): Float64Array {
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n];
    let sum = 0;
    for (let k = 0; k < n; k++) sum += l[i * n + k]! * l[j * n + k]!;
    return sum;
  });
}

const largestGap = (a: Float64Array, b: Float64Array) => Math.max(...a.map((x, i) => Math.abs(x - b[i]!)));

const symmetric = fc.integer({ min: 2, max: 7 }).chain((n) =>
  fc
    .array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: n * n, maxLength: n * n })
    .map((entries) => ({
      n,
      matrix: Float64Array.from(entries, (_, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        return i === j ? 1 : entries[Math.max(i, j) * n + Math.min(i, j)]!;
      }),
    })),
);

test('the eigenvectors are orthonormal and rebuild the matrix, also from a basis', () => {
  fc.assert(
    fc.property(symmetric, ({ n, matrix }) => {
      const plain = symmetricEigen(matrix, n);
      for (const { values, vectors } of [plain, symmetricEigen(matrix, n, plain.vectors)]) {
        const scaled = vectors.map((v, at) => v * Math.sqrt(values[at % n]! + 10));
        const rebuilt = timesTransposed(scaled, n).map((x, at) => x - (at % (n + 1) === 0 ? 10 : 0));
        expect(largestGap(rebuilt, matrix)).toBeLessThan(1e-13);
        expect(
          largestGap(timesTransposed(vectors, n), timesTransposed(symmetricEigen(matrix, n).vectors, n)),
        ).toBeLessThan(1e-13);
      }
    }),
    { numRuns: 100, seed: 1 },
  );
});

test("Higham's example of 2002 has his nearest correlation matrix and distance", () => {
  const wanted = Float64Array.of(1, 1, 0, 1, 1, 1, 0, 1, 1);
  const near = nearestCorrelation(wanted, 3);
  const [a, b] = [0.7607, 0.1573];
  expect(largestGap(near, Float64Array.of(1, a, b, a, 1, a, b, a, 1))).toBeLessThan(5e-5);
  expect(frobenius(near.map((x, i) => x - wanted[i]!))).toBeCloseTo(0.5278, 4);
});

test('a repaired matrix is a correlation matrix, no farther than a crude repair, and a sound one is left alone', () => {
  fc.assert(
    fc.property(symmetric, ({ n, matrix }) => {
      const near = nearestCorrelation(matrix, n);
      const { values, vectors } = symmetricEigen(near, n);
      expect(Math.min(...values)).toBeGreaterThanOrEqual(LEAST_EIGENVALUE * (1 - 1e-6));
      for (let i = 0; i < n; i++) expect(near[i * n + i]).toBe(1);
      expect(vectors.length).toBe(n * n);
      const start = symmetricEigen(matrix, n);
      const lifted = timesTransposed(
        start.vectors.map((v, at) => v * Math.sqrt(Math.max(start.values[at % n]!, LEAST_EIGENVALUE))),
        n,
      );
      const crude = lifted.map((x, at) => {
        const [i, j] = [Math.floor(at / n), at % n];
        return i === j ? 1 : x / Math.sqrt(lifted[i * n + i]! * lifted[j * n + j]!);
      });
      const distance = (m: Float64Array) => frobenius(m.map((x, i) => x - matrix[i]!));
      expect(distance(near)).toBeLessThanOrEqual(distance(crude) + 1e-6);
      if (Math.min(...start.values) > 1e-6) expect(largestGap(near, matrix)).toBeLessThan(1e-12);
    }),
    { numRuns: 60, seed: 2 },
  );
});

test('the factor rebuilds the matrix, down to an eigenvalue of 1e-8', () => {
  const r = 1 - 1e-8;
  const factor = choleskyOf(Float64Array.of(1, r, r, 1), 2);
  expect(largestGap(timesTransposed(factor, 2), Float64Array.of(1, r, r, 1))).toBeLessThan(1e-15);
  fc.assert(
    fc.property(symmetric, ({ n, matrix }) => {
      const { cholesky, matrix: repaired, largestChange, repaired: changed } = repairedCorrelation(matrix, n);
      expect(largestGap(timesTransposed(cholesky, n), repaired)).toBeLessThan(1e-13);
      expect(cholesky.every((x, at) => Number.isFinite(x) && (at % n <= Math.floor(at / n) || x === 0))).toBe(
        true,
      );
      if (!changed) expect(largestChange).toBe(0);
      else expect(largestChange).toBeCloseTo(largestGap(repaired.map(pearsonToSpearman), matrix), 12);
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('perfect rank correlation is repaired by next to nothing', () => {
  const perfect = repairedCorrelation(Float64Array.of(1, 1, 1, 1), 2);
  expect(perfect.repaired).toBe(true);
  expect(perfect.largestChange).toBeLessThan(1e-7);
});

test('rank and Pearson correlations turn into each other', () => {
  expect(spearmanToPearson(1)).toBeCloseTo(1, 15);
  expect(spearmanToPearson(0.5)).toBeCloseTo(0.5176380902050415, 15);
  for (const rank of [-1, -0.3, 0, 0.77])
    expect(pearsonToSpearman(spearmanToPearson(rank))).toBeCloseTo(rank, 14);
});

function ranksOf(values: Float64Array): Float64Array {
  const ranks = new Float64Array(values.length);
  [...values.keys()]
    .sort((a, b) => values[a]! - values[b]!)
    .forEach((at, rank) => {
      ranks[at] = rank;
    });
  return ranks;
}

test.each([-0.8, -0.3, 0, 0.4, 0.6, 0.95])('the copula yields a Spearman correlation of %f', (rank) => {
  const trials = 40_000;
  const { cholesky } = repairedCorrelation(Float64Array.of(1, rank, rank, 1), 2);
  const normals = (name: string) =>
    uniformsOf({ sampling: 'random', seed: 21, trials }, drawOf(name)).map(normalQuantile);
  const [x, e] = [normals('x'), normals('e')];
  const y = x.map((value, i) => cholesky[2]! * value + cholesky[3]! * e[i]!);
  const [a, b] = [ranksOf(x), ranksOf(y)];
  const centre = (trials - 1) / 2;
  const covariance = a.reduce((sum, value, i) => sum + (value - centre) * (b[i]! - centre), 0);
  const spearman = covariance / ((trials * (trials * trials - 1)) / 12);
  // Bonett and Wright (Psychometrika 65, 2000): standard error (1 − ρ²)·√((1 + ρ²/2)/(n − 3)).
  const error = (1 - rank * rank) * Math.sqrt((1 + (rank * rank) / 2) / (trials - 3));
  expect(Math.abs(spearman - rank)).toBeLessThan(4 * error);
});
