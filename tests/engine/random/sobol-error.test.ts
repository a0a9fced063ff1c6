import { describe, expect, test } from 'vitest';
import { normalQuantile } from '../../../electron/engine/random/normal.ts';
import { MOST_RANDOMISATIONS } from '../../../electron/engine/random/uniform.ts';
import { nestedReference } from './nested-reference.ts';
import { drawOf, meanOf, uniformsOf } from './table.ts';

const POINTS = 32;
const RANDOMISATIONS = MOST_RANDOMISATIONS;
const EXPERIMENTS = 250;
/** Student's t with 31 degrees of freedom, 97.5 %. */
const T_95 = 2.039513;

type Integrand = (u: number, v: number) => number;
/** One experiment: the uniforms of both draws in each randomisation. */
type Sampler = (seed: number) => [u: Float64Array, v: Float64Array][];

const hashed: Sampler = (seed) => {
  const options = { sampling: 'sobol', seed, trials: POINTS * RANDOMISATIONS } as const;
  const [u, v] = [uniformsOf(options, drawOf('u', 0)), uniformsOf(options, drawOf('v', 1))];
  const own = (all: Float64Array, r: number) => all.filter((_, trial) => trial % RANDOMISATIONS === r);
  return Array.from({ length: RANDOMISATIONS }, (_, r) => [own(u, r), own(v, r)]);
};

const exact: Sampler = (seed) =>
  Array.from({ length: RANDOMISATIONS }, (_, r) => {
    const own = seed * RANDOMISATIONS + r;
    return [nestedReference(0, POINTS, own), nestedReference(1, POINTS, own)];
  });

/** Share of 95 % intervals that hold the truth, and the errors of all randomisations. */
function study(sampler: Sampler, f: Integrand, truth: number): { coverage: number; errors: number[] } {
  const errors: number[] = [];
  let inside = 0;
  for (let seed = 0; seed < EXPERIMENTS; seed++) {
    const own = sampler(seed).map(([u, v]) => meanOf(u.map((x, i) => f(x, v[i]!))) - truth);
    const mean = meanOf(own);
    const variance = own.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (RANDOMISATIONS - 1);
    if (Math.abs(mean) <= T_95 * Math.sqrt(variance / RANDOMISATIONS)) inside++;
    errors.push(...own);
  }
  return { coverage: inside / EXPERIMENTS, errors };
}

const bounded: [name: string, f: Integrand, truth: number][] = [
  ['e^u (1 + v)', (u, v) => Math.exp(u) * (1 + v), 1.5 * (Math.E - 1)],
  ['an indicator', (u, v) => (u + v > 1.2 ? 1 : 0), 0.32],
];

test.each(bounded)('95 %% intervals of %s hold the truth in 95 %% of runs', (_, f, truth) => {
  const { coverage } = study(hashed, f, truth);
  expect(Math.abs(coverage - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / EXPERIMENTS));
});

describe('a skewed, unbounded function, e^(z/2) (1 + v)', () => {
  const f: Integrand = (u, v) => Math.exp(0.5 * normalQuantile(u)) * (1 + v);
  const truth = 1.5 * Math.exp(0.125);
  const ours = study(hashed, f, truth);
  const reference = study(exact, f, truth);

  test('hashed scrambling has the error of exact nested scrambling', () => {
    const squares = (errors: number[]) => errors.map((e) => e * e);
    const spread = (values: number[]) =>
      Math.sqrt((meanOf(squares(values)) - meanOf(values) ** 2) / values.length);
    const [a, b] = [squares(ours.errors), squares(reference.errors)];
    expect(Math.abs(meanOf(a) - meanOf(b))).toBeLessThan(4 * Math.hypot(spread(a), spread(b)));
  });

  test('both cover alike, and less than 95 %: a limit of few points each that no scrambling lifts', () => {
    const variance = (p: number) => (p * (1 - p)) / EXPERIMENTS;
    const joint = Math.sqrt(variance(ours.coverage) + variance(reference.coverage));
    expect(Math.abs(ours.coverage - reference.coverage)).toBeLessThan(4 * joint);
    expect(reference.coverage).toBeLessThan(0.95);
    expect(ours.coverage).toBeGreaterThan(0.85);
  });
});
