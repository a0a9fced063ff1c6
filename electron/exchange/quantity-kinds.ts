import type { WorkbookWord } from '#shared/messages/workbook.ts';
import type { Distribution } from '#shared/plan/document.ts';

/** A parameter of a distribution as a column of a sheet shows it. */
export interface KindParameter {
  readonly name: string;
  readonly word: WorkbookWord;
  readonly optional?: true;
  /** A list of numbers in one cell, separated by semicolons. */
  readonly list?: true;
}

/** What a figure can be: a plain number, a formula (of a parameter), or one of the distributions of plan-format.md. */
export interface QuantityKind {
  readonly word: WorkbookWord;
  readonly dist: Distribution['dist'] | null;
  readonly parameters: readonly KindParameter[];
}

const parameter = (name: string, word: WorkbookWord): KindParameter => ({ name, word });
const optional = (name: string, word: WorkbookWord): KindParameter => ({ name, word, optional: true });
const list = (name: string, word: WorkbookWord): KindParameter => ({ name, word, list: true });

const MIN = parameter('min', 'paramMin');
const MODE = parameter('mode', 'paramMode');
const MAX = parameter('max', 'paramMax');
const SHAPE = parameter('shape', 'paramShape');
const SCALE = parameter('scale', 'paramScale');
const MEAN = parameter('mean', 'paramMean');
const SD = parameter('sd', 'paramSd');
const P10 = parameter('p10', 'paramP10');
const P50 = parameter('p50', 'paramP50');
const P90 = parameter('p90', 'paramP90');
const OPEN_ENDS = [optional('min', 'paramMin'), optional('max', 'paramMax')];

/** In the order of the glossary. A kind has at most five parameters: as many columns as the sheets have. */
export const QUANTITY_KINDS = {
  number: { word: 'kindNumber', dist: null, parameters: [parameter('value', 'paramValue')] },
  formula: { word: 'kindFormula', dist: null, parameters: [parameter('formula', 'paramFormula')] },
  constant: { word: 'kindConstant', dist: 'constant', parameters: [parameter('value', 'paramValue')] },
  uniform: { word: 'kindUniform', dist: 'uniform', parameters: [MIN, MAX] },
  triangular: { word: 'kindTriangular', dist: 'triangular', parameters: [MIN, MODE, MAX] },
  pert: { word: 'kindPert', dist: 'pert', parameters: [MIN, MODE, MAX, optional('shape', 'paramShape')] },
  normal: { word: 'kindNormal', dist: 'normal', parameters: [MEAN, SD] },
  lognormal: { word: 'kindLognormal', dist: 'lognormal', parameters: [MEAN, SD] },
  lognormalRange: { word: 'kindLognormalRange', dist: 'lognormal', parameters: [P10, P90] },
  beta: {
    word: 'kindBeta',
    dist: 'beta',
    parameters: [parameter('alpha', 'paramAlpha'), parameter('beta', 'paramBeta'), ...OPEN_ENDS],
  },
  gamma: { word: 'kindGamma', dist: 'gamma', parameters: [SHAPE, SCALE] },
  exponential: { word: 'kindExponential', dist: 'exponential', parameters: [MEAN] },
  weibull: { word: 'kindWeibull', dist: 'weibull', parameters: [SHAPE, SCALE] },
  percentiles: { word: 'kindPercentiles', dist: 'percentiles', parameters: [P10, P50, P90, ...OPEN_ENDS] },
  poisson: { word: 'kindPoisson', dist: 'poisson', parameters: [MEAN] },
  bernoulli: { word: 'kindBernoulli', dist: 'bernoulli', parameters: [parameter('p', 'paramP')] },
  discrete: {
    word: 'kindDiscrete',
    dist: 'discrete',
    parameters: [list('values', 'paramValues'), list('weights', 'paramWeights')],
  },
  samples: { word: 'kindSamples', dist: 'samples', parameters: [list('values', 'paramValues')] },
} as const satisfies Record<string, QuantityKind>;

export type QuantityKindId = keyof typeof QUANTITY_KINDS;
export const QUANTITY_KIND_IDS = Object.keys(QUANTITY_KINDS) as QuantityKindId[];

/** Columns that hold the parameters of a figure. */
export const PARAMETER_COLUMNS = 5;
