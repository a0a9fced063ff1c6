import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';

test('discrete values count in ascending order, each up to its cumulative share, itself included', () => {
  const quantile = makeQuantile({ dist: 'discrete', values: [3, 1, 2, 9], weights: [1, 1, 2, 0] });
  expect([0.1, 0.25, 0.2500001, 0.75, 0.7500001, 0.999].map((u) => quantile.at(u))).toEqual([
    1, 1, 2, 2, 3, 3,
  ]);
});

test('discrete is inf{x: F(x) ≥ u}, whatever the order and ties', () => {
  const entry = fc.record({ value: fc.integer({ min: -5, max: 5 }), weight: fc.integer({ min: 0, max: 4 }) });
  fc.assert(
    fc.property(
      fc.array(entry, { minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 999 }),
      (entries, k) => {
        const total = entries.reduce((sum, { weight }) => sum + weight, 0);
        fc.pre(total > 0);
        // Levels that no share with these weights can meet to within rounding.
        const u = (k + 1 / Math.PI) / 1001;
        const below = (x: number) =>
          entries.reduce((sum, { value, weight }) => sum + (value <= x ? weight : 0), 0) / total;
        const quantile = makeQuantile({
          dist: 'discrete',
          values: entries.map(({ value }) => value),
          weights: entries.map(({ weight }) => weight),
        });
        const x = quantile.at(u);
        expect(below(x)).toBeGreaterThanOrEqual(u);
        expect(below(x - 1)).toBeLessThan(u);
      },
    ),
    { seed: 6 },
  );
});

test('a bernoulli is 1 where u > 1 − p', () => {
  const quantile = makeQuantile({ dist: 'bernoulli', p: 0.25 });
  expect([0.2, 0.75, 0.75 + 2 ** -52, 0.9].map((u) => quantile.at(u))).toEqual([0, 0, 1, 1]);
  expect(makeQuantile({ dist: 'bernoulli', p: 0 }).at(1 - 2 ** -53)).toBe(0);
  expect(makeQuantile({ dist: 'bernoulli', p: 1 }).at(2 ** -53)).toBe(1);
});

test('cuts of counts keep both ends and renormalise', () => {
  const discrete = makeQuantile({
    dist: 'discrete',
    values: [1, 2, 3, 4],
    weights: [4, 1, 1, 4],
    truncate: [2, 3],
  });
  expect([0.4, 0.5, 0.51].map((u) => discrete.at(u))).toEqual([2, 2, 3]);
  expect(makeQuantile({ dist: 'bernoulli', p: 0.1, truncate: [0.5, null] }).at(0.01)).toBe(1);
  expect(makeQuantile({ dist: 'bernoulli', p: 0.9, truncate: [null, 0] }).at(0.99)).toBe(0);
  // P(2)/P(3) = 3/2 at mean 2, so that 2 takes 3/5.
  const poisson = makeQuantile({ dist: 'poisson', mean: 2, truncate: [1.5, 3.5] });
  expect([0.01, 0.5999, 0.6001, 0.999].map((u) => poisson.at(u))).toEqual([2, 2, 3, 3]);
  const large = makeQuantile({ dist: 'poisson', mean: 4e6, truncate: [4e6 - 10, 4e6 + 10] });
  expect([2 ** -53, 1 - 2 ** -53].map((u) => large.at(u))).toEqual([4e6 - 10, 4e6 + 10]);
});

test('tabled and searched Poisson counts agree across the limit between them', () => {
  const [tabled, searched] = [999_999, 1_000_001].map((mean) => makeQuantile({ dist: 'poisson', mean }));
  for (const u of [1e-9, 0.01, 0.3, 0.5, 0.8, 0.9999]) {
    expect(Math.abs(searched!.at(u) - tabled!.at(u) - 2)).toBeLessThanOrEqual(1);
  }
});

test('samples are their type 7 quantile, in any order', () => {
  // numpy 2.4.6: quantile([1, 2, 4, 8], [.1, .25, .5, .9]), whose default is type 7.
  const quantile = makeQuantile({ dist: 'samples', values: [8, 1, 4, 2] });
  [1.3, 1.75, 3, 6.8].forEach((x, i) => {
    expect(quantile.at([0.1, 0.25, 0.5, 0.9][i]!)).toBeCloseTo(x, 12);
  });
});

test('cut samples keep the stretch of the line between the ends, ties included', () => {
  const cut = makeQuantile({ dist: 'samples', values: [0, 10, 20, 30], truncate: [5, 25] });
  for (const u of [0.1, 0.5, 0.9]) expect(cut.at(u)).toBeCloseTo(5 + 20 * u, 12);
  // The line is at 2 from u = 1/4 to 3/4: a cut at its end keeps all of it, two of every three.
  const tied = makeQuantile({ dist: 'samples', values: [0, 2, 2, 2, 4], truncate: [2, null] });
  expect(tied.at(0.66)).toBe(2);
  expect(tied.at(0.6667)).toBeGreaterThan(2);
  const lower = makeQuantile({ dist: 'samples', values: [0, 2, 2, 2, 4], truncate: [null, 2] });
  expect(lower.at(0.33)).toBeCloseTo(1.98, 12);
  expect(lower.at(0.34)).toBe(2);
});
