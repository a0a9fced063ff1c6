import { readFileSync } from 'node:fs';
import type { Label } from '#shared/locale.ts';
import { currencyDecimals, minorUnits, toMinor } from '#shared/money.ts';
import type { PlanDocument, SpendRow } from '#shared/plan/document.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import { type CellResult, QUANTILE_LEVELS, type SimulationResult } from '#shared/result.ts';

/** Documents, scenarios and results to export. The results here are made up: what is tested is how they are written. */

export function samplePlan(): PlanDocument {
  return JSON.parse(readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8'));
}

export function scenarioOf(
  document: PlanDocument,
  spend: readonly SpendRow[],
  id = 'base',
): ResolvedScenario {
  const decimals = currencyDecimals(document.currency);
  const budget = document.scenarios[0]?.budget;
  return {
    id,
    lineage: [id],
    discountRate: document.discountRate,
    budget: budget === undefined ? null : toMinor(budget, decimals),
    rows: spend.map(({ region, line, amounts }) => ({
      region,
      line,
      amounts: amounts.map((amount) => minorUnits(Math.round(amount * 10 ** decimals))),
      own: true,
    })),
    locks: [],
    limits: [],
    overrides: [],
  };
}

export interface SmallPlan {
  currency?: string;
  periods: number;
  regions: { id: string; label?: Label }[];
  lines: { id: string; label?: Label; category?: string }[];
  spend: SpendRow[];
  name?: string;
}

export function smallPlan(plan: SmallPlan): PlanDocument {
  const lines = plan.lines.map(({ category, ...line }) =>
    category ? { ...line, attributes: { category } } : line,
  );
  return {
    format: 'headroom-plan',
    version: 1,
    name: plan.name ?? 'Small',
    currency: plan.currency ?? 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: plan.periods },
    discountRate: 0.1,
    dimensions: [
      { id: 'region', members: plan.regions },
      { id: 'line', members: lines },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: plan.currency ?? 'USD' },
    ],
    outputs: [],
    scenarios: [{ id: 'base', spend: plan.spend }],
  };
}

function cell(at: CellResult['at'], mean: number | null): CellResult {
  const quantiles = QUANTILE_LEVELS.map((q) => [String(q), mean === null ? null : mean + 1000 * (q - 0.5)]);
  const around = (by: number) => (mean === null ? null : mean + by);
  return {
    at,
    mean,
    sd: around(0.25),
    standardError: around(0.125),
    min: around(-2000),
    max: around(2000),
    quantiles: Object.fromEntries(quantiles),
    tailMean: { '0.05': around(-600), '0.95': around(600) },
  };
}

export function sampleResult(): SimulationResult {
  return {
    format: 'headroom-result',
    version: 1,
    engine: '1.0.0',
    plan: { name: 'Cross-border growth 2026', sha256: 'ab'.repeat(32) },
    scenario: 'base',
    trials: 20000,
    seed: 7,
    sampling: 'sobol',
    randomisations: 8,
    threads: 2,
    elapsedMs: 412,
    outputs: [
      {
        variable: 'npv',
        unit: 'USD',
        cells: [{ ...cell({}, 3_221_234.567), target: 0, probabilityAtLeastTarget: 0.671 }],
      },
      {
        variable: 'customers',
        unit: 'customers',
        cells: [cell({ region: 'sea', period: 0 }, 58_123.5), cell({ region: 'eu', period: 11 }, null)],
      },
    ],
    drivers: [
      {
        output: 'npv',
        at: {},
        inputs: [
          { input: 'cac[eu]', rankCorrelation: -0.31, contribution: 0.12 },
          { input: 'fine[eu,data_privacy]', rankCorrelation: null, contribution: null },
        ],
      },
    ],
    warnings: [{ path: 'correlations', message: 'repaired' }],
  };
}
