import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { inlineRunner, poolRunner } from '../../electron/workers/runner.ts';
import { distances } from './agreement.ts';
import { checkedPlan, type Prepared, prepare, readSample, runPrepared } from './engine.ts';
import { mathjsModel } from './mathjs/model.ts';
import { alternate, type Contender, ratioOf, shown, timed, timingLines } from './measure.ts';
import type { Figures, NumpyModel } from './numpy.ts';
import { Draws } from './per-trial/draws.ts';
import { perTrialModel } from './per-trial/model.ts';

const TRIALS = 100_000;
/** mathjs is so much slower that a part of the trials must do. */
const MATHJS_TRIALS = 1000;
const FACTS = { randomisations: 1, stratified: false };

function perTrial(seed: () => number): Contender {
  const { trial, columns: count } = perTrialModel(readSample());
  const columns = Array.from({ length: count }, () => new Float64Array(TRIALS));
  return {
    name: 'JavaScript, trial by trial',
    run: () =>
      timed(() => {
        const draws = new Draws(seed());
        for (let i = 0; i < TRIALS; i++) trial(draws, i, columns);
        for (const column of columns) summarize(column, FACTS, undefined);
      }),
  };
}

/** Without statistics, which would be a small part of it. */
function mathjs(seed: () => number): Contender {
  const document = readSample();
  const run = mathjsModel(checkedPlan(document), document);
  return {
    name: `mathjs compiled, ${MATHJS_TRIALS} trials scaled`,
    run: async () => {
      const { wall, cpu } = await timed(() => {
        const draws = new Draws(seed());
        for (let i = 0; i < MATHJS_TRIALS; i++) run(draws);
      });
      return { wall: (wall * TRIALS) / MATHJS_TRIALS, cpu: (cpu * TRIALS) / MATHJS_TRIALS };
    },
  };
}

function numpyContender(numpy: NumpyModel, seed: () => number, seen: Figures[]): Contender {
  return {
    name: 'NumPy',
    run: async () => {
      const run = await numpy.run(TRIALS, seed());
      seen.push(run.npv);
      return run;
    },
  };
}

function meanFigures(seen: readonly Figures[]): Figures {
  const mean = (of: (figures: Figures) => number) =>
    seen.reduce((sum, figures) => sum + of(figures), 0) / seen.length;
  return {
    mean: mean((one) => one.mean),
    sd: mean((one) => one.sd),
    p5: mean((one) => one.p5),
    p50: mean((one) => one.p50),
    p95: mean((one) => one.p95),
  };
}

async function agreement(prepared: Prepared, seen: readonly Figures[]): Promise<void> {
  const options = { trials: TRIALS, seed: 1, sampling: 'sobol' } as const;
  const [npv] = await runPrepared(prepared, inlineRunner(), options);
  const found = distances(npv!, TRIALS, meanFigures(seen), TRIALS * seen.length);
  const text = [...found].map(([name, distance]) => `${name} ${distance.toFixed(1)}`).join(', ');
  console.log(`  npv, engine − NumPy in joint standard errors (at most 4): ${text}`);
  if ([...found.values()].some((distance) => !(Math.abs(distance) <= 4))) process.exitCode = 1;
}

/** The sample plan at 100 000 trials, from compiled plan to percentiles of all output cells. */
export async function sampleSection(rounds: number, numpy: NumpyModel | null): Promise<void> {
  console.log(`\nSample plan, ${TRIALS} trials, compiled plan to percentiles (seconds: median, range)`);
  let next = 1;
  const seed = () => next++;
  const seen: Figures[] = [];
  const checked = checkedPlan(readSample());
  const sobol = prepare(checked, 'sobol');
  const random = prepare(checked, 'random');
  const [inline, one, other, two] = [inlineRunner(), poolRunner(1), poolRunner(1), poolRunner(2)];
  const engine = (
    name: string,
    prepared: Prepared,
    runner: typeof inline,
    sampling: 'sobol' | 'random',
  ): Contender => ({
    name,
    run: () => timed(() => runPrepared(prepared, runner, { trials: TRIALS, seed: seed(), sampling })),
  });
  const timings = await alternate(rounds, [
    engine('engine, Sobol', sobol, inline, 'sobol'),
    engine('engine, random', random, inline, 'random'),
    ...(numpy ? [numpyContender(numpy, seed, seen)] : []),
    perTrial(seed),
    mathjs(seed),
  ]);
  const pools = await alternate(rounds, [
    engine('engine, Sobol, pool of one thread', sobol, one, 'sobol'),
    engine('engine, Sobol, pool of two threads', sobol, two, 'sobol'),
    {
      name: 'engine, Sobol, two runs on a thread each',
      run: () =>
        timed(() =>
          Promise.all(
            [one, other].map((runner) =>
              runPrepared(sobol, runner, { trials: TRIALS, seed: seed(), sampling: 'sobol' }),
            ),
          ),
        ),
    },
  ]);
  await Promise.all([one, other, two].map((pool) => pool.close()));
  for (const line of [...timingLines(timings), ...timingLines(pools)]) console.log(line);
  const own = timings.get('engine, Sobol')!;
  for (const [name, list] of timings) {
    if (list === own) continue;
    const processor = shown(ratioOf(list, own, 'cpu'));
    console.log(
      `  engine (Sobol) is × ${shown(ratioOf(list, own))} as fast, by processor time × ${processor}: ${name}`,
    );
  }
  const [single, double, apart] = [...pools.values()];
  // Two runs that share nothing: no way to use two threads does better on this machine.
  const most = ratioOf(
    single!.map(({ wall, cpu }) => ({ wall: 2 * wall, cpu })),
    apart!,
  );
  console.log(
    `  two threads are × ${shown(ratioOf(single!, double!))} of one; the machine gives × ${shown(most)}`,
  );
  if (seen.length > 0) await agreement(sobol, seen);
}
