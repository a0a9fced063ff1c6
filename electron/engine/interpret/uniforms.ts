import { type Kernels, LANES } from '../kernels/kernels.ts';
import { seedWords } from '../random/pseudo-random.ts';
import { sobolDirections, sobolKeys } from '../random/sobol.ts';
import type { Draw } from '../random/source.ts';
import { createUniformSource, isTabled, type UniformOptions } from '../random/uniform.ts';
import type { Arena } from './memory.ts';

/** The uniform numbers of one draw. */
export interface UniformKernel {
  /** Writes those of trials first … first + count − 1, both multiples of {@link LANES}, to address `to`. */
  fill(to: number, first: number, count: number): void;
  /** Writes those of n trials side by side: their places in the block that starts with `first` are at `places`. */
  readonly fillAt?: (to: number, places: number, n: number, first: number) => void;
}

/** {@link Kernels.sobolAt} reads whole vectors. */
const PADDING = new Int32Array(4);

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
      const record = arena.put(directions, sobolKeys(seed, draw, randomisations), PADDING);
      return {
        fill: (to, first, count) =>
          kernels.sobol(to, first / randomisations, count / randomisations, record, randomisations),
        fillAt: (to, places, n, first) =>
          kernels.sobolAt(to, places, n, first / randomisations, record, randomisations),
      };
    }
    if (sampling === 'latin-hypercube' || tabled) {
      return {
        fill(to, first, count) {
          const memory = doubles();
          const start = to / 8;
          const known = Math.min(count, trials - first);
          source.fill(draw, first, known, memory, start);
          // Beyond the run there are no trials, and what a slot held before may be no probability.
          memory.fill(0.5, start + known, start + count);
        },
      };
    }
    const { keyLow, keyHigh } = draw;
    return {
      fill: (to, first, count) =>
        kernels.pseudoRandom(to, first, count, keyLow, keyHigh, seed.low, seed.high),
      fillAt: (to, places, n, first) =>
        kernels.pseudoRandomAt(to, places, n, first, keyLow, keyHigh, seed.low, seed.high),
    };
  });
}
