import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMain } from '#shared/money.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import type { Simulator } from '../../electron/workers/types.ts';
import { samplePlan } from '../store/support.ts';
import { firstPlan, newFixture } from './support.ts';

/**
 * One region, one regulated line, four quarters. A fine of 100 starts with a probability that falls with coverage, beside
 * normal noise: probability, expected loss and variance have closed forms.
 */
function riskPlan(spend: number[]): PlanDocument {
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'risks',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 4 },
    discountRate: 0,
    dimensions: [
      { id: 'region', members: [{ id: 'eu' }] },
      { id: 'line', members: [{ id: 'privacy' }] },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
      { name: 'required', kind: 'input', over: ['region', 'line'], unit: 'USD', value: 300 },
      {
        name: 'coverage',
        kind: 'formula',
        over: ['region', 'line', 'period'],
        unit: '1',
        formula: 'min(1, spend / required)',
      },
      {
        name: 'fine',
        kind: 'event',
        over: ['region', 'line', 'period'],
        unit: 'USD',
        probability: '0.1 + 0.4 * (1 - coverage)',
        severity: 100,
      },
      { name: 'noise', kind: 'input', over: [], unit: 'USD', value: { dist: 'normal', mean: 0, sd: 30 } },
      {
        name: 'profit',
        kind: 'formula',
        over: [],
        unit: 'USD',
        formula: '1000 + noise - sum(sum(sum(fine, line), region), period)',
      },
    ],
    outputs: [{ variable: 'profit', headline: true, better: 'higher' }],
    roles: { coverage: 'coverage' },
    scenarios: [{ id: 'base', spend: [{ region: 'eu', line: 'privacy', amounts: spend }] }],
  };
}

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator({ threads: 1 });
});
afterAll(() => simulator.close());

const SPEND = [300, 150, 0, 99.99];
/** P(start) = 0.1 + 0.4·(1 − min(1, spend/300)). */
const PROBABILITIES = SPEND.map((spend) => 0.1 + 0.4 * (1 - Math.min(1, spend / 300)));

async function measured(plan: PlanDocument, trials: number): Promise<RisksView> {
  const fixture = newFixture({ sample: plan, simulator });
  const planId = await firstPlan(fixture);
  return fixture.value('risks.get', {
    job: 'j',
    planId,
    scenario: 'base',
    trials,
    seed: 1,
    sampling: 'sobol',
  });
}

describe('the register of risks', () => {
  it('has probabilities as the spend makes them, and losses of their closed form', async () => {
    const view = await measured(riskPlan(SPEND), 8192);
    const [fine] = view.risks;
    for (const [period, p] of PROBABILITIES.entries())
      expect(fine!.cells[0]!.probability[period]).toBeCloseTo(p, 12);
    const never = PROBABILITIES.reduce((product, p) => product * (1 - p), 1);
    const least = 4 * Math.sqrt((never * (1 - never)) / 8192);
    expect(Math.abs(fine!.everActive! - (1 - never))).toBeLessThan(least);
    const expected = PROBABILITIES.reduce((sum, p) => sum + 100 * p, 0);
    expect(Math.abs(fine!.loss!.mean! - expected)).toBeLessThan(4 * fine!.loss!.standardError! + 1e-9);
    const variance = PROBABILITIES.reduce((sum, p) => sum + 1e4 * p * (1 - p), 0);
    expect(fine!.loss!.varianceShare).toBeCloseTo(variance / (variance + 900), 1);
    expect(fine!.loss!.p95! % 100).toBeCloseTo(0, 6);
  });

  it('marks each gap and finds the least spend that closes it, to the cent', async () => {
    const { coverage } = await measured(riskPlan(SPEND), 64);
    const [cell] = coverage!.cells;
    expect(cell!.coverage).toEqual(SPEND.map((spend) => Math.min(1, spend / 300)));
    expect(cell!.toClose.map((amount) => toMain(amount!, 2))).toEqual([0, 150, 300, 200.01]);
    const closed = SPEND.map((spend, period) => spend + toMain(cell!.toClose[period]!, 2));
    const after = await measured(riskPlan(closed), 64);
    expect(after.coverage!.cells[0]!.toClose).toEqual([0, 0, 0, 0]);
  });

  it('does not say what closing takes where coverage depends on chance', async () => {
    const plan = riskPlan(SPEND);
    const required = plan.variables.find(({ name }) => name === 'required');
    if (required?.kind === 'input') required.value = { dist: 'uniform', min: 200, max: 400 };
    const { coverage } = await measured(plan, 256);
    expect(coverage!.cells[0]!.toClose[1]).toBeNull();
    expect(coverage!.cells[0]!.coverage[1]).toBeGreaterThan(0.375);
  });

  it('switches events off on the same random numbers: the difference is the loss', async () => {
    const fixture = newFixture({ sample: riskPlan(SPEND), simulator });
    const planId = await firstPlan(fixture);
    const study = { job: 'j', planId, scenario: 'base', trials: 1024, seed: 3, sampling: 'sobol' as const };
    const register = await fixture.value('risks.get', study);
    const { outputs } = await fixture.value('risks.without', { ...study, events: ['fine'] });
    const [profit] = outputs;
    expect(profit!.difference.difference.mean).toBe(register.risks[0]!.loss!.mean);
    expect(profit!.without.mean! - profit!.with.mean!).toBeCloseTo(profit!.difference.difference.mean!, 9);
    expect((await fixture.fault('risks.without', { ...study, events: ['noise'] })).code).toBe('badRequest');
  });

  it('tells every event of the sample plan', async () => {
    const view = await measured(samplePlan(), 256);
    expect(view.risks.map(({ variable }) => variable).sort()).toEqual(
      ['disruption', 'fine', 'global_disruption', 'suspension', 'tariff_shock'].sort(),
    );
    const sea = view.coverage!.cells.find(({ at }) => at.region === 'sea' && at.line === 'data_privacy')!;
    expect(sea.coverage[0]).toBeCloseTo(5760 / 7000, 6);
    expect(toMain(sea.toClose[0]!, 2)).toBeCloseTo(1240, 6);
  });
});
