import { inlineRunner } from '../../electron/workers/runner.ts';
import { checkedPlan, type Prepared, prepare, readSample, runPrepared } from './engine.ts';
import {
  alternate,
  type Contender,
  ratioOf,
  shown,
  spreadOf,
  type Timing,
  timed,
  timingLines,
} from './measure.ts';
import type { NumpyModel } from './numpy.ts';

const PLAIN_TRIALS = 1_000_000;
/** NumPy makes its million in parts that fit the memory of a laptop. */
const PART = 100_000;
const SEEDS = 12;
const SIZES = [4096, 8192, 16_384, 32_768, 65_536, 131_072];

interface Found {
  readonly trials: number;
  /** Root mean square over seeds around their mean: the true standard error, no estimate of a run. */
  readonly error: number;
  readonly wanted: number;
}

/** The least number of Sobol points whose mean of npv is as exact as that of a million plain trials. */
async function pointsNeeded(prepared: Prepared): Promise<Found> {
  for (const trials of SIZES) {
    const means: number[] = [];
    let sd = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const [npv] = await runPrepared(prepared, inlineRunner(), { trials, seed, sampling: 'sobol' });
      means.push(npv!.statistics.mean!);
      sd = npv!.statistics.sd!;
    }
    const centre = means.reduce((sum, mean) => sum + mean, 0) / SEEDS;
    const error = Math.sqrt(means.reduce((sum, mean) => sum + (mean - centre) ** 2, 0) / (SEEDS - 1));
    const wanted = sd / Math.sqrt(PLAIN_TRIALS);
    console.log(`  ${trials} Sobol points: error ${error.toFixed(0)}, wanted ${wanted.toFixed(0)}`);
    if (error <= wanted) return { trials, error, wanted };
  }
  throw new Error(`${SIZES.at(-1)} Sobol points are not enough`);
}

/** Time until npv's mean is as exact as by a million plain trials. */
export async function errorSection(rounds: number, numpy: NumpyModel | null): Promise<void> {
  console.log(`\nUntil the error of npv's mean is that of ${PLAIN_TRIALS} plain trials (${SEEDS} seeds)`);
  const prepared = prepare(checkedPlan(readSample()), 'sobol');
  const { trials } = await pointsNeeded(prepared);
  let seed = 1;
  const contenders: Contender[] = [
    {
      name: `engine, ${trials} Sobol points`,
      run: () =>
        timed(() => runPrepared(prepared, inlineRunner(), { trials, seed: seed++, sampling: 'sobol' })),
    },
  ];
  if (numpy) {
    contenders.push({
      name: `NumPy, ${PART} trials (a tenth)`,
      run: () => numpy.run(PART, seed++),
    });
  }
  const timings = await alternate(rounds, contenders);
  for (const line of timingLines(timings)) console.log(line);
  const [own, other] = [...timings.values()];
  if (!other) return;
  const parts = PLAIN_TRIALS / PART;
  const scaled = (of: keyof Timing) => {
    const { median, least, most } = ratioOf(other, own!, of);
    return shown({ median: median * parts, least: least * parts, most: most * parts }, 0);
  };
  console.log(`  NumPy takes × ${scaled('wall')} as long (at least 50), processor time × ${scaled('cpu')}`);
}

const PREVIEW_POINTS = 4096;

/** A preview after a changed number of spend: compile, 4 096 Sobol points, statistics of all output cells. */
export async function previewSection(rounds: number, numpy: NumpyModel | null): Promise<void> {
  console.log(`\nPreview: compile and ${PREVIEW_POINTS} Sobol points`);
  const checked = checkedPlan(readSample());
  let seed = 1;
  const contenders: Contender[] = [
    {
      name: 'engine, compile included',
      run: () =>
        timed(() =>
          runPrepared(prepare(checked, 'sobol'), inlineRunner(), {
            trials: PREVIEW_POINTS,
            seed: 1,
            sampling: 'sobol',
          }),
        ),
    },
  ];
  if (numpy) contenders.push({ name: `NumPy, ${PART} trials`, run: () => numpy.run(PART, seed++) });
  const timings = await alternate(rounds, contenders);
  for (const line of timingLines(timings)) console.log(line);
  const [own, other] = [...timings.values()];
  if (!other) return;
  const shares = spreadOf(own!.map(({ wall }, round) => (100 * wall) / other[round]!.wall));
  console.log(`  ${shown(shares, 1)} % of NumPy's time (at most 8)`);
}
