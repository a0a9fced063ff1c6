import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import type { RequestOf } from '#shared/contract.ts';
import { appError } from '#shared/errors.ts';
import { minorUnits } from '#shared/money.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { indexPlan } from '#shared/plan/index.ts';
import { LARGE_PREVIEW_TRIALS, PREVIEW_TRIALS, type PreviewView } from '#shared/views.ts';
import { previewTrials } from '../../electron/service/preview.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import type { Preview, PreviewRequest } from '../../electron/workers/types.ts';
import { largePlan } from '../bench/large-plan.ts';
import { type Fixture, firstPlan, newFixture, settle, smallPlan } from './support.ts';

type Request = RequestOf<'preview.run'>;

const REQUEST = {
  window: 'w',
  scenario: 'base',
  revision: 0,
  baselineRevision: null,
  outputs: ['reach', 'customers'],
  seed: 7,
};

/** Figures by a stand-in: every trial of every output is `value`. */
function constant({ outputs }: PreviewRequest, value: number): Preview {
  const trials = new Float64Array(16).fill(value);
  const cells = outputs.map((variable) => ({
    variable,
    trials,
    cell: {
      at: {},
      mean: value,
      sd: 0,
      standardError: 0,
      min: value,
      max: value,
      quantiles: { '0.05': value, '0.5': value, '0.95': value },
      tailMean: { '0.05': value, '0.95': value },
    },
  }));
  return { cells, randomisations: 8 };
}

async function type(fixture: Fixture, planId: string, revision: number, amount: number): Promise<void> {
  const cells = [{ region: 'sea', line: 'brand', period: 1, amount: minorUnits(amount) }];
  await fixture.value('allocation.edit', {
    planId,
    scenario: 'base',
    revision,
    edit: { type: 'set', cells },
  });
}

it('takes half of the trials where a plan is large, whatever its spend', () => {
  const sample = JSON.parse(
    readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8'),
  ) as PlanDocument;
  expect(previewTrials(indexPlan(sample))).toBe(PREVIEW_TRIALS);
  expect(previewTrials(indexPlan(largePlan(sample)))).toBe(LARGE_PREVIEW_TRIALS);
});

