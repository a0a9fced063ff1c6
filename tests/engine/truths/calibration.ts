import type { CellResult, Sampling } from '#shared/result.ts';
import { readPlanValue } from '../../../electron/service/read-plan.ts';
import { inlineRunner } from '../../../electron/workers/runner.ts';
import { createSimulator } from '../../../electron/workers/simulator.ts';
import { KNOWN_OUTPUTS, KNOWN_PERIODS, KNOWN_VARIABLES, type KnownOutput } from './known-outputs.ts';
import { truthPlan } from './plan.ts';

/** The figures whose stated errors are compared with the true ones. */
export const FIGURES = ['mean', 'p5', 'p50', 'p95', 'probability', 'tail5', 'tail95'] as const;
export type Figure = (typeof FIGURES)[number];

/** How the stated standard errors of one figure of one output stand to its true errors. */
export interface Calibration {
  readonly output: string;
  readonly figure: Figure;
  /** Share of runs whose figure is within two stated errors of the truth. */
  readonly within: number;
  /** Mean square of the true errors over that of the stated ones. */
  readonly ratio: number;
}

type Estimate = readonly [value: number | null, standardError: number | null];

function estimates(cell: CellResult): Record<Figure, Estimate> {
  const { quantiles, tailMean, standardErrors } = cell;
  const quantile = (level: string): Estimate => [quantiles[level]!, standardErrors!.quantiles[level]!];
  return {
    mean: [cell.mean, cell.standardError],
    p5: quantile('0.05'),
    p50: quantile('0.5'),
    p95: quantile('0.95'),
    probability: [cell.probabilityAtLeastTarget!, standardErrors!.probabilityAtLeastTarget!],
    tail5: [tailMean['0.05'], standardErrors!.tailMean['0.05']],
    tail95: [tailMean['0.95'], standardErrors!.tailMean['0.95']],
  };
}

function truths(known: KnownOutput): Record<Figure, number> {
  return {
    mean: known.mean,
    p5: known.quantile(0.05),
    p50: known.quantile(0.5),
    p95: known.quantile(0.95),
    probability: known.probability,
    tail5: known.tailMean('low'),
    tail95: known.tailMean('high'),
  };
}

interface KnownFigure {
  readonly output: string;
  readonly figure: Figure;
  readonly truth: number;
}

let known: readonly KnownFigure[] | null = null;

/** Every figure of every output that has a density there. */
function knownFigures(): readonly KnownFigure[] {
  known ??= KNOWN_OUTPUTS.flatMap((output) => {
    const all = truths(output);
    const figures = FIGURES.filter((figure) => !output.without.includes(figure));
    return figures.map((figure) => ({ output: output.name, figure, truth: all[figure] }));
  });
  return known;
}

/** Runs seeds 0 … seeds − 1 of a plan whose figures are known. */
export async function calibrate(sampling: Sampling, seeds: number, trials: number): Promise<Calibration[]> {
  const targets = Object.fromEntries(KNOWN_OUTPUTS.map(({ name, target }) => [name, target]));
  const read = readPlanValue(truthPlan({ variables: KNOWN_VARIABLES, periods: KNOWN_PERIODS, targets }));
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  const { checked } = read.value;
  const simulator = createSimulator({ threads: 1, runner: inlineRunner() });
  const tallies = knownFigures().map((known) => ({ ...known, within: 0, errors: 0, stated: 0 }));
  for (let seed = 0; seed < seeds; seed++) {
    const request = { checked, scenario: 'base', trials, seed, sampling, keepSamples: false };
    const run = await simulator.simulate({ ...request, drivers: 'none' }, {});
    if (!run.ok) throw new Error(JSON.stringify(run.faults));
    const cells = new Map(
      run.value.outputs.map(({ variable, cells: [cell] }) => [variable, estimates(cell!)]),
    );
    for (const tally of tallies) {
      const [value, standardError] = cells.get(tally.output)![tally.figure];
      const error = Math.abs(value! - tally.truth);
      if (error <= 2 * standardError!) tally.within++;
      tally.errors += error ** 2;
      tally.stated += standardError! ** 2;
    }
  }
  await simulator.close();
  return tallies.map(({ output, figure, within, errors, stated }) => ({
    output,
    figure,
    within: within / seeds,
    ratio: errors / stated,
  }));
}
