import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeQuantile } from '../../electron/engine/random/distribution.ts';
import { arrange } from '../../electron/engine/statistics/arrange.ts';

/** Columns of 5 000 values in no order: spread out, skewed, with far values, with ties, and nearly all alike. */
const uniforms = Array.from({ length: 5000 }, (_, i) => ((i * 2654435761) % 4294967296) / 4294967296 + 1e-12);
const heavy = makeQuantile({ dist: 'lognormal', mean: 1, sd: 1000 });
const columns: [name: string, value: (u: number) => number][] = [
  ['uniform', (u) => u],
  ['normal', (u) => makeQuantile({ dist: 'normal', mean: -3, sd: 1e6 }).at(u)],
  ['heavy-tailed', (u) => heavy.at(u)],
  ['two far values', (u) => (u < 0.0002 ? -1e300 : u > 0.9998 ? 1e300 : u)],
  ['few values', (u) => Math.floor(u * 7)],
  ['mostly zero', (u) => (u < 0.97 ? 0 : u)],
  ['constant', () => 4],
];

describe.each(columns)('%s', (_, value) => {
  const values = Float64Array.from(uniforms, value);
  const sorted = values.slice().sort();
  const rank = fc.integer({ min: 0, max: values.length - 1 });

  test('every rank holds what sorting puts there, with nothing greater before and nothing less after', () => {
    fc.assert(
      fc.property(fc.array(rank, { minLength: 1, maxLength: 12 }), (ranks) => {
        const arranged = arrange(values, ranks);
        for (const one of ranks) {
          expect(arranged[one]).toBe(sorted[one]);
          expect(arranged.subarray(0, one).every((before) => before <= sorted[one]!)).toBe(true);
          expect(arranged.subarray(one).every((after) => after >= sorted[one]!)).toBe(true);
        }
        expect(arranged.slice().sort()).toEqual(sorted);
      }),
      { numRuns: 25 },
    );
  });

  test('the column itself is left as it is', () => {
    const copy = values.slice();
    arrange(values, [0, 2500, 4999]);
    expect(values).toEqual(copy);
  });
});

test('short columns are sorted', () => {
  expect(arrange(Float64Array.of(3, 1, 2), [1])).toEqual(Float64Array.of(1, 2, 3));
});
