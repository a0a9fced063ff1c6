import type { Sampling } from '#shared/result.ts';

/** How trials are made where nothing is stored: the same for all that a screen shows. */
export interface StudySettings {
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
}

/** A power of two: Sobol points of each randomisation are a whole net. */
export const FIRST_STUDY: StudySettings = { trials: 4096, seed: 1, sampling: 'sobol' };

export const STUDY_TRIALS = [1024, 4096, 16_384, 65_536] as const;
