import { describe, expect, it } from 'vitest';
import { appError } from '#shared/errors.ts';
import { minorUnits } from '#shared/money.ts';
import { progressReports } from '../../electron/service/progress.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import { type Fixture, firstPlan, newFixture, settle } from './support.ts';

const REQUEST = { scenario: 'base', trials: 1000, seed: 7, sampling: 'sobol' as const };

async function finishedRun(fixture: Fixture, planId: string, more = {}): Promise<string> {
  const { runId } = await fixture.value('runs.start', { planId, ...REQUEST, ...more });
  await settle();
  fixture.simulator.requests.at(-1)!.finish();
  await settle();
  return runId;
}

function edit(planId: string, scenario: string, revision: number) {
  const cells = [{ region: 'sea', line: 'brand', period: 1, amount: minorUnits(5 + revision) }];
  return { planId, scenario, revision, edit: { type: 'set' as const, cells } };
}

describe('a run', () => {
  it('is started as asked, told about, and kept with all that it stands on', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const runId = await finishedRun(fixture, planId);
    const [{ request }] = fixture.simulator.requests as [Fixture['simulator']['requests'][0]];
    expect(request).toMatchObject({ ...REQUEST, drivers: 'headline', keepSamples: false });
    expect(fixture.events).toEqual([
      { type: 'runFinished', runId, planId, scenario: 'base' },
      { type: 'plansChanged' },
    ]);
    const later = await fixture.restarted();
    const view = await later.value('runs.latest', { planId, scenario: 'base' });
    expect(view).toMatchObject({ id: runId, trials: 1000, seed: 7, sampling: 'sobol', current: true });
    expect(view?.result).toMatchObject({
      format: 'headroom-result',
      plan: { name: 'small', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      threads: 3,
      randomisations: 8,
    });
    expect(await later.value('runs.get', { runId })).toEqual(view);
    expect(await later.value('runs.distribution', { runId, variable: 'reach' })).toMatchObject({ runId });
    expect(await later.fault('runs.distribution', { runId, variable: 'none' })).toMatchObject({
      code: 'runNotFound',
    });
  });

  it('can stop at the error of an output, and is kept with the trials that it made', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const until = { output: 'reach', error: 12.5 };
    await finishedRun(fixture, planId, { until });
    expect(fixture.simulator.requests[0]!.request).toMatchObject({ ...REQUEST, until });
    for (const error of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      const wrong = { planId, ...REQUEST, until: { output: 'reach', error } };
      expect(await fixture.fault('runs.start', wrong)).toMatchObject({ code: 'badRequest' });
    }
    const unknown = { planId, ...REQUEST, until: { output: 'none', error: 1 } };
    expect(await fixture.fault('runs.start', unknown)).toMatchObject({ code: 'outputNotFound' });
  });

  it('says before what it will hold', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const request = { planId, scenario: 'base', trials: 1000, sampling: 'sobol' as const };
    const estimate = await fixture.value('runs.estimate', request);
    expect(estimate).toEqual({ bytes: 8000, allowed: 4096, streamed: true });
    const unknown = await fixture.fault('runs.estimate', { ...request, scenario: 'none' });
    expect(unknown).toMatchObject({ code: 'scenarioNotFound' });
  });

  it('gives the plan its headline, until the plan has moved on', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await finishedRun(fixture, planId);
    const headline = {
      scenario: 'base',
      label: 'reach',
      unit: 'customers',
      mean: 1000,
      p5: 1,
      p50: 2,
      p95: 3,
    };
    const list = async () => (await fixture.value('plans.list', {})).plans[0]?.headline;
    expect(await list()).toMatchObject({
      ...headline,
      target: 100,
      probabilityAtLeastTarget: 0.25,
      current: true,
    });
    await fixture.value('allocation.edit', edit(planId, 'base', 0));
    expect(await list()).toMatchObject({ current: false });
    await fixture.value('history.undo', { planId });
    expect(await list()).toMatchObject({ current: true });
  });

  it('is outdated by what decides its figures and by nothing else', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    await finishedRun(fixture, planId);
    await finishedRun(fixture, planId, { scenario: 'push' });
    const current = async () =>
      (await fixture.value('runs.list', { planId })).runs.map((run) => [run.scenario, run.current]);
    expect(await current()).toEqual([
      ['push', true],
      ['base', true],
    ]);
    await fixture.value('plans.rename', { planId, name: 'renamed' });
    const block = { regions: ['sea'], lines: ['tax'], periods: [0] };
    await fixture.value('allocation.edit', {
      planId,
      scenario: 'base',
      revision: 1,
      edit: { type: 'lock', blocks: [block] },
    });
    expect(await current()).toEqual([
      ['push', true],
      ['base', true],
    ]);
    await fixture.value('allocation.edit', edit(planId, 'push', 2));
    expect(await current()).toEqual([
      ['push', false],
      ['base', true],
    ]);
  });

  it('tells of the plan as it was when it started, though the plan changes meanwhile', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const { runId } = await fixture.value('runs.start', { planId, ...REQUEST });
    await fixture.value('allocation.edit', edit(planId, 'base', 0));
    await settle();
    fixture.simulator.requests[0]!.finish();
    await settle();
    expect((await fixture.value('runs.get', { runId })).current).toBe(false);
  });

  it('ends without a trace where it is cancelled or fails', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const { runId } = await fixture.value('runs.start', { planId, ...REQUEST });
    await fixture.value('runs.cancel', { runId });
    await settle();
    expect(fixture.events).toEqual([{ type: 'runFailed', runId, error: { code: 'runCancelled', args: {} } }]);
    expect(await fixture.fault('runs.cancel', { runId })).toMatchObject({ code: 'runNotFound' });
    await fixture.value('runs.start', { planId, ...REQUEST });
    await settle();
    fixture.simulator.requests.at(-1)!.fail(appError('runTooLarge', { needed: '9 MiB', allowed: '1 MiB' }));
    await settle();
    expect(fixture.events.at(-1)).toMatchObject({ type: 'runFailed', error: { code: 'runTooLarge' } });
    expect(await fixture.value('runs.latest', { planId, scenario: 'base' })).toBeNull();
  });

  it('shares the machine with a few others, not with any number', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    for (let i = 0; i < 4; i += 1) await fixture.value('runs.start', { planId, ...REQUEST, seed: i });
    expect(await fixture.fault('runs.start', { planId, ...REQUEST })).toMatchObject({ code: 'tooManyRuns' });
    await fixture.service.close();
    expect(fixture.events.filter(({ type }) => type === 'runFailed')).toHaveLength(4);
  });
});

