import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toMain } from '#shared/money.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { addsUp } from '#shared/plan/kpis.ts';
import type { At } from '#shared/result.ts';
import type { MarketFigure, MarketsView } from '#shared/views-results.ts';
import { quantileOf } from '../../electron/engine/statistics/sorted.ts';
import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { readPlanText } from '../../electron/service/read-plan.ts';
import { inverse } from '../../electron/workers/markets.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import type { Simulator } from '../../electron/workers/types.ts';
import { samplePlan } from '../store/support.ts';
import { firstPlan, newFixture } from './support.ts';

/** Two regions over two half years; every figure can be worked out by hand but for the noise in `eu`'s contribution. */
function marketPlan(change: Partial<PlanDocument> = {}): PlanDocument {
  const over = ['region.market', 'period'];
  const formula = (name: string, unit: string, text: string, kpi?: string) =>
    ({
      name,
      kind: 'formula',
      over,
      unit,
      formula: text,
      ...(kpi ? { meta: { kpi } } : {}),
    }) as const;
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'markets',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 6, periods: 2 },
    discountRate: 0,
    dimensions: [
      {
        id: 'region',
        members: [
          { id: 'head', attributes: { type: 'office' } },
          { id: 'eu', attributes: { type: 'market' } },
          { id: 'na', attributes: { type: 'market' } },
          { id: 'idle', attributes: { type: 'office' } },
        ],
      },
      {
        id: 'line',
        members: [
          { id: 'ads', attributes: { category: 'marketing', role: 'paid' } },
          { id: 'people', attributes: { category: 'staff' } },
        ],
      },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
      { name: 'noise', kind: 'input', over: [], unit: '1', value: { dist: 'uniform', min: 0.5, max: 1.5 } },
      formula('won', 'customers/period', 'spend[ads] / 20', 'acquisition'),
      formula('customers', 'customers', '1000 + won', 'retention'),
      formula('sales', 'USD/period', 'customers * 30', 'revenue'),
      formula('profit', 'USD/period', 'customers * 12 * noise', 'revenue'),
      formula('worth', 'USD/customer', '50 + 10 * period', 'revenue'),
      formula('rate', '1/period', '0.7', 'retention'),
      {
        name: 'reach',
        kind: 'formula',
        over: ['line', 'period'],
        unit: '1',
        formula: '1',
        meta: { kpi: 'activation' },
      },
    ],
    outputs: [{ variable: 'profit' }],
    roles: {
      revenue: 'sales',
      contribution: 'profit',
      customers: 'customers',
      acquisition: 'won',
      lifetime_value: 'worth',
      meta: { acquisitionLines: 'line.paid' },
    },
    scenarios: [
      {
        id: 'base',
        spend: [
          { region: 'eu', line: 'ads', amounts: [2000, 6000] },
          { region: 'na', line: 'ads', amounts: [4000, 4000] },
          { region: 'eu', line: 'people', amounts: [100.01, 0] },
          { region: 'head', line: 'people', amounts: [500, 0] },
        ],
      },
    ],
    ...change,
  };
}

let simulator: Simulator;
beforeAll(() => {
  simulator = createSimulator({ threads: 1 });
});
afterAll(() => simulator.close());

const TRIALS = { job: 'j', scenario: 'base', trials: 1024, seed: 1, sampling: 'sobol' as const };

async function asked(plan: PlanDocument) {
  const fixture = newFixture({ sample: plan, simulator });
  return { fixture, request: { ...TRIALS, planId: await firstPlan(fixture) } };
}

async function markets(plan: PlanDocument): Promise<MarketsView> {
  const { fixture, request } = await asked(plan);
  return fixture.value('results.markets', request);
}

function figureOf(view: MarketsView, region: string | null, measure: string): MarketFigure | null {
  const column = view.columns.findIndex((each) => each.measure === measure);
  return view.rows.find((row) => row.region === region)!.figures[column]!;
}

