import { expect, test } from 'vitest';
import { SAMPLINGS } from '#shared/result.ts';
import { calibrate } from './calibration.ts';

const SEEDS = 40;

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** `npm run calibrate` holds the same to 200 seeds and says more. */
test.each(SAMPLINGS)('%s: the stated errors are the true ones', async (sampling) => {
  const outputs = await calibrate(sampling, SEEDS, 4096);
  const runs = SEEDS * outputs.length;
  const room = 4 * Math.sqrt((0.95 * 0.05) / runs);
  expect(Math.abs(meanOf(outputs.map(({ inInterval }) => inInterval)) - 0.95)).toBeLessThan(room);
  // Both mean squares vary, the stated one with 31 degrees of freedom for each run at worst.
  const spread = 4 * Math.sqrt(2 / runs + 2 / (31 * runs));
  expect(Math.abs(meanOf(outputs.map(({ ratio }) => ratio)) - 1)).toBeLessThan(spread);
});
