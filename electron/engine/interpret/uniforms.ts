import { type Kernels, LANES } from '../kernels/kernels.ts';
import { latinHypercubeRecord } from '../random/latin-hypercube.ts';
import { seedWords } from '../random/pseudo-random.ts';
import { sobolDirections, sobolKeys } from '../random/sobol.ts';
import type { Draw, UniformSource } from '../random/source.ts';
import { createUniformSource, isTabled, type UniformOptions } from '../random/uniform.ts';
import type { Region } from './memory.ts';

/** The uniform numbers of one draw. */
export interface UniformKernel {
  /** Writes those of trials first … first + count − 1, both multiples of {@link LANES}, to address `to`. */
  fill(to: number, first: number, count: number): void;
  /** Writes those of n trials side by side: their places in the block that starts with `first` are at `places`. */
  readonly fillAt?: (to: number, places: number, n: number, first: number) => void;
  /** Notes the places in the block whose numbers are below `bound`, in [0, 1), and returns how many. */
  readonly below?: (places: number, first: number, count: number, bound: number) => number;
}

/** Randomisations that {@link Kernels.sobolBelow} is made for. */
const USUAL_RANDOMISATIONS = 32;
/** Keys whose low halves it takes. */
const SHORT_PARTS = 4;

/** What the kernels of all draws of a run work with. */
interface Context {
  readonly options: UniformOptions;
  readonly randomisations: number;
  readonly kernels: Kernels;
  /** Where the keys of the draws lie. */
  readonly region: Region;
  /** Address of a block that nothing else uses while uniforms are made. */
  readonly scratch: number;
}

/** The uniforms of each draw: by kernels, but where a run of a handful of trials has few randomisations. */
export function uniformKernels(
  draws: readonly Draw[],
  options: UniformOptions,
  kernels: Kernels,
  region: Region,
  scratch: number,
  doubles: () => Float64Array,
): UniformKernel[] {
  const source = createUniformSource(options);
  const { randomisations } = source;
  const context = { options, randomisations, kernels, region, scratch };
  const vectorised = randomisations % 4 === 0 && LANES % randomisations === 0;
  return draws.map((draw) => {
    const { sampling, directionNumbers } = options;
    const isSobol = sampling === 'sobol' && isTabled(draw, directionNumbers);
    if (!isSobol && sampling !== 'latin-hypercube') return pseudoRandomKernel(draw, context);
    if (!vectorised) return sourceKernel(draw, source, options.trials, doubles);
    return isSobol ? sobolKernel(draw, context) : latinHypercubeKernel(draw, context);
  });
}

/** Draws them all and compares. */
function belowBy(
  fill: UniformKernel['fill'],
  { kernels, scratch }: Context,
): Required<UniformKernel>['below'] {
  return (places, first, count, bound) => {
    fill(scratch, first, count);
    return kernels.noteBelow(places, scratch, bound, count);
  };
}

function pseudoRandomKernel(draw: Draw, context: Context): Required<UniformKernel> {
  const { options, kernels } = context;
  const { low, high } = seedWords(options.seed);
  const { keyLow, keyHigh } = draw;
  const fill: UniformKernel['fill'] = (to, first, count) =>
    kernels.pseudoRandom(to, first, count, keyLow, keyHigh, low, high);
  return {
    fill,
    below: belowBy(fill, context),
    fillAt: (to, places, n, first) =>
      kernels.pseudoRandomAt(to, places, n, first, keyLow, keyHigh, low, high),
  };
}

function sobolKernel(draw: Draw, context: Context): UniformKernel {
  const { options, randomisations, kernels, region } = context;
  const directions = sobolDirections(options.directionNumbers, draw);
  const keys = sobolKeys(seedWords(options.seed), draw, randomisations);
  const shortKeys = new Int16Array(keys.subarray(0, SHORT_PARTS * randomisations));
  const record = region.put(directions, keys, shortKeys);
  const fill: UniformKernel['fill'] = (to, first, count) =>
    kernels.sobol(to, first / randomisations, count / randomisations, record, randomisations);
  return {
    fill,
    below:
      randomisations === USUAL_RANDOMISATIONS
        ? (places, first, count, bound) =>
            kernels.sobolBelow(places, first / randomisations, count / randomisations, record, bound)
        : belowBy(fill, context),
    fillAt: (to, places, n, first) =>
      kernels.sobolAt(to, places, n, first / randomisations, record, randomisations),
  };
}

function latinHypercubeKernel(draw: Draw, context: Context): UniformKernel {
  const { options, randomisations, kernels, region } = context;
  const independent = pseudoRandomKernel(draw, context);
  const record = region.put(
    latinHypercubeRecord(seedWords(options.seed), draw, options.trials, randomisations),
  );
  const fill: UniformKernel['fill'] = (to, first, count) => {
    independent.fill(to, first, count);
    kernels.latinHypercube(to, first / randomisations, count / randomisations, record, randomisations);
  };
  return {
    fill,
    below: belowBy(fill, context),
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
