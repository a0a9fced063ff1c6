import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import { inlineRunner } from '../../electron/workers/runner.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import { emptyFolder, headroom } from '../cli/support.ts';
import { samplePlan } from '../store/support.ts';
import { type Fixture, firstPlan, newFixture, smallPlan } from './support.ts';

const simulator = createSimulator({ threads: 1, runner: inlineRunner() });
afterAll(() => simulator.close());

const STUDY = { job: 'j', trials: 400, seed: 4, sampling: 'sobol' } as const;
const PAIR = ['base', 'push'];

async function opened(sample: PlanDocument): Promise<[Fixture, string]> {
  const fixture = newFixture({ simulator, sample });
  return [fixture, await firstPlan(fixture)];
}

/** The columns of what the command line writes for `--samples`, by their headers. */
async function samplesOf(document: PlanDocument, scenario: string): Promise<Map<string, number[]>> {
  const folder = emptyFolder();
  const [plan, csv] = [join(folder, 'plan.json'), join(folder, 'samples.csv')];
  writeFileSync(plan, JSON.stringify(document));
  const { trials, seed } = STUDY;
  const options = ['--trials', String(trials), '--seed', String(seed), '--samples', csv];
  const ended = await headroom(['simulate', plan, '--scenario', scenario, ...options]);
  expect(ended.code).toBe(0);
  const [head = '', ...lines] = readFileSync(csv, 'utf8').trim().split(/\r?\n/);
  const rows = lines.map((line) => line.split(',').map(Number));
  return new Map(head.split(',').map((name, at) => [name, rows.map((row) => row[at]!)]));
}

describe('compare.run on the sample plan', () => {
  it('gives the P(A beats B) that a count over --samples files gives, and the difference of the means', async () => {
    const document = samplePlan();
    document.outputs = document.outputs.filter(({ variable }) => ['npv', 'blended_cac'].includes(variable));
    const [fixture, planId] = await opened(document);
    const scenarios = ['base', 'emerging_push'];
    const view = await fixture.value('compare.run', { ...STUDY, planId, scenarios });
    const samples = await Promise.all(scenarios.map((scenario) => samplesOf(document, scenario)));
    for (const name of ['npv', 'blended_cac']) {
      const cell = view.outputs.find(({ variable }) => variable === name)!.cells[0]!;
      const baseline = samples[0]!.get(name)!;
      for (const [which, contrast] of cell.against.entries()) {
        const own = samples[which + 1]!.get(name)!;
        const lower = name === 'blended_cac';
        const wins = own.filter((value, i) => (lower ? value < baseline[i]! : value > baseline[i]!)).length;
        expect(contrast.beats.mean).toBe(wins / STUDY.trials);
        expect(contrast.beats.standardError).toBeLessThan(0.05);
        const mean = own.reduce((sum, value, i) => sum + value - baseline[i]!, 0) / STUDY.trials;
        expect(Math.abs(contrast.difference.mean! / mean - 1)).toBeLessThan(1e-9);
      }
    }
  });

  it('bridges npv from the base plan to the tariff war: each override has its bar, and the bars add up', async () => {
    const [fixture, planId] = await opened(samplePlan());
    const request = { ...STUDY, trials: 500, planId, variable: 'npv', at: {} };
    const war = await fixture.value('compare.bridge', {
      ...request,
      baseline: 'base',
      scenario: 'tariff_war',
    });
    expect(war.parts.map(({ cause }) => cause.type === 'override' && cause.variable)).toEqual([
      'tariff_shock',
      'cac',
      'gross_margin',
    ]);
    for (const { mean, standardError } of war.parts) expect(mean).toBeLessThan(-3 * standardError!);
    const push = await fixture.value('compare.bridge', {
      ...request,
      baseline: 'base',
      scenario: 'emerging_push',
    });
    expect(push.parts.map(({ cause }) => cause.type === 'spend' && cause.category)).toEqual([
      'marketing',
      'logistics',
    ]);
    for (const { parts, baseline, scenario, difference } of [war, push]) {
      const total = parts.reduce((sum, { mean }) => sum + mean!, 0);
      expect(Math.abs(total - (scenario.mean! - baseline.mean!))).toBeLessThan(1e-6);
      expect(Math.abs(total - difference.mean!)).toBeLessThan(1e-6);
    }
    const view = await fixture.value('compare.run', {
      ...STUDY,
      trials: 500,
      planId,
      scenarios: ['base', 'tariff_war'],
    });
    const npv = view.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
    expect([war.baseline.mean, war.scenario.mean]).toEqual(npv.of.map(({ mean }) => mean));
  });
});

