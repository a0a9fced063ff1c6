import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import { formula, input } from '../reference/plans.ts';
import { figuresOf } from './figures.ts';
import { truthPlan } from './plan.ts';

const SEEDS = 24;

/** An integral over uniform numbers, with what theory says of the error of its estimate. */
interface Integral {
  readonly document: PlanDocument;
  readonly truth: number;
  /** Of the integrand. */
  readonly variance: number;
  /** What is left of it after the best additive approximation: all that Latin hypercubes leave (Stein 1987). */
  readonly residual: number;
}

/** ∏ (|4uᵢ − 2| + aᵢ)/(1 + aᵢ) (Saltelli and Sobol 1995): integral 1, each factor's variance ⅓/(1 + aᵢ)². */
function gFunction(): Integral {
  const a = [0, 1, 4.5, 9, 99, 99, 99, 99];
  const parts = a.map((one) => 1 / 3 / (1 + one) ** 2);
  const variance = parts.reduce((product, part) => product * (1 + part), 1) - 1;
  const uniform = { dist: 'uniform', min: 0, max: 1 } as const;
  const factors = a.map((one, i) => `(abs(4 * u${i} - 2) + ${one}) / ${1 + one}`);
  const document = truthPlan({
    variables: [...a.map((_, i) => input(`u${i}`, [], uniform)), formula('f', [], factors.join(' * '))],
  });
  return { document, truth: 1, variance, residual: variance - parts.reduce((sum, part) => sum + part, 0) };
}

/** sin x₁ + 7 sin² x₂ + 0.1 x₃⁴ sin x₁ over (−π, π)³ (Ishigami and Homma 1990). */
function ishigami(): Integral {
  const [a, b] = [7, 0.1];
  const variance = a ** 2 / 8 + (b * Math.PI ** 4) / 5 + (b ** 2 * Math.PI ** 8) / 18 + 0.5;
  const angle = { dist: 'uniform', min: -Math.PI, max: Math.PI } as const;
  const names = ['x', 'y', 'z'];
  const document = truthPlan({
    variables: [
      ...names.map((name) => input(name, [], angle)),
      formula('f', [], 'sin(x) + 7 * sin(y) ^ 2 + 0.1 * z ^ 4 * sin(x)'),
    ],
  });
  return { document, truth: a / 2, variance, residual: (8 * b ** 2 * Math.PI ** 8) / 225 };
}

/** Mean square of the error over seeds, at `trials` trials. */
async function meanSquare({ document, truth }: Integral, sampling: Sampling, trials: number) {
  let sum = 0;
  for (let seed = 0; seed < SEEDS; seed++) {
    const figures = await figuresOf(document, { trials, seed, sampling });
    sum += (figures.of('f').mean! - truth) ** 2;
  }
  return sum / SEEDS;
}

const cases: [name: string, integral: Integral][] = [
  ['the g-function of Sobol', gFunction()],
  ['the Ishigami function', ishigami()],
];

describe.each(cases)('%s', (_, integral) => {
  /** The mean of SEEDS squares of normals around σ² has the standard error σ²√(2/SEEDS). */
  const room = 4 * Math.sqrt(2 / SEEDS);

  test.each([500, 8000])('random: the error is σ/√n at %i trials', async (trials) => {
    const ratio = (await meanSquare(integral, 'random', trials)) / (integral.variance / trials);
    expect(Math.abs(ratio - 1)).toBeLessThan(room);
  });

  test.each([2000, 8000])('latin-hypercube: only interactions are left at %i trials', async (trials) => {
    const ratio = (await meanSquare(integral, 'latin-hypercube', trials)) / (integral.residual / trials);
    expect(Math.abs(ratio - 1)).toBeLessThan(room);
  });

  /**
   * Owen's scrambling gives smooth integrands a standard deviation of n^(−3/2) times logarithms (Owen 1997, "Scrambled
   * net variance for integrals of smooth functions"), which still weigh at these sizes: better than n^(−1) here.
   */
  test('sobol: the error falls faster than 1/n, and is far below that of the other samplings', async () => {
    const [few, many] = [8 * 256, 8 * 4096];
    const [before, after] = [
      await meanSquare(integral, 'sobol', few),
      await meanSquare(integral, 'sobol', many),
    ];
    expect(Math.log(before / after) / 2 / Math.log(many / few)).toBeGreaterThan(1);
    expect(after).toBeLessThan(integral.residual / many / 500);
  });
});