describe('the markets of a scenario', () => {
  it('adds up spend to the cent and measures each region over all periods', async () => {
    const view = await markets(marketPlan());
    expect(
      view.rows.map(({ region, spend }) => [region, ...spend.map((amount) => toMain(amount, 2))]),
    ).toEqual([
      [null, 16_000, 600.01],
      ['head', 0, 500],
      ['eu', 8000, 100.01],
      ['na', 8000, 0],
    ]);
    // eu: 100 + 300 customers won of 8,000 USD, among 1,100 + 1,300 customers.
    expect(figureOf(view, 'eu', 'revenue')!.mean).toBeCloseTo(2400 * 30, 6);
    expect(figureOf(view, 'eu', 'cac')!.mean).toBeCloseTo(20, 9);
    expect(figureOf(view, 'eu', 'lifetimeValue')!.mean).toBeCloseTo((100 * 50 + 300 * 60) / 400, 9);
    expect(figureOf(view, 'eu', 'valueToCost')!.mean).toBeCloseTo((100 * 50 + 300 * 60) / 8000, 9);
    expect(figureOf(view, null, 'revenue')!.mean).toBeCloseTo((2400 + 2400) * 30, 6);
    expect(figureOf(view, null, 'lifetimeValue')!.mean).toBeCloseTo((300 * 50 + 500 * 60) / 800, 9);
    const profit = figureOf(view, 'na', 'contribution')!;
    expect(Math.abs(profit.mean! - 2400 * 12)).toBeLessThan(4 * profit.standardError!);
    // A customer brings 12·noise in half a year, 2·noise a month; the CAC is 20, the noise is uniform on 0.5 to 1.5.
    const payback = figureOf(view, 'na', 'payback')!;
    for (const [level, noise] of [
      ['0.05', 1.45],
      ['0.5', 1],
      ['0.95', 0.55],
    ] as const) {
      const error = payback.standardErrors!.quantiles[level]!;
      expect(Math.abs(payback.quantiles[level]! - 10 / noise)).toBeLessThan(4 * error);
      expect(error).toBeLessThan(0.1);
    }
    expect(figureOf(view, 'head', 'cac')).toBeNull();
  });

  it('says what a plan would have to name where a measure is missing', async () => {
    const view = await markets(
      marketPlan({ roles: { revenue: 'sales', contribution: 'noise', acquisition: 'won' } }),
    );
    const missing = Object.fromEntries(view.columns.map(({ measure, missing }) => [measure, missing]));
    expect(missing.revenue).toEqual([]);
    expect(missing.contribution).toEqual([{ role: 'contribution', why: 'shape' }]);
    expect(missing.cac).toEqual([{ role: 'acquisitionLines', why: 'unnamed' }]);
    expect(missing.payback!.map(({ role }) => role)).toEqual([
      'contribution',
      'customers',
      'acquisitionLines',
    ]);
    expect(figureOf(view, 'eu', 'cac')).toBeNull();
    expect(figureOf(view, 'eu', 'revenue')).not.toBeNull();
  });

  it('comes to the outputs of a run of the sample plan on the same trials', async () => {
    const { fixture, request } = await asked(samplePlan());
    const trials = { ...request, trials: 256 };
    const view = await fixture.value('results.markets', trials);
    const read = readPlanText(JSON.stringify(samplePlan()));
    if (!read.ok) throw new Error('the sample plan is not valid');
    const { checked } = read.value;
    const ran = await simulator.simulate({ ...trials, checked, drivers: 'none', keepSamples: false }, {});
    const outputs = ran.ok ? ran.value.outputs : [];
    const cac = outputs.find(({ variable }) => variable === 'blended_cac')!.cells[0]!;
    const own = figureOf(view, null, 'cac')!;
    for (const level of ['0.05', '0.5', '0.95']) {
      expect(own.quantiles[level]! / cac.quantiles[level]!).toBeCloseTo(1, 12);
      expect(own.standardErrors!.quantiles[level]! / cac.standardErrors!.quantiles[level]!).toBeCloseTo(1, 9);
    }
    const revenue = outputs.find(({ variable }) => variable === 'revenue')!.cells;
    const total = revenue.reduce((sum, { mean }) => sum + mean!, 0);
    expect(figureOf(view, null, 'revenue')!.mean! / total).toBeCloseTo(1, 12);
    const { points } = await fixture.value('results.convergence', { ...trials, variable: 'npv', at: {} });
    const npv = outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
    expect(points.map((point) => point.trials)).toEqual([64, 128, 256]);
    expect(points.at(-1)!.mean).toBe(npv.mean);
    expect(points.at(-1)!.standardError).toBe(npv.standardError);
    const fewer = { ...trials, trials: 64, variable: 'npv', at: {} };
    expect((await fixture.value('results.convergence', fewer)).points).toEqual(points.slice(0, 1));
    expect((await fixture.fault('results.convergence', { ...fewer, variable: 'nope' })).code).toBe(
      'badRequest',
    );
  });
});