describe('compare.cell', () => {
  it('shows the shapes of all over the same bins, and who dominates', async () => {
    const [fixture, planId] = await opened(smallPlan());
    const place = { variable: 'reach', at: {} };
    const view = await fixture.value('compare.cell', { ...STUDY, planId, scenarios: PAIR, ...place });
    const inside = view.counts.map((counts) => counts.reduce((sum, count) => sum + count, 0));
    for (const count of inside) expect(count).toBeGreaterThan(0.98 * STUDY.trials);
    expect(view.counts.every((counts) => counts.length === view.counts[0]!.length)).toBe(true);
    expect(view.curves.map((curve) => curve?.length)).toEqual([201, 201]);
    // 50 more a period at costs between 1 and 2: always better.
    const [push] = view.against;
    expect(push!.contrast.beats.mean).toBe(1);
    expect(push!.dominance?.first).toEqual({ better: 'scenario', clear: true });
    expect(push!.shape.curve![0]).toBeGreaterThan(0);
  });

  it('refuses a cell that the plan has not, and a scenario that it has not', async () => {
    const [fixture, planId] = await opened(smallPlan());
    const request = { ...STUDY, planId, scenarios: PAIR };
    for (const place of [
      { variable: 'reach', at: { period: 0 } },
      { variable: 'customers', at: { period: 9 } },
      { variable: 'gone', at: {} },
    ])
      expect(await fixture.fault('compare.cell', { ...request, ...place })).toMatchObject({
        code: 'badRequest',
      });
    const unknown = { ...request, scenarios: ['base', 'gone'], variable: 'reach', at: {} };
    expect(await fixture.fault('compare.cell', unknown)).toMatchObject({ code: 'scenarioNotFound' });
    const twice = { ...request, scenarios: ['base', 'base'] };
    expect(await fixture.fault('compare.run', twice)).toMatchObject({ code: 'badRequest' });
  });
});

describe('what differs', () => {
  it('names each category with its totals, and each row with its amounts', async () => {
    const [fixture, planId] = await opened(smallPlan());
    const { differences } = await fixture.value('compare.differences', { planId, scenarios: PAIR });
    expect(differences).toEqual([
      {
        scenario: 'push',
        causes: [{ type: 'spend', category: 'marketing', label: 'marketing', before: 60_025, after: 75_000 }],
        rows: [
          { region: 'sea', line: 'brand', before: [10_000, 20_025, 30_000], after: [15_000, 25_000, 35_000] },
        ],
      },
    ]);
  });
});

describe('notes and jobs', () => {
  it('keeps a note for a set of scenarios, whatever their order, also after a restart', async () => {
    const [fixture, planId] = await opened(smallPlan());
    await fixture.value('compare.setNote', { planId, scenarios: PAIR, text: 'Push pays.' });
    const again = await fixture.restarted();
    const note = await again.value('compare.note', { planId, scenarios: [...PAIR].reverse() });
    expect(note).toEqual({ text: 'Push pays.' });
  });

  it('ends a job that is cancelled, and one that a newer of its name takes the place of', async () => {
    const [fixture, planId] = await opened(smallPlan());
    const request = { ...STUDY, planId, scenarios: PAIR, trials: 200_000 };
    const first = fixture.call('compare.run', request);
    const second = fixture.call('compare.run', request);
    expect(await first).toMatchObject({ ok: false, error: { code: 'runCancelled' } });
    await fixture.value('jobs.cancel', { job: 'j' });
    expect(await second).toMatchObject({ ok: false, error: { code: 'runCancelled' } });
  });
});
