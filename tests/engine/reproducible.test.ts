import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import { SAMPLINGS, type Sampling } from '#shared/result.ts';
import { compilePlan, outputRoots } from '../../electron/engine/compile/compile.ts';
import { sharedColumns } from '../../electron/workers/columns.ts';
import { sobolDimensions } from '../../electron/workers/run.ts';
import { inlineRunner, poolRunner } from '../../electron/workers/runner.ts';
import { createSimulator, sharedDirectionNumbers } from '../../electron/workers/simulator.ts';
import { runTask } from '../../electron/workers/tasks.ts';
import type { Simulation, SimulationRequest, Simulator } from '../../electron/workers/types.ts';
import { readPlan, samplesOf, simulate, simulator } from './reference/engine.ts';
import { event, formula, input, path, planOf } from './reference/plans.ts';

const VARIABLES: VariableDefinition[] = [
  input('cost', ['region.market'], { dist: 'lognormal', p10: 2, p90: 5 }),
  input('gain', ['region.market', 'period'], { dist: 'pert', min: 0, mode: 1, max: 5 }),
  path('fx', ['region.market', 'period'], { process: 'gbm', start: 1, drift: 0, volatility: 0.2 }),
  event('shock', ['period'], {
    probability: 0.2,
    severity: { dist: 'gamma', shape: 2, scale: 1 },
    duration: { dist: 'discrete', values: [1, 2], weights: [1, 1] },
  }),
  formula('profit', ['region.market', 'period'], '(gain - cost) * fx - shock + sum(spend, line)'),
  formula('total', [], 'sum(sum(profit, region.market), period)'),
];

function plan(more: VariableDefinition[] = [], outputs: string[] = []): PlanDocument {
  const document = planOf({
    variables: [...more, ...VARIABLES],
    correlations: [{ between: ['fx[sea]', 'fx[eu]'], rank: 0.6 }],
    overrides: [{ variable: 'cost', multiply: 1.25 }],
  });
  return { ...document, outputs: ['profit', ...outputs, 'total'].map((variable) => ({ variable })) };
}

const checked = readPlan(plan());

function request(trials: number, sampling: Sampling, scenario = 'base'): SimulationRequest {
  return { checked, scenario, trials, seed: 42, sampling, drivers: 'all', keepSamples: true };
}

async function ran(on: Simulator, what: SimulationRequest): Promise<Simulation> {
  const reply = await on.simulate(what, {});
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return reply.value;
}

const runners = [1, 2, 3, 8].map((threads) => poolRunner(threads));
const pools = runners.map((runner) => createSimulator({ threads: runner.threads, runner }));
const workerFile = (name: string) => fileURLToPath(new URL(`./reference/${name}.ts`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'headroom-'));
afterAll(async () => {
  await Promise.all(pools.map((pool) => pool.close()));
  rmSync(folder, { recursive: true });
});

