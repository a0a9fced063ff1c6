import { type Kernels, LANES } from '../kernels/kernels.ts';
import { latinHypercubeRecord } from '../random/latin-hypercube.ts';
import { seedWords } from '../random/pseudo-random.ts';
import { sobolDirections, sobolKeys } from '../random/sobol.ts';
import type { Draw, UniformSource } from '../random/source.ts';
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

/** What the kernels of all draws of a run work with. */
interface Context {
  readonly options: UniformOptions;
  readonly randomisations: number;
  readonly kernels: Kernels;
  readonly arena: Arena;
}

/** The uniforms of each draw: by kernels, but where a run of a handful of trials has few randomisations. */
export function uniformKernels(
  draws: readonly Draw[],
  options: UniformOptions,
  kernels: Kernels,
  arena: Arena,
  doubles: () => Float64Array,
): UniformKernel[] {
  const source = createUniformSource(options);
  const { randomisations } = source;
  const context = { options, randomisations, kernels, arena };
  const vectorised = randomisations % 4 === 0 && LANES % randomisations === 0;
  return draws.map((draw) => {
    const { sampling, directionNumbers } = options;
    const isSobol = sampling === 'sobol' && isTabled(draw, directionNumbers);
    if (!isSobol && sampling !== 'latin-hypercube') return pseudoRandomKernel(draw, context);
    if (!vectorised) return sourceKernel(draw, source, options.trials, doubles);
    return isSobol ? sobolKernel(draw, context) : latinHypercubeKernel(draw, context);
  });
}

function pseudoRandomKernel(draw: Draw, { options, kernels }: Context): Required<UniformKernel> {
  const { low, high } = seedWords(options.seed);
  const { keyLow, keyHigh } = draw;
  return {
    fill: (to, first, count) => kernels.pseudoRandom(to, first, count, keyLow, keyHigh, low, high),
    fillAt: (to, places, n, first) =>
      kernels.pseudoRandomAt(to, places, n, first, keyLow, keyHigh, low, high),
  };
}

function sobolKernel(draw: Draw, { options, randomisations, kernels, arena }: Context): UniformKernel {
  const directions = sobolDirections(options.directionNumbers, draw);
  const keys = sobolKeys(seedWords(options.seed), draw, randomisations);
  const record = arena.put(directions, keys, PADDING);
  return {
    fill: (to, first, count) =>
      kernels.sobol(to, first / randomisations, count / randomisations, record, randomisations),
    fillAt: (to, places, n, first) =>
      kernels.sobolAt(to, places, n, first / randomisations, record, randomisations),
  };
}

function latinHypercubeKernel(draw: Draw, context: Context): UniformKernel {
  const { options, randomisations, kernels, arena } = context;
  const independent = pseudoRandomKernel(draw, context);
  const record = arena.put(
    latinHypercubeRecord(seedWords(options.seed), draw, options.trials, randomisations),
  );
  return {
    fill(to, first, count) {
      independent.fill(to, first, count);
      kernels.latinHypercube(to, first / randomisations, count / randomisations, record, randomisations);
    },
    fillAt(to, places, n, first) {
      independent.fillAt(to, places, n, first);
      kernels.latinHypercubeAt(to, places, n, first / randomisations, record, randomisations);
    },
  };
}

function sourceKernel(
  draw: Draw,
  source: UniformSource,
  trials: number,
  doubles: () => Float64Array,
): UniformKernel {
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
