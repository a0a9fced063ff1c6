import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  logNormalCdf,
  normalCdf,
  normalDensity,
  normalQuantile,
  normalQuantileBlock,
} from '../../../electron/engine/random/normal.ts';
import { NORMAL_CDF, NORMAL_QUANTILE } from './truth-normal.ts';

test('Φ and Φ⁻¹ are exact to a few units of rounding, in both tails', () => {
  for (const [z, p] of NORMAL_CDF) {
    expect(Math.abs(normalCdf(z) / p - 1), `z = ${z}`).toBeLessThan(5e-16);
    // The truth itself is a rounded double; below 2^-1000 that shows.
    expect(Math.abs(logNormalCdf(z) - Math.log(p))).toBeLessThan(z < -35 ? 1e-10 : 1e-15 * (1 + z * z));
  }
  for (const [u, z] of NORMAL_QUANTILE) {
    expect(Math.abs(normalQuantile(u) / z - 1), `u = ${u}`).toBeLessThan(1e-15);
  }
});

test('a u that was rounded up to 1 counts as the largest double below', () => {
  expect(normalQuantile(1)).toBe(normalQuantile(1 - 2 ** -53));
});

test('the quantile inverts the distribution function, is odd and increases', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 0.5, noNaN: true }), (u) => {
      const z = normalQuantile(u);
      // dΦ/Φ = φ(z)/Φ(z)·dz, so the rounding of z is amplified by about z².
      expect(Math.abs(normalCdf(z) / u - 1)).toBeLessThan(1e-15 * (4 + z * z));
      if (u > 2 ** -40) expect(normalQuantile(1 - u)).toBeCloseTo(-z, 3);
      expect(normalQuantile(u * 1.001)).toBeGreaterThan(z);
    }),
    { seed: 5 },
  );
});

test('the block version is the same function, in place, and touches nothing else', () => {
  const levels = Float64Array.from({ length: 50 }, (_, i) => (i + 0.5) / 50);
  const data = Float64Array.of(7, ...levels, 8);
  normalQuantileBlock(data, 1, 50);
  expect([...data]).toEqual([7, ...Array.from(levels, normalQuantile), 8]);
});

test('ln Φ goes on where Φ underflows, by the asymptotic series', () => {
  // Abramowitz and Stegun 26.2.13: Φ(z) between φ(z)/|z| · (1 − 1/z²) and φ(z)/|z|.
  for (const z of [-38, -100, -1e5]) {
    const leading = -0.5 * z * z - 0.5 * Math.log(2 * Math.PI) - Math.log(-z);
    const correction = logNormalCdf(z) - leading;
    expect(correction).toBeLessThanOrEqual(0);
    expect(correction).toBeGreaterThan(-1 / (z * z) - 1e-15 * z * z);
  }
  expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 16);
});
