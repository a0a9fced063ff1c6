import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUANTILE_LEVELS } from '#shared/result.ts';
import { normalDensity, normalQuantile } from '../../electron/engine/random/normal.ts';
import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { tallyOf } from '../../electron/engine/statistics/tally.ts';

const PLAIN = { randomisations: 1, stratified: false };
const REPLICATED = { randomisations: 8, stratified: true };

/** The normal's quantiles at (i + ½)/n, in an order that mixes them. */
function normalColumn(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => normalQuantile((((i * 7919) % n) + 0.5) / n));
}

function errors(values: Float64Array, facts: typeof PLAIN, target?: number) {
  return summarize(values, facts, target).statistics.standardErrors!;
}

describe('a tally', () => {
  const few = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -5, max: 5, noNaN: true }));
  it('counts and sums what counting one by one gives', () => {
    fc.assert(
      fc.property(
        fc.array(few, { minLength: 1, maxLength: 60 }),
        fc.array(few, { maxLength: 15 }),
        fc.integer({ min: 1, max: 5 }),
        (list, marks, randomisations) => {
          const thresholds = marks.toSorted((a, b) => a - b);
          const tally = tallyOf(Float64Array.from(list), randomisations, { thresholds, low: -1, high: 2 });
          for (let r = 0; r < randomisations; r++) {
            const own = list.filter((_, i) => i % randomisations === r);
            expect(tally.trials[r]).toBe(own.length);
            for (const [t, threshold] of thresholds.entries()) {
              const below = own.filter((x) => x < threshold).length;
              expect(tally.below[t * randomisations + r]).toBe(below);
            }
            expect(tally.shortfall[r]).toBe(own.reduce((sum, x) => sum + Math.max(0, -1 - x), 0));
            expect(tally.excess[r]).toBe(own.reduce((sum, x) => sum + Math.max(0, x - 2), 0));
          }
        },
      ),
    );
  });
});

describe('plain random numbers', () => {
  const n = 40_000;
  const { quantiles, tailMean, probabilityAtLeastTarget } = errors(normalColumn(n), PLAIN, 1);

  it('a quantile: √(p(1 − p)/n) over the density (Serfling 1980, section 2.3.3)', () => {
    for (const level of QUANTILE_LEVELS) {
      const density = normalDensity(normalQuantile(level));
      const expected = Math.sqrt((level * (1 - level)) / n) / density;
      expect(Math.abs(quantiles[String(level)]! / expected - 1)).toBeLessThan(0.02);
    }
  });

  it('a share: the binomial, and never none', () => {
    const p = 1 - 0.8413447460685429;
    expect(Math.abs(probabilityAtLeastTarget! / Math.sqrt((p * (1 - p)) / n) - 1)).toBeLessThan(1e-3);
    const never = errors(normalColumn(n), PLAIN, 100).probabilityAtLeastTarget!;
    // Of no event in n trials the 95 % bound is 3/n.
    expect(2 * never * n).toBeGreaterThan(2.5);
    expect(2 * never * n).toBeLessThan(3.5);
  });

  it('a tail mean: the variance of max(q − x, 0)/p', () => {
    const z = normalQuantile(0.05);
    const [first, density] = [0.05, normalDensity(z)];
    const mean = z * first + density;
    const square = (z ** 2 + 1) * first + z * density;
    const expected = Math.sqrt((square - mean ** 2) / n) / 0.05;
    expect(Math.abs(tailMean['0.05']! / expected - 1)).toBeLessThan(0.01);
    expect(Math.abs(tailMean['0.95']! / expected - 1)).toBeLessThan(0.01);
  });
});

describe('randomisations', () => {
  it('that differ say so: each of eight is shifted by a multiple of 0.01', () => {
    const n = 80_000;
    const shifts = Array.from({ length: 8 }, (_, r) => (r - 3.5) * 0.01);
    const shifted = Float64Array.from({ length: n }, (_, i) => {
      const point = (i - (i % 8)) / 8;
      return normalQuantile((((point * 7919) % (n / 8)) + 0.5) / (n / 8)) + shifts[i % 8]!;
    });
    const deviation = Math.sqrt(shifts.reduce((sum, shift) => sum + shift ** 2, 0) / 7 / 8);
    const { quantiles, tailMean, probabilityAtLeastTarget } = errors(shifted, REPLICATED, 0);
    for (const level of ['0.05', '0.5', '0.95'])
      expect(Math.abs(quantiles[level]! / deviation - 1)).toBeLessThan(0.02);
    expect(Math.abs(tailMean['0.05']! / deviation - 1)).toBeLessThan(0.02);
    expect(Math.abs(probabilityAtLeastTarget! / (deviation * normalDensity(0)) - 1)).toBeLessThan(0.02);
  });

  it('that agree leave half a gap between neighbours', () => {
    const n = 8000;
    const column = Float64Array.from({ length: n }, (_, i) => i / n);
    expect(errors(column, REPLICATED).quantiles['0.5']! * n).toBeCloseTo(Math.SQRT1_2, 1);
  });
});

describe('columns with nothing to estimate from', () => {
  it('one trial: no error', () => {
    const { quantiles, tailMean, probabilityAtLeastTarget } = errors(Float64Array.of(3), PLAIN, 1);
    expect(new Set(Object.values(quantiles))).toEqual(new Set([null]));
    expect([tailMean['0.05'], tailMean['0.95'], probabilityAtLeastTarget]).toEqual([null, null, null]);
  });

  it('a constant: an error of 0, but for the share', () => {
    for (const facts of [PLAIN, REPLICATED]) {
      const { quantiles, tailMean, probabilityAtLeastTarget } = errors(
        new Float64Array(500).fill(7),
        facts,
        1,
      );
      expect(new Set(Object.values(quantiles))).toEqual(new Set([0]));
      expect([tailMean['0.05'], tailMean['0.95']]).toEqual([0, 0]);
      expect(probabilityAtLeastTarget!).toBeGreaterThan(0);
    }
  });

  it('values at the ends of the doubles: no error, not NaN', () => {
    const column = Float64Array.from({ length: 200 }, (_, i) => (i % 2 === 0 ? 1.7e308 : -1.7e308));
    const { quantiles, tailMean } = errors(column, PLAIN);
    for (const error of [...Object.values(quantiles), ...Object.values(tailMean)])
      expect(error === null || Number.isFinite(error)).toBe(true);
  });
});
