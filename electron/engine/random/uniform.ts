import { assertNever } from '#shared/assert-never.ts';
import type { Sampling } from '#shared/result.ts';
import { SOBOL_BITS } from './direction-numbers.ts';
import { fillLatinHypercube } from './latin-hypercube.ts';
import { fillPseudoRandom, seedWords } from './pseudo-random.ts';
import { fillSobol } from './sobol.ts';
import type { Draw, UniformSource } from './source.ts';

/**
 * Independent randomisations that a standard error comes from, where there are trials enough. With 32 the truth is
 * within two stated errors in 94.6 % of runs (Student's t, 31 degrees of freedom); with 8 it would be 91.4 %.
 */
export const MOST_RANDOMISATIONS = 32;

export interface UniformOptions {
  readonly sampling: Sampling;
  /** A safe integer ≥ 0; all 53 bits count. */
  readonly seed: number;
  /** At least 1. Only `latin-hypercube` numbers depend on it. */
  readonly trials: number;
  /** From {@link parseDirectionNumbers}; a draw's `dimension` must be within it. */
  readonly directionNumbers: Uint32Array;
}

export interface RandomisedSource extends UniformSource {
  /** Trial i belongs to randomisation i mod this; 1 for `random`. */
  readonly randomisations: number;
}

/** The uniform numbers of a run: a function of seed, draw and trial alone, each in (0, 1) with steps of 2⁻⁵². */
export function createUniformSource(options: UniformOptions): RandomisedSource {
  const { sampling, trials, directionNumbers } = options;
  const seed = seedWords(options.seed);
  const randomisations = Math.min(MOST_RANDOMISATIONS, trials);
  switch (sampling) {
    case 'random':
      return {
        randomisations: 1,
        fill: (draw, first, count, out, offset) => fillPseudoRandom(seed, draw, first, count, out, offset),
      };
    case 'latin-hypercube':
      return {
        randomisations,
        fill: (draw, first, count, out, offset) =>
          fillLatinHypercube(seed, trials, randomisations, draw, first, count, out, offset),
      };
    case 'sobol':
      return {
        randomisations,
        fill: (draw, first, count, out, offset) => {
          if (isTabled(draw, directionNumbers)) {
            fillSobol(directionNumbers, seed, randomisations, draw, first, count, out, offset);
          } else {
            fillPseudoRandom(seed, draw, first, count, out, offset);
          }
        },
      };
    default:
      return assertNever(sampling);
  }
}

/** Whether a draw has a Sobol dimension of its own. */
export function isTabled(draw: Draw, directionNumbers: Uint32Array): boolean {
  return draw.dimension >= 0 && (draw.dimension + 1) * SOBOL_BITS <= directionNumbers.length;
}
