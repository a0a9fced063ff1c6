import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../electron/engine/statistics/difference.ts';
import { dot, rankInPlace } from '../../electron/engine/statistics/ranks.ts';
import {
  curveOf,
  histogramOf,
  lowerTailMean,
  quantileOf,
  upperTailMean,
} from '../../electron/engine/statistics/sorted.ts';
import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { deviationOf, meanOf, standardErrorOf } from '../../electron/engine/statistics/sums.ts';

const RANDOM = { randomisations: 1, stratified: false };
const column = (...values: number[]) => Float64Array.from(values);
const counting = (n: number) => Float64Array.from({ length: n }, (_, i) => i + 1);
/** Few distinct numbers, so that ties are common, and some that differ in their last bits alone. */
const value = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, -0, 1 + 2 ** -52, 1 + 2 ** -51, 5e-324, -5e-324),
);
const columns = fc.array(value, { minLength: 2, maxLength: 60 }).map((values) => Float64Array.from(values));

describe('quantiles of type 7', () => {
  it.each([
    [0.05, 16],
    [0.3, 23],
    [0.4, 29],
    [0.95, 48],
    [0, 15],
    [1, 50],
  ])('of 15, 20, 35, 40, 50 at %d are %d (the usual textbook example)', (level, expected) => {
    expect(quantileOf(column(15, 20, 35, 40, 50), level)).toBeCloseTo(expected, 12);
  });

  it('of one value are that value', () => {
    expect(curveOf(column(7))).toEqual(new Array(201).fill(7));
  });

  it('rise with the level, from the least to the greatest value', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const sorted = values.toSorted();
        const curve = curveOf(sorted);
        expect(curve[0] === sorted[0]).toBe(true);
        expect(curve[200] === sorted.at(-1)).toBe(true);
        for (let i = 1; i < curve.length; i++)
          expect(curve[i]!).toBeGreaterThanOrEqual(curve[i - 1]! - 1e-9 * Math.abs(curve[i - 1]!));
      }),
    );
  });
});

describe('tail means', () => {
  it.each([
    [20, 1, 20],
    [10, 1, 10],
    [100, 3, 98],
    // q·n = 1.5: (1 + 0.5·2)/1.5 and (30 + 0.5·29)/1.5
    [30, 4 / 3, 89 / 3],
    // q·n = 2.35: (1 + 2 + 0.35·3)/2.35
    [47, 4.05 / 2.35, 48 - 4.05 / 2.35],
    [1, 1, 1],
  ])('of 1 … %d, 5 %% at each end', (n, low, high) => {
    expect(lowerTailMean(counting(n), 0.05)).toBeCloseTo(low, 12);
    expect(upperTailMean(counting(n), 0.05)).toBeCloseTo(high, 12);
  });

  it('of the two parts of a column make up its mean', () => {
    fc.assert(
      fc.property(columns, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (values, share) => {
        const sorted = values.toSorted();
        const parts = share * lowerTailMean(sorted, share) + (1 - share) * upperTailMean(sorted, 1 - share);
        const scale = Math.max(...sorted.map(Math.abs), 1);
        expect(Math.abs(parts - meanOf(values))).toBeLessThan(1e-11 * scale);
      }),
    );
  });
});

describe('mean, deviation and standard error', () => {
  it('are those that NIST certifies for NumAcc4: mean 10000000.2, deviation 0.1', () => {
    const values = Float64Array.from({ length: 1001 }, (_, i) =>
      i === 0 ? 10000000.2 : i % 2 === 1 ? 10000000.1 : 10000000.3,
    );
    expect(meanOf(values)).toBeCloseTo(10000000.2, 8);
    expect(Math.abs(deviationOf(values, meanOf(values))! - 0.1)).toBeLessThan(1e-8);
  });

  it('divide by n − 1, and are null for one trial', () => {
    expect(deviationOf(column(2, 4, 4, 4, 5, 5, 7, 9), 5)).toBeCloseTo(Math.sqrt(32 / 7), 14);
    expect(deviationOf(column(2), 2)).toBeNull();
    expect(standardErrorOf(column(2), null, 1, false)).toBeNull();
    expect(standardErrorOf(column(2), null, 1, true)).toBeNull();
  });

  it('random: sd/√n', () => {
    expect(standardErrorOf(counting(16), 3, 1, false)).toBe(0.75);
  });

  it('stratified: the deviation of the means of the randomisations over √R, trials dealt in turn', () => {
    // Means of 1, 4, 7 / 2, 5, 8 / 3, 6 are 4, 5, 4.5.
    expect(standardErrorOf(counting(8), 99, 3, true)).toBeCloseTo(0.5 / Math.sqrt(3), 14);
  });
});