describe('with a simulator that waits', () => {
  async function opened() {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const ask = (more: Partial<Request> = {}) => fixture.call('preview.run', { ...REQUEST, planId, ...more });
    const { previews } = fixture.simulator;
    const finish = async (at: number, value: number) => {
      await settle();
      previews[at]!.finish(constant(previews[at]!.request, value));
    };
    return { fixture, planId, ask, previews, finish };
  }

  it('asks for what it needs and answers with the revision that the figures are of', async () => {
    const { planId, ask, previews, finish } = await opened();
    const reply = ask();
    await finish(0, 5);
    expect(previews[0]!.request).toMatchObject({
      scenario: 'base',
      outputs: ['reach', 'customers'],
      seed: 7,
      trials: PREVIEW_TRIALS,
    });
    expect(await reply).toMatchObject({
      ok: true,
      value: { state: 'done', preview: { planId, revision: 0, baselineRevision: 0, trials: PREVIEW_TRIALS } },
    });
  });

  it('a newer request of the window takes the place of the one under way; another window is left alone', async () => {
    const { ask, previews, finish } = await opened();
    const first = ask();
    const other = ask({ window: 'other', seed: 8 });
    await settle();
    const second = ask({ seed: 9 });
    expect(await first).toEqual({ ok: true, value: { state: 'superseded' } });
    await settle();
    expect(previews).toHaveLength(3);
    await finish(1, 1);
    await finish(2, 2);
    expect(await other).toMatchObject({ value: { state: 'done' } });
    expect(await second).toMatchObject({ value: { state: 'done', preview: { seed: 9 } } });
  });

  it('of requests that come at once only the last is computed', async () => {
    const { ask, previews, finish } = await opened();
    const replies = [1, 2, 3, 4].map((seed) => ask({ seed }));
    await finish(0, 1);
    expect(previews.map(({ request }) => request.seed)).toEqual([4]);
    const states = (await Promise.all(replies)).map((reply) => reply.ok && reply.value.state);
    expect(states).toEqual(['superseded', 'superseded', 'superseded', 'done']);
  });

  it('has nothing to say about a revision that the plan is not at, and stops what ran for it', async () => {
    const { fixture, planId, ask, previews, finish } = await opened();
    const before = ask();
    await settle();
    await type(fixture, planId, 0, 5);
    expect(await ask()).toEqual({ ok: true, value: { state: 'superseded' } });
    expect(await ask({ revision: 7 })).toEqual({ ok: true, value: { state: 'superseded' } });
    expect(await before).toEqual({ ok: true, value: { state: 'superseded' } });
    const after = ask({ revision: 1 });
    await finish(1, 3);
    expect(await after).toMatchObject({ value: { state: 'done', preview: { revision: 1 } } });
    expect(previews).toHaveLength(2);
  });

  it('compares with the baseline, which is computed once, and says where it no longer has it', async () => {
    const { fixture, planId, ask, previews, finish } = await opened();
    const first = ask();
    await finish(0, 10);
    expect(await first).toMatchObject({
      value: { preview: { outputs: [{ baseline: { mean: { mean: 0, standardError: 0 } } }, {}] } },
    });
    await type(fixture, planId, 0, 5);
    const second = ask({ revision: 1, baselineRevision: 0 });
    await finish(1, 12);
    expect(await second).toMatchObject({
      value: {
        preview: {
          revision: 1,
          baselineRevision: 0,
          outputs: [{ cell: { mean: 12 }, baseline: { cell: { mean: 10 }, mean: { mean: 2 } } }, {}],
        },
      },
    });
    expect(previews).toHaveLength(2);
    const later = await fixture.restarted();
    const third = later.call('preview.run', { ...REQUEST, planId, revision: 1, baselineRevision: 0 });
    await settle();
    later.simulator.previews[0]!.finish(constant(later.simulator.previews[0]!.request, 12));
    expect(await third).toMatchObject({
      value: { preview: { baselineRevision: null, outputs: [{ baseline: null }, { baseline: null }] } },
    });
  });

  it('refuses what is no scenario, no output, over members, too many or not asked properly', async () => {
    const { planId, ask, previews } = await opened();
    const codes = async (more: object) => {
      const reply = await ask(more);
      return reply.ok ? null : reply.error.code;
    };
    expect(await codes({ planId: 'none' })).toBe('planNotFound');
    expect(await codes({ scenario: 'none' })).toBe('scenarioNotFound');
    expect(await codes({ outputs: ['cac'] })).toBe('badRequest');
    expect(await codes({ outputs: ['toString'] })).toBe('badRequest');
    expect(await codes({ outputs: [] })).toBe('badRequest');
    expect(await codes({ outputs: Array(5).fill('reach') })).toBe('badRequest');
    expect(await codes({ seed: -1 })).toBe('badRequest');
    expect(await codes({ trials: 9 })).toBe('badRequest');
    expect(await codes({ planId, revision: 0.5 })).toBe('badRequest');
    expect(previews).toHaveLength(0);
  });

  it('passes on why a preview failed, and ends with the service', async () => {
    const { fixture, ask, previews } = await opened();
    const failing = ask();
    await settle();
    previews[0]!.fail(appError('runFailed', { reason: 'out of memory' }));
    expect(await failing).toMatchObject({ ok: false, error: { code: 'runFailed' } });
    const open = ask();
    await settle();
    await fixture.service.close();
    expect(await open).toEqual({ ok: true, value: { state: 'superseded' } });
  });
});

