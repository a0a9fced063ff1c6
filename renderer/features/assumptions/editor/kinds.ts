import type { Distribution } from '#shared/plan/document.ts';

/** The kinds as the editor offers them: a lognormal by percentiles and by moments are two. */
export const KINDS = [
  'percentiles',
  'pert',
  'triangular',
  'uniform',
  'normal',
  'lognormal',
  'lognormalMoments',
  'beta',
  'gamma',
  'exponential',
  'weibull',
  'poisson',
  'bernoulli',
  'discrete',
  'samples',
  'constant',
] as const;
export type KindId = (typeof KINDS)[number];

interface KindParameters {
  readonly dist: Distribution['dist'];
  readonly required: readonly string[];
  readonly optional?: readonly string[];
  /** Takes lists of numbers. */
  readonly lists?: true;
}

/** The parameters of each kind (docs/plan-format.md), in the order in which one thinks of them. */
export const KIND_PARAMETERS: Readonly<Record<KindId, KindParameters>> = {
  percentiles: { dist: 'percentiles', required: ['p10', 'p50', 'p90'], optional: ['min', 'max'] },
  pert: { dist: 'pert', required: ['min', 'mode', 'max'], optional: ['shape'] },
  triangular: { dist: 'triangular', required: ['min', 'mode', 'max'] },
  uniform: { dist: 'uniform', required: ['min', 'max'] },
  normal: { dist: 'normal', required: ['mean', 'sd'] },
  lognormal: { dist: 'lognormal', required: ['p10', 'p90'] },
  lognormalMoments: { dist: 'lognormal', required: ['mean', 'sd'] },
  beta: { dist: 'beta', required: ['alpha', 'beta'], optional: ['min', 'max'] },
  gamma: { dist: 'gamma', required: ['shape', 'scale'] },
  exponential: { dist: 'exponential', required: ['mean'] },
  weibull: { dist: 'weibull', required: ['shape', 'scale'] },
  poisson: { dist: 'poisson', required: ['mean'] },
  bernoulli: { dist: 'bernoulli', required: ['p'] },
  discrete: { dist: 'discrete', required: ['values', 'weights'], lists: true },
  samples: { dist: 'samples', required: ['values'], lists: true },
  constant: { dist: 'constant', required: ['value'] },
};

/** The kind that a distribution is shown as. */
export function kindOf(distribution: Distribution): KindId {
  if (distribution.dist !== 'lognormal') return distribution.dist;
  return 'p10' in distribution ? 'lognormal' : 'lognormalMoments';
}
