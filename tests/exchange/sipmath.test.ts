import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../electron/engine/random/normal.ts';
import { fitMetalog, metalogQuantile, quantileOf } from '../../electron/exchange/metalog-fit.ts';
import { sipLibrary } from '../../electron/exchange/sipmath.ts';
import { atOnce } from '../../electron/service/phases.ts';

const TRIALS = 4096;
/** Uniforms in the middle of equal steps. */
const LEVELS = Float64Array.from({ length: TRIALS }, (_, n) => (n + 0.5) / TRIALS);

describe('a metalog', () => {
  it('is found again from its own quantiles', () => {
    const unit = fc.double({ min: -0.4, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        unit,
        unit,
        unit,
        (location, a3, a4, a5) => {
          const truth = [location, 1, a3, a4, a5];
          const values = LEVELS.map((p) => metalogQuantile(truth, p));
          fc.pre(values.every((value, n) => n === 0 || value > values[n - 1]!));
          const fitted = fitMetalog(values);
          // Half a percent of the range from P1 to P99: what quantiles of 4 096 trials are interpolated by.
          for (const p of [0.01, 0.1, 0.5, 0.9, 0.99]) {
            expect(Math.abs(metalogQuantile(fitted, p) - metalogQuantile(truth, p))).toBeLessThan(0.01);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it('rises everywhere, whatever the trials are, and is a constant where they are', () => {
    const trials = fc.array(
      fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -1e6, max: 1e6, noNaN: true })),
      {
        minLength: 2,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(trials, (values) => {
        const sorted = Float64Array.from(values).sort();
        const fitted = fitMetalog(sorted);
        const quantiles = LEVELS.filter((_, n) => n % 64 === 0).map((p) => metalogQuantile(fitted, p));
        expect(
          quantiles.every((value, n) => n === 0 || value >= quantiles[n - 1]! - 1e-6 * Math.abs(value)),
        ).toBe(true);
      }),
      { numRuns: 40 },
    );
    expect(fitMetalog(new Float64Array(9).fill(4))).toEqual([4]);
    expect(quantileOf(Float64Array.from([1, 2, 4]), 0.75)).toBe(3);
  });
});

describe('a SIPmath library', () => {
  const normal = LEVELS.map(normalQuantile);
  /** Steps by the golden ratio: a permutation that has nothing to do with order. */
  const other = normal.map((_, n) => normal[(n * 2531) % TRIALS]!);
  const column = (variable: string, values: Float64Array) => ({
    variable,
    members: ['eu'],
    period: 2,
    values,
  });
  const mixed = normal.map((z, n) => Math.exp(0.6 * z + 0.8 * other[n]!));
  const library = atOnce(
    sipLibrary({
      name: 'Plan',
      provenance: 'test',
      inverseNormal: normalQuantile,
      columns: [
        column('a', normal),
        column('b', mixed),
        column('broken', Float64Array.from([1, Number.NaN])),
        column(
          'c',
          normal.map((z) => -z),
        ),
      ],
    }),
  );

  it('has the parts of the format, each referring to the others', () => {
    expect(library).toMatchObject({ objectType: 'sipModel', libraryType: 'SIPmath_3_0', version: '1' });
    expect(library.sips.map(({ name, ref }) => [name, ref.copulaLayer])).toEqual([
      ['a[eu]@2', 'c1'],
      ['b[eu]@2', 'c2'],
      ['c[eu]@2', 'c3'],
    ]);
    expect(library.U01.rng).toHaveLength(3);
    expect(library.U01.copula).toMatchObject([
      { function: 'GaussianCopula', copulaLayer: ['c1', 'c2', 'c3'] },
    ]);
    expect(JSON.parse(JSON.stringify(library))).toEqual(library);
  });

  it('keeps the correlation of normal scores, whatever the margins are', () => {
    const { value } = library.globalVariables[0] as {
      value: { matrix: { row: string; col: string; value: number }[] };
    };
    const between = (row: string, col: string) =>
      value.matrix.find((each) => each.row === `${row}[eu]@2` && each.col === `${col}[eu]@2`)?.value;
    expect(between('a', 'a')).toBe(1);
    // Four standard errors of a correlation of 0.6: 4·(1 − 0.36)/√4096.
    expect(Math.abs(between('b', 'a')! - 0.6)).toBeLessThan(0.04);
    expect(between('c', 'a')).toBeCloseTo(-1, 12);
  });

  it('tells count, moments and percentiles', () => {
    const { metadata } = library.sips[0]!;
    expect(metadata.count).toBe(TRIALS);
    expect(metadata.mean).toBeCloseTo(0, 10);
    expect(Math.abs(Number(metadata.std) - 1)).toBeLessThan(0.01);
    expect(metadata.density).toHaveLength(25);
  });
});