describe('with the real simulator', () => {
  const simulator = createSimulator({ threads: 2 });
  afterAll(() => simulator.close());

  async function preview(fixture: Fixture, request: Partial<Request> & { planId: string }) {
    const reply = await fixture.value('preview.run', { ...REQUEST, ...request });
    if (reply.state !== 'done') throw new Error(reply.state);
    return reply.preview;
  }
  const outputOf = ({ outputs }: PreviewView, variable: string) => {
    const found = outputs.find((output) => output.variable === variable);
    if (!found) throw new Error(variable);
    return found;
  };

  it('gives the figures of a full run with as many points, and the change that closed forms give', async () => {
    const fixture = newFixture({ simulator });
    const planId = await firstPlan(fixture);
    const first = await preview(fixture, { planId });
    const finished = new Promise<void>((resolve) => {
      fixture.service.subscribe(({ type: what }) => what === 'runFinished' && resolve());
    });
    await fixture.value('runs.start', {
      planId,
      scenario: 'base',
      trials: PREVIEW_TRIALS,
      seed: 7,
      sampling: 'sobol',
    });
    await finished;
    const run = await fixture.value('runs.latest', { planId, scenario: 'base' });
    for (const { variable, cell } of first.outputs) {
      const whole = run?.result.outputs.find((output) => output.variable === variable);
      expect(cell).toEqual(whole?.cells.at(-1));
    }
    expect(outputOf(first, 'customers').cell.at).toEqual({ period: 2 });

    await type(fixture, planId, 0, 30_025);
    const second = await preview(fixture, { planId, revision: 1, baselineRevision: 0 });
    const change = outputOf(second, 'reach').baseline;
    // 100 more in the region whose cost is 1.2·U, U uniform on [1, 2]: E(1/U) = ln 2.
    const expected = (Math.LN2 * 100) / 1.2;
    expect(Math.abs(change!.mean.mean! - expected)).toBeLessThan(4 * change!.mean.standardError!);
    // Common random numbers: the error of the change is far below that of either mean.
    expect(change!.mean.standardError!).toBeLessThan(0.5 * outputOf(second, 'reach').cell.standardError!);
    expect(outputOf(second, 'customers').baseline!.mean).toEqual({ mean: 0, standardError: 0 });
  });

  it('shows one member of an output, or the sum of all, trial by trial', async () => {
    const sample: PlanDocument = { ...smallPlan(), outputs: [{ variable: 'cac', target: 1 }] };
    const fixture = newFixture({ simulator, sample });
    const planId = await firstPlan(fixture);
    const outputs = ['cac', 'cac[sea]', 'cac[eu]'];
    const [sum, sea, eu] = (await preview(fixture, { planId, outputs })).outputs.map(({ cell }) => cell);
    expect(sea!.at).toEqual({ region: 'sea' });
    expect(sum!.at).toEqual({});
    expect(sum!.mean!).toBeCloseTo(sea!.mean! + eu!.mean!, 9);
    // A target is of each member.
    expect([sum!.target, sea!.target]).toEqual([undefined, 1]);
    for (const wrong of ['cac[mars]', 'cac[sea,eu]', 'cac[brand]']) {
      const fault = await fixture.fault('preview.run', { ...REQUEST, planId, outputs: [wrong] });
      expect(fault.code).toBe('badRequest');
    }
  });

  it('tells of the change of P(target), and follows an undo back to no change', async () => {
    const sample: PlanDocument = { ...smallPlan(), outputs: [{ variable: 'reach', target: 400 }] };
    const fixture = newFixture({ simulator, sample });
    const planId = await firstPlan(fixture);
    await preview(fixture, { planId, outputs: ['reach'] });
    await type(fixture, planId, 0, 40_000);
    const after = outputOf(
      await preview(fixture, { planId, revision: 1, baselineRevision: 0, outputs: ['reach'] }),
      'reach',
    );
    const { probability } = after.baseline!;
    const [now, before] = [after.cell, after.baseline!.cell].map((cell) => cell.probabilityAtLeastTarget!);
    expect(probability!.mean).toBeCloseTo(now! - before!, 12);
    expect(probability!.mean).toBeGreaterThan(4 * probability!.standardError!);
    const { revision } = await fixture.value('history.undo', { planId });
    const undone = await preview(fixture, { planId, revision, baselineRevision: 0, outputs: ['reach'] });
    expect(outputOf(undone, 'reach').baseline).toMatchObject({
      mean: { mean: 0, standardError: 0 },
      probability: { mean: 0 },
    });
  });

  it('says nothing of figures that are not finite', async () => {
    const sample = smallPlan();
    sample.variables[3] = { ...sample.variables[3]!, formula: 'log(sum(customers, period) - 400)' } as never;
    const fixture = newFixture({ simulator, sample });
    const planId = await firstPlan(fixture);
    const { cell, baseline } = outputOf(await preview(fixture, { planId }), 'reach');
    expect(cell).toMatchObject({ mean: null, standardError: null });
    expect(baseline).toMatchObject({ mean: { mean: null, standardError: null }, probability: null });
  });
});