describe('the same figures to the last bit', () => {
  const cases = SAMPLINGS.flatMap((sampling) =>
    [1, 7, 511, 513, 5000].map((trials) => [sampling, trials] as const),
  );
  it.each(cases)('%s, %d trials: without threads and with 1, 2, 3 and 8', async (sampling, trials) => {
    const inline = await ran(simulator, request(trials, sampling));
    expect(inline.samples!.every((column) => column.length === trials)).toBe(true);
    for (const pool of pools) expect(await ran(pool, request(trials, sampling))).toEqual(inline);
  });

  it.each(SAMPLINGS)('%s: in chunks of 256 to 8192 trials, whatever the order', (sampling) => {
    const trials = 20_000;
    const directionNumbers = sharedDirectionNumbers();
    const dimensions = sobolDimensions(directionNumbers);
    const compiled = compilePlan(checked, { scenario: 'variant', sampling, sobolDimensions: dimensions });
    const program = compiled.program(outputRoots(compiled));
    const inChunks = (size: number) => {
      const columns = sharedColumns(program.columns, trials);
      const stop = new Int32Array(new SharedArrayBuffer(4));
      const source = { sampling, seed: 42, trials, directionNumbers };
      const task = {
        type: 'simulate',
        programId: `${sampling} ${size}`,
        program,
        source,
        columns,
        stop,
      } as const;
      const starts = Array.from({ length: Math.ceil(trials / size) }, (_, i) => i * size);
      for (const first of starts.reverse())
        runTask({ ...task, first, count: Math.min(size, trials - first) });
      return Buffer.from(columns.buffer);
    };
    const whole = inChunks(trials);
    for (const size of [256, 1000, 1024, 4096, 8192])
      expect(whole.equals(inChunks(size)), `chunks of ${size}`).toBe(true);
  });

  it.each(SAMPLINGS)('%s: of trials that are counted in and let go', async (sampling) => {
    const memoryLimit = 10 * 1024 ** 2;
    const what = { ...request(70_001, sampling), drivers: 'none', keepSamples: false } as const;
    const [inline, ...others] = await Promise.all(
      [inlineRunner(), ...runners].map((runner) =>
        ran(createSimulator({ threads: runner.threads, runner, memoryLimit }), what),
      ),
    );
    expect(inline!.approximation).toMatchObject({ driverTrials: 32_768 });
    for (const other of others) expect(other).toEqual(inline);
  });

  it('run after run, and for runs that share the threads', async () => {
    const [, , pool] = pools as [Simulator, Simulator, Simulator];
    const requests = SAMPLINGS.map((sampling) => request(2000, sampling, 'variant'));
    const together = await Promise.all(requests.map((one) => ran(pool, one)));
    for (const [position, one] of requests.entries())
      expect(await ran(pool, one)).toEqual(together[position]);
  });

  it.each(SAMPLINGS)('%s: in memory that another seed has used as in memory of its own', async (sampling) => {
    const alone = { ...request(700, sampling), drivers: 'none' } as const;
    const under = (one: Simulator, seed: number) => ran(one, { ...alone, seed });
    const used = createSimulator({ threads: 1, runner: inlineRunner() });
    const [first, second] = [await under(used, 5), await under(used, 6)];
    expect(await under(used, 5)).toEqual(first);
    // Another sampling between makes everything anew.
    await ran(used, request(8, sampling === 'random' ? 'sobol' : 'random'));
    expect(await under(used, 6)).toEqual(second);
    expect(second.samples).not.toEqual(first.samples);
  });

  it('whatever the sampling, other figures than under another seed or sampling', async () => {
    const columns = await Promise.all(
      SAMPLINGS.flatMap((sampling) =>
        [1, 2].map(
          async (seed) => (await ran(simulator, { ...request(64, sampling), seed })).samples!.at(-1)!,
        ),
      ),
    );
    expect(new Set(columns.map((column) => column.join())).size).toBe(columns.length);
  });
});

describe('an unrelated variable or output', () => {
  const more = [
    input('another', ['region', 'period'], { dist: 'normal', mean: 0, sd: 1 }),
    event('accident', ['line', 'period'], { probability: 0.5, severity: 1 }),
    formula('elsewhere', ['region', 'period'], 'another * sum(accident, line)'),
  ];
  it.each(['random', 'latin-hypercube'] as const)('changes no other figure with %s', async (sampling) => {
    const run = { trials: 300, seed: 9, sampling, scenario: 'variant' };
    const without = await simulate(plan(), run);
    const larger = plan(more, ['elsewhere']);
    const grown = await simulate(larger, run);
    const after = samplesOf(larger, grown);
    for (const [cell, column] of samplesOf(plan(), without)) expect(after.get(cell), cell).toEqual(column);
    const same = grown.outputs.filter(({ variable }) => variable !== 'elsewhere');
    expect(same).toEqual(without.outputs);
  });
});