/** Average ranks by counting, and Pearson's formula over them. */
function spearmanByCounting(x: Float64Array, y: Float64Array): number {
  const ranks = (values: Float64Array) =>
    Array.from(values, (one) => {
      const below = values.filter((other) => other < one).length;
      const same = values.filter((other) => other === one).length;
      return below + (same + 1) / 2;
    });
  const [a, b] = [ranks(x), ranks(y)];
  const middle = (x.length + 1) / 2;
  const product = (p: number[], q: number[]) =>
    p.reduce((sum, one, i) => sum + (one - middle) * (q[i]! - middle), 0);
  return product(a, b) / Math.sqrt(product(a, a) * product(b, b));
}

describe('rank correlation', () => {
  it('with ties, by hand: ranks 1, 2.5, 2.5, 4 and 2, 1, 3.5, 3.5', () => {
    const [x, y] = [column(1, 2, 2, 3), column(2, 1, 4, 4)];
    expect(rankInPlace(x) && rankInPlace(y)).toBe(true);
    expect(dot(x, y)).toBeCloseTo(0.5, 14);
  });

  it('does not exist where a column is constant or not finite', () => {
    for (const values of [column(3, 3, 3), column(0, -0), column(1, Number.NaN), column(1, Infinity)]) {
      expect(rankInPlace(values)).toBe(false);
      expect(Array.from(values)).toEqual(new Array(values.length).fill(0));
    }
  });

  it('is Pearson’s of average ranks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 2, maxLength: 80 }), (pairs) => {
        const x = Float64Array.from(pairs, ([one]) => one);
        const y = Float64Array.from(pairs, ([, other]) => other);
        const expected = spearmanByCounting(x, y);
        const known = [rankInPlace(x), rankInPlace(y)].every((usable) => usable);
        expect(known).toBe(Number.isFinite(expected));
        if (known) expect(Math.abs(dot(x, y) - expected)).toBeLessThan(1e-12);
      }),
    );
  });

  it('sorts many values that differ only in their last bits', () => {
    const x = Float64Array.from({ length: 3000 }, (_, i) => 1 + ((i * 7919) % 3000) * 2 ** -52);
    const places = Float64Array.from({ length: 3000 }, (_, i) => (i * 7919) % 3000);
    rankInPlace(x);
    rankInPlace(places);
    expect(x).toEqual(places);
  });
});

describe('summaries', () => {
  it('count ties as reaching the target', () => {
    const reach = (target: number) =>
      summarize(column(3, 1, 2, 2), RANDOM, target).statistics.probabilityAtLeastTarget;
    expect([0, 2, 2.5, 3, 4].map(reach)).toEqual([1, 0.75, 0.25, 0.25, 0]);
  });

  it('leave the column as it is, and have every value in the histogram', () => {
    fc.assert(
      fc.property(columns, (values) => {
        const before = values.slice();
        const { distribution, statistics } = summarize(values, RANDOM, undefined);
        expect(values).toEqual(before);
        const counts = distribution.histogram!.counts;
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        expect(statistics.min === Math.min(...values) && statistics.max === Math.max(...values)).toBe(true);
      }),
    );
  });

  it('have bins from the minimum to the maximum', () => {
    expect(histogramOf(counting(1000))).toEqual({ start: 1, width: 99.9, counts: new Array(10).fill(100) });
    expect(histogramOf(column(4, 4))).toEqual({ start: 4, width: 0, counts: [2] });
  });

  it('are null, all of them, where any trial is not finite', () => {
    for (const odd of [Number.NaN, Infinity, -Infinity]) {
      const { statistics, notFinite, firstNotFinite } = summarize(column(1, 2, odd, odd), RANDOM, 1);
      expect([notFinite, firstNotFinite]).toEqual([2, 2]);
      const { quantiles, tailMean, target, standardErrors, ...rest } = statistics;
      const { quantiles: errors, tailMean: tailErrors, ...share } = standardErrors!;
      expect(target).toBe(1);
      for (const one of [rest, quantiles, tailMean, errors, tailErrors, share])
        expect(new Set(Object.values(one))).toEqual(new Set([null]));
    }
  });
});

describe('differences', () => {
  it('count what is strictly greater and what is equal to 1e-12 of the larger', () => {
    const scenario = column(1, 2, 3, 1e6, 0);
    const baseline = column(2, 2, 1, 1e6 * (1 + 5e-13), -0);
    const { difference, probabilityGreater, probabilityEqual } = differenceOf(scenario, baseline, RANDOM);
    expect(probabilityGreater).toBe(0.2);
    expect(probabilityEqual).toBe(0.6);
    expect(difference.quantiles['0.5']).toBeCloseTo(0, 5);
    expect(difference.mean).toBeCloseTo(0.2, 5);
  });

  it('are null where a trial of either is not finite', () => {
    for (const [a, b] of [
      [column(1, Infinity), column(1, Infinity)],
      [column(1, 2), column(Number.NaN, 2)],
    ] as const) {
      const { difference, probabilityGreater, probabilityEqual } = differenceOf(a, b, RANDOM);
      expect([difference.mean, difference.sd, probabilityGreater, probabilityEqual]).toEqual([
        null,
        null,
        null,
        null,
      ]);
      expect(new Set(Object.values(difference.quantiles))).toEqual(new Set([null]));
    }
  });
});
