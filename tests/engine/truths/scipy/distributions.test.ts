import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Distribution } from '#shared/plan/document.ts';
import { makeQuantile } from '../../../../electron/engine/random/distribution.ts';
import { deviationOf, meanOf } from '../../../../electron/engine/statistics/sums.ts';
import { drawOf, uniformsOf } from '../../random/table.ts';

/** A distribution with what SciPy says of it; moments are missing where there are none. */
interface Row {
  readonly distribution: Distribution;
  readonly quantiles: readonly number[];
  readonly mean: number | null;
  readonly sd: number | null;
  /** Kurtosis beyond the normal's. */
  readonly excess: number | null;
}

/** Made by tables.py, which names the versions. */
const TABLE: { levels: number[]; kinds: Record<string, Row[]> } = JSON.parse(
  readFileSync(new URL('./tables.json', import.meta.url), 'utf8'),
);

/** From 0.1 % to 99.9 % the error is below 1e-9 of the value, in the tails below 1e-7. */
function relativeRoom(level: number): number {
  return level >= 0.001 && level <= 0.9991 ? 1e-9 : 1e-7;
}

/** What a value is added to: near the origin of the sum its last digits are the offset's. */
function offsetOf(distribution: Distribution): number {
  const offsets = Object.entries(distribution).filter(([key]) => ['min', 'mean', 'max', 'p50'].includes(key));
  return Math.max(0, ...offsets.map(([, value]) => Math.abs(value as number)));
}

const TRIALS = 10_000;
const uniforms = uniformsOf({ sampling: 'random', seed: 5, trials: TRIALS }, drawOf('scipy'));

function filled(distribution: Distribution, levels: Float64Array): Float64Array {
  const memory = levels.slice();
  makeQuantile(distribution).fill(memory, 0, 0, memory.length);
  return memory;
}

describe.each(Object.entries(TABLE.kinds))('%s', (_, rows) => {
  test('quantiles of 25 parameter sets, out to 1e-12', () => {
    expect(rows).toHaveLength(25);
    for (const { distribution, quantiles } of rows) {
      const quantile = makeQuantile(distribution);
      const tabled = filled(distribution, Float64Array.from(TABLE.levels));
      const rounding = 8 * Number.EPSILON * offsetOf(distribution);
      quantiles.forEach((truth, i) => {
        const level = TABLE.levels[i]!;
        const room = relativeRoom(level) * Math.abs(truth) + rounding;
        const where = `${JSON.stringify(distribution)} at ${level}: in truth ${truth}`;
        expect(Math.abs(quantile.at(level) - truth), where).toBeLessThanOrEqual(room);
        expect(Math.abs(tabled[i]! - truth), `${where}, by blocks`).toBeLessThanOrEqual(room);
      });
    }
  });

  test('mean and standard deviation of draws, at four standard errors', () => {
    for (const { distribution, mean, sd, excess } of rows) {
      if (mean === null || sd === null || excess === null) continue;
      const values = filled(distribution, uniforms);
      const average = meanOf(values);
      const where = JSON.stringify(distribution);
      const rounding = 1e-12 * Math.abs(mean);
      expect(Math.abs(average - mean), where).toBeLessThanOrEqual((4 * sd) / Math.sqrt(TRIALS) + rounding);
      // Var s² = σ⁴((κ − 3)/n + 2/(n − 1)) (Kenney and Keeping 1951, section 7.8).
      const room = 4 * sd ** 2 * Math.sqrt(excess / TRIALS + 2 / (TRIALS - 1)) + rounding * Math.abs(mean);
      expect(Math.abs(deviationOf(values, average)! ** 2 - sd ** 2), where).toBeLessThanOrEqual(room);
    }
  });
});
