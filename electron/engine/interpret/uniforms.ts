import { type Kernels, LANES } from '../kernels/kernels.ts';
import { SOBOL_BITS } from '../random/direction-numbers.ts';
import { seedWords } from '../random/pseudo-random.ts';
import { sobolDirections, sobolKeys } from '../random/sobol.ts';
import type { Draw } from '../random/source.ts';
import { createUniformSource, isTabled, type UniformOptions } from '../random/uniform.ts';
import type { Arena } from './memory.ts';

/** Writes the uniforms of trials first … first + count − 1 (both multiples of {@link LANES}) to address `to`. */
export type UniformKernel = (to: number, first: number, count: number) => void;

/** The uniforms of each draw: by kernels, but for Latin hypercubes and for runs of a handful of trials. */
export function uniformKernels(
  draws: readonly Draw[],
  options: UniformOptions,
  kernels: Kernels,
  arena: Arena,
  doubles: () => Float64Array,
): UniformKernel[] {
  const { sampling, trials, directionNumbers } = options;
  const source = createUniformSource(options);
  const { randomisations } = source;
  const seed = seedWords(options.seed);
  const vectorised = randomisations % 4 === 0 && LANES % randomisations === 0;
  return draws.map((draw) => {
    const tabled = sampling === 'sobol' && isTabled(draw, directionNumbers);
    if (tabled && vectorised) {
      const directions = sobolDirections(directionNumbers, draw);
      const record = arena.put(directions.subarray(0, SOBOL_BITS), sobolKeys(seed, draw, randomisations));
      return (to, first, count) =>
        kernels.sobol(to, first / randomisations, count / randomisations, record, randomisations);
    }
    if (sampling === 'latin-hypercube' || tabled) {
      return (to, first, count) => {
        const memory = doubles();
        const start = to / 8;
        const known = Math.min(count, trials - first);
        source.fill(draw, first, known, memory, start);
        // Beyond the run there are no trials, and what a slot held before may be no probability.
        memory.fill(0.5, start + known, start + count);
      };
    }
    return (to, first, count) =>
      kernels.pseudoRandom(to, first, count, draw.keyLow, draw.keyHigh, seed.low, seed.high);
  });
}
