import { afterAll, describe, expect, it } from 'vitest';
import { SAMPLINGS, type Sampling } from '#shared/result.ts';
import { inlineRunner } from '../../electron/workers/runner.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import type { Simulation, Simulator } from '../../electron/workers/types.ts';
import { readPlan } from '../engine/reference/engine.ts';
import { formula, input, planOf } from '../engine/reference/plans.ts';

const SD = 2;
const plan = {
  ...planOf({
    variables: [
      input('x', ['region.market'], { dist: 'normal', mean: 0, sd: SD }),
      formula('f', ['region.market'], 'x * x * x'),
      formula('root', [], 'sqrt(x[sea])'),
    ],
  }),
  outputs: [{ variable: 'f' }, { variable: 'root' }],
};
const checked = readPlan(plan);
/** Var x³ = 15·σ⁶. */
const DEVIATION = Math.sqrt(15) * SD ** 3;

const pool = createSimulator({ threads: 2 });
const inline = createSimulator({ threads: 1, runner: inlineRunner() });
afterAll(() => pool.close());

const base = { checked, scenario: 'base', seed: 3, drivers: 'none', keepSamples: true } as const;

async function ran(on: Simulator, sampling: Sampling, trials: number, error?: number): Promise<Simulation> {
  const until = error === undefined ? undefined : { output: 'f', error };
  const reply = await on.simulate({ ...base, sampling, trials, until }, {});
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return reply.value;
}

function largestError({ outputs }: Simulation): number {
  return Math.max(...outputs[0]!.cells.map(({ standardError }) => standardError!));
}

describe('a run until an error', () => {
  const wanted = DEVIATION / Math.sqrt(12_000);

  it.each(SAMPLINGS)(
    '%s: equals a run of the trials that it made, with threads and without',
    async (sampling) => {
      const run = await ran(pool, sampling, 1_000_000, wanted);
      expect(largestError(run)).toBeLessThanOrEqual(wanted);
      expect(Math.log2(run.trials) % 1).toBe(0);
      expect(await ran(inline, sampling, run.trials)).toEqual(run);
      if (run.trials > 4096)
        expect(largestError(await ran(inline, sampling, run.trials / 2))).toBeGreaterThan(wanted);
    },
  );

  it('plain random numbers take the trials that the variance says', async () => {
    expect((await ran(inline, 'random', 1_000_000, wanted)).trials).toBe(16_384);
  });

  it('says so where the most trials are not enough', async () => {
    const run = await ran(inline, 'random', 5000, wanted);
    expect(run.trials).toBe(5000);
    const missed = run.notices.find(({ code }) => code === 'errorNotReached');
    expect(missed).toMatchObject({ path: 'outputs[0]', args: { output: 'f', trials: 5000 } });
  });

  it('ends with the trials that memory has room for', async () => {
    // 4 cells of 8 bytes: 8,192 trials beside the 4,096 that they are made from.
    const small = createSimulator({ threads: 1, runner: inlineRunner(), memoryLimit: 4 * 8 * 13_000 });
    const run = await ran(small, 'random', 1_000_000, wanted);
    expect(run.trials).toBe(8192);
    expect(run.samples![0]).toEqual((await ran(inline, 'random', 8192)).samples![0]);
    expect(run.notices.map(({ code }) => code)).toContain('errorNotReached');
  });

  it('ends after the first round where a trial is not finite', async () => {
    const until = { output: 'root', error: 1e-6 };
    const reply = await inline.simulate({ ...base, sampling: 'random', trials: 1e6, until }, {});
    expect(reply).toMatchObject({ ok: true, value: { trials: 4096 } });
  });

  it('can be cancelled in any round', async () => {
    const controller = new AbortController();
    const hooks = { signal: controller.signal, onProgress: () => controller.abort() };
    const until = { output: 'f', error: 1e-9 };
    const reply = await pool.simulate({ ...base, sampling: 'sobol', trials: 1e7, until }, hooks);
    expect(reply).toMatchObject({ ok: false, faults: [{ code: 'runCancelled' }] });
  });
});