describe('the KPIs of a scenario', () => {
  it('stand by region, added up where their unit adds up, and name what has no row', async () => {
    const { fixture, request } = await asked(marketPlan());
    const view = await fixture.value('results.kpis', { ...request, period: 1 });
    const shown = view.kpis.map(({ variable, group, cells }) => [
      variable,
      group,
      cells.map(({ region }) => region),
    ]);
    const markets = ['eu', 'na'];
    expect(shown).toEqual([
      ['won', 'acquisition', [null, ...markets]],
      ['customers', 'retention', [null, ...markets]],
      ['sales', 'revenue', [null, ...markets]],
      ['profit', 'revenue', [null, ...markets]],
      ['worth', 'revenue', markets],
      ['rate', 'retention', markets],
    ]);
    expect(view.left).toEqual([{ variable: 'reach', label: 'reach' }]);
    const won = view.kpis[0]!.cells;
    expect(won.map(({ figure }) => figure.mean)).toEqual([500, 300, 200]);
    expect(won.map(({ at }): At | null => at)).toEqual([
      null,
      { region: 'eu', period: 1 },
      { region: 'na', period: 1 },
    ]);
    expect((await fixture.fault('results.kpis', { ...request, period: 2 })).code).toBe('badRequest');
  });

  it.each([
    ['USD', true],
    ['customers', true],
    ['orders/period', true],
    ['1', false],
    ['1/period', false],
    ['days', false],
    ['USD/customer', false],
    ['orders/customer/period', false],
  ])('tells whether %s adds up over regions', (unit, sum) => expect(addsUp(unit)).toBe(sum));
});

describe('the statistics of an inverse', () => {
  const FACTS = { randomisations: 1, stratified: false };

  it('are those of the inverses where all are positive', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.1, max: 10, noNaN: true }), { minLength: 2, maxLength: 60 }),
        (x) => {
          const values = Float64Array.from(x);
          const turned = inverse(summarize(values, FACTS, undefined).statistics);
          const inverses = values.map((value) => 1 / value).sort();
          expect(turned.min).toBe(inverses[0]);
          expect(turned.max).toBe(inverses.at(-1));
          // Between two trials a quantile is interpolated, before or after: it lies between the same two.
          for (const [level, quantile] of Object.entries(turned.quantiles)) {
            const rank = Number(level) * (inverses.length - 1);
            expect(quantile).toBeGreaterThanOrEqual(inverses[Math.floor(rank + 1e-9)]! * (1 - 1e-12));
            expect(quantile).toBeLessThanOrEqual(inverses[Math.ceil(rank - 1e-9)]! * (1 + 1e-12));
            if (Number.isInteger(rank)) expect(quantile).toBeCloseTo(quantileOf(inverses, Number(level)), 9);
          }
        },
      ),
    );
  });

  it('say never where the trial at that level is not positive', () => {
    const { statistics } = summarize(Float64Array.from([-2, -1, 1, 2, 4]), FACTS, undefined);
    const turned = inverse(statistics);
    expect(turned.quantiles['0.5']).toBe(1);
    expect(turned.quantiles['0.95']).toBeNull();
    expect(turned.max).toBeNull();
    expect(turned.mean).toBeNull();
  });
});
