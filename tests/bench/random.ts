/** Prints nanoseconds per number of every uniform source and quantile: `node tests/bench/random.ts`. Best of several rounds. */
import { readFileSync } from 'node:fs';
import type { Distribution } from '#shared/plan/document.ts';
import { SAMPLINGS } from '#shared/result.ts';
import { parseDirectionNumbers } from '../../electron/engine/random/direction-numbers.ts';
import { makeQuantile } from '../../electron/engine/random/distribution.ts';
import { drawKey } from '../../electron/engine/random/key.ts';
import { createUniformSource } from '../../electron/engine/random/uniform.ts';

const TRIALS = 20_000;
const BLOCK = 500;
const ROUNDS = 25;

const directionNumbers = parseDirectionNumbers(
  readFileSync(new URL('../../resources/sobol-joe-kuo-8192.csv', import.meta.url), 'utf8'),
);

const distributions: Distribution[] = [
  { dist: 'constant', value: 1 },
  { dist: 'uniform', min: 1, max: 3 },
  { dist: 'triangular', min: 1, mode: 2, max: 6 },
  { dist: 'pert', min: 1, mode: 2, max: 6 },
  { dist: 'pert', min: 1, mode: 2, max: 6, truncate: [1.5, null] },
  { dist: 'normal', mean: 1, sd: 2 },
  { dist: 'normal', mean: 1, sd: 2, truncate: [0, 3] },
  { dist: 'lognormal', p10: 9, p90: 18 },
  { dist: 'beta', alpha: 0.01, beta: 0.01 },
  { dist: 'beta', alpha: 1e6, beta: 1e6 },
  { dist: 'beta', alpha: 90, beta: 1e6 },
  { dist: 'gamma', shape: 0.001, scale: 2 },
  { dist: 'gamma', shape: 3, scale: 2 },
  { dist: 'gamma', shape: 1e6, scale: 2 },
  { dist: 'exponential', mean: 3 },
  { dist: 'weibull', shape: 2, scale: 3 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0, max: 10 },
  { dist: 'poisson', mean: 3 },
  { dist: 'poisson', mean: 1e5 },
  { dist: 'poisson', mean: 1e9 },
  { dist: 'bernoulli', p: 0.3 },
  { dist: 'discrete', values: [3, 1, 2], weights: [1, 2, 3] },
  { dist: 'samples', values: [3, 1, 2, 7, 5] },
];

/** Milliseconds of the quickest round. */
function best(rounds: number, run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    run();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const uniforms = new Float64Array(TRIALS);
for (const sampling of SAMPLINGS) {
  const source = createUniformSource({ sampling, seed: 1, trials: TRIALS, directionNumbers });
  const draw = { ...drawKey('cac[eu]'), dimension: 7 };
  const elapsed = best(ROUNDS, () => {
    for (let first = 0; first < TRIALS; first += BLOCK) source.fill(draw, first, BLOCK, uniforms, first);
  });
  console.log(`${sampling.padEnd(60)} ${((elapsed * 1e6) / TRIALS).toFixed(1)} ns`);
}

createUniformSource({ sampling: 'random', seed: 1, trials: TRIALS, directionNumbers }).fill(
  { ...drawKey('aov[eu]'), dimension: -1 },
  0,
  TRIALS,
  uniforms,
  0,
);
const memory = new Float64Array(2 * TRIALS);
memory.set(uniforms);
for (const distribution of distributions) {
  const build = best(5, () => makeQuantile(distribution));
  const quantile = makeQuantile(distribution);
  const fill = best(ROUNDS, () => quantile.fill(memory, 0, TRIALS, TRIALS));
  const name = JSON.stringify(distribution);
  console.log(`${name.padEnd(60)} ${((fill * 1e6) / TRIALS).toFixed(1)} ns, built in ${build.toFixed(2)} ms`);
}
