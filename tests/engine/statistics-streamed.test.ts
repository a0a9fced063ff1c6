import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QUANTILE_LEVELS } from '#shared/result.ts';
import { normalQuantile } from '../../electron/engine/random/normal.ts';
import type { SamplingFacts } from '../../electron/engine/statistics/facts.ts';
import { type StreamedSummary, streamedSummary } from '../../electron/engine/statistics/streamed/figures.ts';
import { binLookup, binOf, gridOf, nextUp } from '../../electron/engine/statistics/streamed/grid.ts';
import {
  addSums,
  ColumnStream,
  countsLength,
  emptySums,
} from '../../electron/engine/statistics/streamed/stream.ts';
import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { drawOf, uniformsOf } from './random/table.ts';

const PLAIN = { randomisations: 1, stratified: false };
const REPLICATED = { randomisations: 4, stratified: true };

/** A column counted in by segments and pieces, its bins from its first values. */
function streamed(
  values: Float64Array,
  pilot: number,
  facts: SamplingFacts,
  target?: number,
): StreamedSummary {
  const { randomisations } = facts;
  const grid = gridOf(values.slice(0, pilot), target);
  const stream = new ColumnStream(grid, randomisations);
  const counts = new Uint32Array(countsLength(randomisations));
  const total = emptySums(1, randomisations);
  for (let segment = 0; segment < values.length; segment += 1000) {
    const sums = emptySums(1, randomisations);
    for (let at = segment; at < Math.min(segment + 1000, values.length); at += 256) {
      const piece = values.subarray(at, Math.min(at + 256, segment + 1000));
      stream.add(piece, piece.length, at, counts, sums);
    }
    addSums(total, sums, randomisations);
  }
  return streamedSummary(grid, counts, total, 0, facts, target);
}

function near(value: number | null, truth: number | null, relative = 1e-9): void {
  expect(Math.abs(value! - truth!)).toBeLessThanOrEqual(relative * Math.abs(truth!));
}

/** Heavy-tailed, with an atom: skewed values of which a tenth are nought. */
function mixed(n: number): Float64Array {
  const uniforms = uniformsOf({ sampling: 'random', seed: 2, trials: n }, drawOf('streamed'));
  return uniforms.map((u) => {
    return u < 0.1 ? 0 : Math.exp(2 * normalQuantile(u));
  });
}

describe('bins', () => {
  it('of a value are found by counting the edges that are not above it', () => {
    const some = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e3, max: 1e3, noNaN: true }));
    fc.assert(
      fc.property(fc.array(some, { minLength: 2, maxLength: 80 }), some, (pilot, x) => {
        const grid = gridOf(Float64Array.from(pilot), undefined)!;
        const lookup = binLookup(grid);
        for (const value of [x, ...pilot])
          expect(binOf(value, lookup)).toBe(grid.edges.filter((edge) => edge <= value).length);
      }),
    );
  });

  it('give a value that many trials have a bin of its own', () => {
    for (const x of [0, -0, 1, -1, 1e300, -5e-324]) expect(nextUp(x)).toBeGreaterThan(x);
    const { edges } = gridOf(mixed(20_000), undefined)!;
    expect(edges.subarray(0, 2)).toEqual(Float64Array.of(0, Number.MIN_VALUE));
  });
});

describe.each([
  ['plain', PLAIN],
  ['replicated', REPLICATED],
] as const)('a streamed column, %s', (_, facts) => {
  const values = mixed(100_000);
  const target = 3;
  const exact = summarize(values, facts, target).statistics;
  const { statistics, distribution, rankError } = streamed(values, 20_000, facts, target);

  it('has the exact moments, ends, share of the target and their errors', () => {
    near(statistics.mean, exact.mean);
    near(statistics.sd, exact.sd);
    near(statistics.standardError, exact.standardError);
    expect([statistics.min, statistics.max]).toEqual([exact.min, exact.max]);
    near(statistics.probabilityAtLeastTarget!, exact.probabilityAtLeastTarget!);
    const [own, other] = [statistics.standardErrors!, exact.standardErrors!];
    near(own.probabilityAtLeastTarget!, other.probabilityAtLeastTarget!);
    near(own.tailMean['0.95'], other.tailMean['0.95'], 0.02);
    for (const level of ['0.25', '0.5', '0.95']) near(own.quantiles[level]!, other.quantiles[level]!, 0.25);
  });

  it('has quantiles whose ranks are off by no more than it says, and tail means to four digits', () => {
    expect(rankError).toBeGreaterThan(0);
    expect(rankError).toBeLessThan(0.001);
    for (const level of QUANTILE_LEVELS) {
      const quantile = statistics.quantiles[String(level)]!;
      const below = values.filter((x) => x < quantile).length / values.length;
      const upTo = values.filter((x) => x <= quantile).length / values.length;
      expect(below - rankError).toBeLessThanOrEqual(level);
      expect(upTo + rankError).toBeGreaterThanOrEqual(level);
    }
    expect(statistics.quantiles['0.05']).toBe(0);
    near(statistics.tailMean['0.95'], exact.tailMean['0.95'], 1e-4);
    expect(Math.abs(statistics.tailMean['0.05']!)).toBeLessThan(1e-12);
  });

  it('has every trial in the histogram, and a curve that rises', () => {
    const { histogram, curve } = distribution;
    expect(histogram!.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
    expect(curve!.every((value, i) => i === 0 || value >= curve![i - 1]!)).toBe(true);
    expect([curve![0], curve![200]]).toEqual([exact.min, exact.max]);
  });
});

describe('columns that are not ordinary', () => {
  it('constants, bernoullis and few values keep their exact quantiles', () => {
    for (const values of [[7], [0, 1, 1], [-2, 5, 5, 5, 9, 9, 9]]) {
      const column = Float64Array.from({ length: 5000 }, (_, i) => values[i % values.length]!);
      const { statistics, rankError } = streamed(column, 1000, PLAIN, 5);
      const exact = summarize(column, PLAIN, 5).statistics;
      expect(statistics.quantiles).toEqual(exact.quantiles);
      expect(statistics.probabilityAtLeastTarget).toBeCloseTo(exact.probabilityAtLeastTarget!, 12);
      near(statistics.mean, exact.mean);
      expect(rankError).toBe(0);
    }
  });

  it('with trials far beyond the first ones keep their ends', () => {
    const column = normalise(5000);
    column[4000] = -1e6;
    column[4500] = 1e9;
    const { statistics } = streamed(column, 1000, REPLICATED);
    expect([statistics.min, statistics.max]).toEqual([-1e6, 1e9]);
  });

  it('with a trial that is not finite, early or late, have no statistics and say where', () => {
    for (const at of [3, 4321]) {
      const column = normalise(5000);
      column[at] = Number.NaN;
      column[4999] = Number.POSITIVE_INFINITY;
      const { statistics, notFinite, firstNotFinite } = streamed(column, 1000, REPLICATED, 0);
      expect([statistics.mean, statistics.quantiles['0.5']]).toEqual([null, null]);
      expect([notFinite, firstNotFinite]).toEqual([2, at]);
    }
  });
});

function normalise(n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => normalQuantile((((i * 7919) % n) + 0.5) / n));
}
