import { expect, test } from 'vitest';
import type { Distribution } from '#shared/plan/document.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';
import { BETA, GAMMA, LEVELS, POISSON, POISSON_LEVELS } from './truth.ts';

/** As doubles are: relative, or absolute where numbers lose digits near 1e-308. */
function relativeError(value: number, truth: number): number {
  return value === truth ? 0 : Math.abs(value - truth) / Math.max(Math.abs(truth), 1e-292);
}

function filled(distribution: Distribution, levels: readonly number[]): Float64Array {
  const memory = Float64Array.from(levels);
  makeQuantile(distribution).fill(memory, 0, 0, levels.length);
  return memory;
}

test.each(GAMMA)('gamma of shape %f', (shape, truth) => {
  const distribution: Distribution = { dist: 'gamma', shape, scale: 1 };
  const quantile = makeQuantile(distribution);
  const tabled = filled(distribution, LEVELS);
  truth.forEach((x, i) => {
    expect(relativeError(quantile.at(LEVELS[i]!), x), `at ${LEVELS[i]}`).toBeLessThan(1e-12);
    expect(relativeError(tabled[i]!, x), `fill ${LEVELS[i]}`).toBeLessThan(1e-9);
  });
});

test.each(BETA)('beta of %f and %f, from both ends', (alpha, beta, truth, rest) => {
  const upward: Distribution = { dist: 'beta', alpha, beta };
  const downward: Distribution = { dist: 'beta', alpha, beta, min: -1, max: 0 };
  const [fromBelow, fromAbove] = [makeQuantile(upward), makeQuantile(downward)];
  const [tabledBelow, tabledAbove] = [filled(upward, LEVELS), filled(downward, LEVELS)];
  LEVELS.forEach((u, i) => {
    expect(relativeError(fromBelow.at(u), truth[i]!), `at ${u}`).toBeLessThan(1e-12);
    expect(relativeError(-fromAbove.at(u), rest[i]!), `1 − at ${u}`).toBeLessThan(1e-12);
    expect(relativeError(tabledBelow[i]!, truth[i]!), `fill ${u}`).toBeLessThan(1e-9);
    expect(relativeError(-tabledAbove[i]!, rest[i]!), `1 − fill ${u}`).toBeLessThan(1e-9);
  });
});

test.each(POISSON)('poisson of mean %f', (mean, counts) => {
  const quantile = makeQuantile({ dist: 'poisson', mean });
  expect(POISSON_LEVELS.map((u) => quantile.at(u))).toEqual(counts);
});

test('the tables keep their bound between levels, out to 1e-12', () => {
  const distributions: Distribution[] = [
    { dist: 'pert', min: 1, mode: 2, max: 6 },
    { dist: 'pert', min: 0, mode: 0, max: 1 },
    { dist: 'pert', min: -3, mode: 5, max: 5, shape: 60 },
    { dist: 'beta', alpha: 0.01, beta: 0.01 },
    { dist: 'beta', alpha: 0.3, beta: 20 },
    { dist: 'beta', alpha: 1e6, beta: 1e6 },
    { dist: 'gamma', shape: 0.01, scale: 3 },
    { dist: 'gamma', shape: 0.4, scale: 3 },
    { dist: 'gamma', shape: 2.5, scale: 3 },
    { dist: 'gamma', shape: 1e6, scale: 3 },
  ];
  const levels: number[] = [];
  for (let logOdds = -27.6; logOdds <= 27.6; logOdds += 0.0831) levels.push(1 / (1 + Math.exp(-logOdds)));
  for (const distribution of distributions) {
    const quantile = makeQuantile(distribution);
    const tabled = filled(distribution, levels);
    const worst = levels.map((u, i) => relativeError(tabled[i]!, quantile.at(u)));
    expect(Math.max(...worst), JSON.stringify(distribution)).toBeLessThan(1e-9);
  }
});