describe('progress', () => {
  it('is told at most ten times a second, with the time left by the speed so far', () => {
    const events: { done: number; millisecondsLeft: number | null }[] = [];
    const report = progressReports(performance.now() - 1000, (progress) => events.push(progress));
    for (let done = 25; done <= 75; done += 25) report(done, 100);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ done: 25, total: 100 });
    expect(events[0]!.millisecondsLeft).toBeGreaterThanOrEqual(3000);
    expect(events[0]!.millisecondsLeft).toBeLessThan(4000);
  });

  it('gives no estimate before there is a speed', () => {
    const events: { millisecondsLeft: number | null }[] = [];
    const report = progressReports(performance.now(), (progress) => events.push(progress));
    report(1, 100);
    expect(events).toMatchObject([{ millisecondsLeft: null }]);
  });
});

describe('with the real simulator', () => {
  it('runs a plan to figures that closed forms give', async () => {
    const simulator = createSimulator({ threads: 1 });
    try {
      const fixture = newFixture({ simulator });
      const planId = await firstPlan(fixture);
      const finished = new Promise<void>((resolve, reject) => {
        fixture.service.subscribe((event) => {
          if (event.type === 'runFinished') resolve();
          if (event.type === 'runFailed') reject(new Error(JSON.stringify(event.error)));
        });
      });
      await fixture.value('runs.start', { planId, ...REQUEST, trials: 4096 });
      await finished;
      const view = await fixture.value('runs.latest', { planId, scenario: 'base' });
      const cell = view?.result.outputs.find(({ variable }) => variable === 'reach')?.cells[0];
      // E(1/U) = ln 2 for U uniform on [1, 2]; spend 600.25 at 1.2 times the cost, and 10.01.
      const expected = Math.LN2 * (600.25 / 1.2 + 10.01);
      expect(Math.abs(cell!.mean! - expected)).toBeLessThan(4 * cell!.standardError!);
      expect(cell!.standardError!).toBeLessThan(0.01 * expected);
      expect(view?.result.drivers[0]).toMatchObject({ output: 'reach' });
    } finally {
      await simulator.close();
    }
  });
});