describe('scenarios', () => {
  it.each(SAMPLINGS)('share every draw with %s', async (sampling) => {
    const shown = { ...plan(), outputs: [{ variable: 'cost' }, { variable: 'gain' }, { variable: 'shock' }] };
    const [base, variant] = await Promise.all(
      ['base', 'variant'].map(async (scenario) =>
        samplesOf(shown, await simulate(shown, { trials: 100, seed: 3, sampling, scenario })),
      ),
    );
    for (const [cell, column] of base!) {
      const factor = cell.startsWith('cost') ? 1.25 : 1;
      expect(variant!.get(cell), cell).toEqual(column.map((value) => value * factor));
    }
  });
});

describe('a worker that dies', () => {
  it('is replaced and its task done once more: the same figures', async () => {
    process.env.HEADROOM_TEST_MARKER = join(folder, 'died');
    const pool = createSimulator({
      threads: 2,
      runner: poolRunner(2, workerFile('worker-that-dies-once')),
    });
    try {
      const what = request(2000, 'sobol');
      expect(await ran(pool, what)).toEqual(await ran(simulator, what));
    } finally {
      await pool.close();
    }
  });

  it('twice on the same task is an error, not a hang', async () => {
    const pool = createSimulator({ threads: 2, runner: poolRunner(2, workerFile('worker-that-dies')) });
    try {
      const reply = await pool.simulate(request(2000, 'random'), {});
      expect(reply).toMatchObject({ ok: false, faults: [{ code: 'runFailed' }] });
    } finally {
      await pool.close();
    }
  }, 20_000);
});

describe('a simulator that is closed', () => {
  it('ends runs that are under way with an error, at once', async () => {
    const pool = createSimulator({ threads: 2 });
    await ran(pool, request(64, 'random'));
    const running = pool.simulate({ ...request(3_000_000, 'random'), drivers: 'none' }, {});
    const started = performance.now();
    setTimeout(() => pool.close(), 50);
    expect(await running).toMatchObject({ ok: false, faults: [{ code: 'runFailed' }] });
    expect(performance.now() - started).toBeLessThan(5000);
  });
});

describe('a run that is stopped', () => {
  const cancelled = { ok: false, faults: [{ code: 'runCancelled' }] };

  it('before it begins', async () => {
    const reply = await simulator.simulate(request(1000, 'random'), { signal: AbortSignal.abort() });
    expect(reply).toMatchObject(cancelled);
  });

  it('on its first word of progress, without threads', async () => {
    const controller = new AbortController();
    const hooks = { signal: controller.signal, onProgress: () => controller.abort() };
    expect(await simulator.simulate(request(20_000, 'random'), hooks)).toMatchObject(cancelled);
  });

  it('at once, however long a thread takes to see it', async () => {
    const never = { threads: 1, run: () => new Promise<never>(() => {}), close: async () => {} };
    const busy = createSimulator({ threads: 1, runner: never });
    const signal = AbortSignal.timeout(20);
    expect(await busy.simulate(request(1000, 'sobol'), { signal })).toMatchObject(cancelled);
  });

  it('on threads, within the time of a few blocks, and the pool works on', async () => {
    const pool = pools[1]!;
    const small = request(64, 'random');
    const before = await ran(pool, small);
    const started = performance.now();
    const signal = AbortSignal.timeout(50);
    const reply = await pool.simulate({ ...request(3_000_000, 'random'), drivers: 'none' }, { signal });
    expect(reply).toMatchObject(cancelled);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(await ran(pool, small)).toEqual(before);
  });
});

describe('a run that is too large', () => {
  it('is refused with what it needs and what is allowed', async () => {
    const small = createSimulator({ threads: 1, runner: inlineRunner(), memoryLimit: 1024 * 1024 });
    // 13 output cells of 20 000 trials of 8 bytes: 1.98 MiB.
    const reply = await small.simulate(request(20_000, 'random'), {});
    const args = { needed: '2 MiB', allowed: '1 MiB' };
    expect(reply).toMatchObject({ ok: false, faults: [{ code: 'runTooLarge', args }] });
    expect(await small.simulate({ ...request(1000, 'random'), drivers: 'none' }, {})).toMatchObject({
      ok: true,
    });
  });
});
