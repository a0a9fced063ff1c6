import type { VariableDefinition } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import { normalCdf } from '../../../electron/engine/random/normal.ts';
import { readPlanValue } from '../../../electron/service/read-plan.ts';
import { inlineRunner } from '../../../electron/workers/runner.ts';
import { createSimulator } from '../../../electron/workers/simulator.ts';
import { truthPlan } from './plan.ts';

const PERIODS = 6;
const VOLATILITY = 0.25;
/** Years to the middle of the last quarter. */
const YEARS = (PERIODS - 0.5) / 4;

function formula(name: string, text: string, over: string[] = []): VariableDefinition {
  return { name, kind: 'formula', over, unit: '1', formula: text };
}

/** Outputs that share no random number, so that each seed tells as many independent things; with their true means. */
const VARIABLES: VariableDefinition[] = [
  { name: 'price', kind: 'input', over: [], unit: '1', value: { dist: 'lognormal', mean: 20, sd: 8 } },
  { name: 'volume', kind: 'input', over: [], unit: '1', value: { dist: 'pert', min: 1, mode: 3, max: 8 } },
  formula('sales', 'price * volume'),
  { name: 'growth', kind: 'input', over: [], unit: '1', value: { dist: 'normal', mean: 0, sd: 0.8 } },
  formula('skewed', 'exp(growth)'),
  {
    name: 'rate',
    kind: 'path',
    over: ['period'],
    unit: '1',
    process: 'gbm',
    start: 1,
    drift: 0,
    volatility: VOLATILITY,
  },
  formula('call', 'max(0, final(rate) - 1)'),
  {
    name: 'loss',
    kind: 'event',
    over: ['period'],
    unit: '1',
    probability: 0.1,
    severity: { dist: 'exponential', mean: 50 },
  },
  formula('losses', 'sum(loss, period)'),
  { name: 'a', kind: 'input', over: [], unit: '1', value: { dist: 'normal', mean: 1, sd: 1 } },
  { name: 'b', kind: 'input', over: [], unit: '1', value: { dist: 'normal', mean: 0, sd: 1 } },
  formula('share', 'a + b >= 0'),
];

const TRUTHS: Readonly<Record<string, number>> = {
  sales: 20 * ((1 + 4 * 3 + 8) / 6),
  skewed: Math.exp(0.8 ** 2 / 2),
  call: 2 * normalCdf((VOLATILITY * Math.sqrt(YEARS)) / 2) - 1,
  losses: PERIODS * 0.1 * 50,
  share: normalCdf(1 / Math.SQRT2),
};

/** Two-sided 95 % points of Student's t with 31 degrees of freedom (32 randomisations), and of the normal. */
const T95 = { 31: 2.0395134463964077, infinite: 1.959963984540054 } as const;

/** How the stated standard errors of one output stand to its true errors. */
export interface Calibration {
  readonly output: string;
  /** Share of runs whose 95 % interval (Student's t) holds the true mean. */
  readonly inInterval: number;
  /** Share of runs that are within two stated errors. */
  readonly withinTwo: number;
  /** Mean square of the true errors over that of the stated ones. */
  readonly ratio: number;
}

/** Runs seeds first … first + seeds − 1 of a plan whose means are known. */
export async function calibrate(sampling: Sampling, seeds: number, trials: number): Promise<Calibration[]> {
  const read = readPlanValue(truthPlan({ variables: VARIABLES, periods: PERIODS }));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { checked } = read.value;
  const simulator = createSimulator({ threads: 1, runner: inlineRunner() });
  const point = sampling === 'random' ? T95.infinite : T95[31];
  const tallies = new Map(
    Object.keys(TRUTHS).map((name) => [name, { inInterval: 0, withinTwo: 0, errors: 0, stated: 0 }]),
  );
  for (let seed = 0; seed < seeds; seed++) {
    const request = { checked, scenario: 'base', trials, seed, sampling, keepSamples: false };
    const run = await simulator.simulate({ ...request, drivers: 'none' }, {});
    if (!run.ok) throw new Error(JSON.stringify(run.faults));
    for (const { variable, cells } of run.value.outputs) {
      const { mean, standardError } = cells[0]!;
      const tally = tallies.get(variable)!;
      const error = Math.abs(mean! - TRUTHS[variable]!);
      if (error <= point * standardError!) tally.inInterval++;
      if (error <= 2 * standardError!) tally.withinTwo++;
      tally.errors += error ** 2;
      tally.stated += standardError! ** 2;
    }
  }
  await simulator.close();
  return [...tallies].map(([output, { inInterval, withinTwo, errors, stated }]) => ({
    output,
    inInterval: inInterval / seeds,
    withinTwo: withinTwo / seeds,
    ratio: errors / stated,
  }));
}
