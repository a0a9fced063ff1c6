import { gammaP } from '#shared/math/incomplete-gamma.ts';
import type { VariableDefinition } from '#shared/plan/document.ts';
import { normalCdf, normalQuantile } from '../../../electron/engine/random/normal.ts';
import { formula, input, path } from '../reference/plans.ts';
import type { Figure } from './calibration.ts';

/** An output whose distribution is known. Outputs share no random number, so that each seed tells as many things. */
export interface KnownOutput {
  readonly name: string;
  readonly mean: number;
  readonly target: number;
  /** P(output ≥ target). */
  readonly probability: number;
  quantile(level: number): number;
  /** Mean of the lowest or of the highest 5 %. */
  tailMean(end: 'low' | 'high'): number;
  /** Figures at an atom, where there is nothing to estimate an error from. */
  readonly without: readonly Figure[];
}

export const KNOWN_PERIODS = 6;
const VOLATILITY = 0.25;
/** Years to the middle of the last quarter. */
const YEARS = (KNOWN_PERIODS - 0.5) / 4;
const LOSS = { probability: 0.1, mean: 50 };

const lognormal = (logMean: number, logSd: number) => {
  const variance = Math.log1p((logSd / logMean) ** 2);
  return { mean: Math.log(logMean) - variance / 2, variance };
};
const PRICE = { mean: 20, sd: 8 };
const VOLUME = { mean: 3, sd: 1 };

export const KNOWN_VARIABLES: VariableDefinition[] = [
  input('a', [], { dist: 'normal', mean: 1, sd: 1 }),
  input('b', [], { dist: 'normal', mean: 0, sd: 1 }),
  formula('balance', [], 'a + b'),
  input('price', [], { dist: 'lognormal', ...PRICE }),
  input('volume', [], { dist: 'lognormal', ...VOLUME }),
  formula('sales', [], 'price * volume'),
  input('growth', [], { dist: 'normal', mean: 0, sd: 0.8 }),
  formula('skewed', [], 'exp(growth)'),
  path('rate', ['period'], { process: 'gbm', start: 1, drift: 0, volatility: VOLATILITY }),
  formula('worth', [], 'final(rate)'),
  ...[1, 2, 3, 4].map((i) => input(`wait${i}`, [], { dist: 'exponential', mean: 1 })),
  formula('longest', [], 'max(wait1, wait2, wait3, wait4)'),
  ...[1, 2, 3].map((i) => input(`part${i}`, [], { dist: 'uniform', min: 0, max: 1 })),
  formula('whole', [], 'part1 + part2 + part3'),
  {
    name: 'loss',
    kind: 'event',
    over: ['period'],
    unit: '1',
    probability: LOSS.probability,
    severity: { dist: 'exponential', mean: LOSS.mean },
  },
  formula('losses', [], 'sum(loss, period)'),
];

/** From the probability below each value, by halving. */
function inverse(below: (x: number) => number, least: number, most: number): (level: number) => number {
  return (level) => {
    let [low, high] = [least, most];
    for (let step = 0; step < 60; step++) {
      const middle = (low + high) / 2;
      if (below(middle) < level) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
}

const STEPS = 500;

/** (1/p)·∫ Q over the tail, by the midpoint rule in √(distance from the end), which tames unbounded ends. */
function tailMeanOf(quantile: (level: number) => number): KnownOutput['tailMean'] {
  return (end) => {
    let sum = 0;
    for (let step = 0; step < STEPS; step++) {
      const t = (step + 0.5) / STEPS;
      const level = 0.05 * t ** 2;
      sum += quantile(end === 'low' ? level : 1 - level) * 2 * t;
    }
    return sum / STEPS;
  };
}

function known(
  name: string,
  mean: number,
  target: number,
  probability: number,
  quantile: (level: number) => number,
  without: readonly Figure[] = [],
): KnownOutput {
  return { name, mean, target, probability, quantile, tailMean: tailMeanOf(quantile), without };
}

function knownLognormal(name: string, logMean: number, logSd: number, target: number): KnownOutput {
  return known(
    name,
    Math.exp(logMean + logSd ** 2 / 2),
    target,
    normalCdf((logMean - Math.log(target)) / logSd),
    (level) => Math.exp(logMean + logSd * normalQuantile(level)),
  );
}

/** Of the sum of the losses in six quarters: none, or a gamma of as many exponentials. */
function lossBelow(x: number): number {
  let sum = 0;
  for (let count = 0, ways = 1; count <= KNOWN_PERIODS; count++) {
    const weight = ways * LOSS.probability ** count * (1 - LOSS.probability) ** (KNOWN_PERIODS - count);
    sum += weight * (count === 0 ? 1 : gammaP(count, x / LOSS.mean));
    ways = (ways * (KNOWN_PERIODS - count)) / (count + 1);
  }
  return sum;
}

/** Irwin–Hall's distribution for three. */
function wholeBelow(x: number): number {
  const cube = (y: number) => Math.max(0, y) ** 3;
  return (cube(x) - 3 * cube(x - 1) + 3 * cube(x - 2)) / 6;
}

const [price, volume] = [lognormal(PRICE.mean, PRICE.sd), lognormal(VOLUME.mean, VOLUME.sd)];

export const KNOWN_OUTPUTS: readonly KnownOutput[] = [
  known('balance', 1, 0, normalCdf(Math.SQRT1_2), (level) => 1 + Math.SQRT2 * normalQuantile(level)),
  knownLognormal('sales', price.mean + volume.mean, Math.sqrt(price.variance + volume.variance), 40),
  knownLognormal('skewed', 0, 0.8, 2),
  knownLognormal('worth', (-(VOLATILITY ** 2) / 2) * YEARS, VOLATILITY * Math.sqrt(YEARS), 0.9),
  known(
    'longest',
    1 + 1 / 2 + 1 / 3 + 1 / 4,
    4,
    1 - (1 - Math.exp(-4)) ** 4,
    (level) => -Math.log1p(-(level ** 0.25)),
  ),
  known('whole', 1.5, 1, 1 - wholeBelow(1), inverse(wholeBelow, 0, 3)),
  known(
    'losses',
    KNOWN_PERIODS * LOSS.probability * LOSS.mean,
    25,
    1 - lossBelow(25),
    inverse(lossBelow, 0, 2000),
    ['p5', 'p50', 'tail5'],
  ),
];
