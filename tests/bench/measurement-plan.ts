import type { PlanDocument, VariableDefinition } from '#shared/plan/document.ts';

const REGIONS = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6'];
const CATEGORIES = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'];
const QUARTERS = 12;

const byRegion = ['region', 'period'];

function formula(name: string, over: string[], text: string): VariableDefinition {
  return { name, kind: 'formula', over, unit: '1', formula: text };
}

/** Thirty numbers that are drawn once: five for each region. */
const INPUTS: VariableDefinition[] = [
  {
    name: 'cac',
    kind: 'input',
    over: ['region'],
    unit: 'USD',
    value: { dist: 'lognormal', p10: 20, p90: 45 },
  },
  {
    name: 'aov',
    kind: 'input',
    over: ['region'],
    unit: 'USD',
    value: { dist: 'lognormal', mean: 60, sd: 9 },
  },
  {
    name: 'margin',
    kind: 'input',
    over: ['region'],
    unit: '1',
    value: { dist: 'pert', min: 0.3, mode: 0.45, max: 0.55 },
  },
  {
    name: 'retention',
    kind: 'input',
    over: ['region'],
    unit: '1',
    value: { dist: 'beta', alpha: 30, beta: 12 },
  },
  {
    name: 'half',
    kind: 'input',
    over: ['region'],
    unit: 'USD',
    value: { dist: 'triangular', min: 40_000, mode: 60_000, max: 110_000 },
  },
];

/** Three paths for each region: 216 shocks. */
const PATHS: VariableDefinition[] = [
  {
    name: 'fx',
    kind: 'path',
    over: byRegion,
    unit: '1',
    process: 'gbm',
    start: 1,
    drift: 0,
    volatility: 0.08,
  },
  {
    name: 'demand',
    kind: 'path',
    over: byRegion,
    unit: '1',
    process: 'gbm',
    start: 1,
    drift: 0.03,
    volatility: 0.15,
  },
  {
    name: 'freight',
    kind: 'path',
    over: byRegion,
    unit: '1',
    process: 'mean_reverting',
    start: 1,
    mean: 1,
    half_life: 0.75,
    volatility: 0.2,
  },
];

const FORMULAS: VariableDefinition[] = [
  formula('carried', ['region', 'line', 'period'], 'adstock(spend, 0.3)'),
  formula('acquired', byRegion, 'demand * sum(hill(carried, half, 1.3), line) * half / cac'),
  formula('customers', byRegion, 'retention * prev(customers, 20000) + acquired'),
  formula('revenue', byRegion, 'customers * aov * fx'),
  formula('contribution', byRegion, 'revenue * margin - customers * 6 * freight'),
  formula('profit', ['period'], 'sum(contribution - sum(spend, line), region)'),
  formula('sales', ['period'], 'sum(revenue, region)'),
  formula('active', ['period'], 'sum(customers, region)'),
  formula('npv', [], 'sum(profit * discount_factor, period)'),
  formula('lowest_cash', [], 'lowest(cumulate(profit), period)'),
  formula('total_sales', [], 'sum(sales, period)'),
  formula(
    'blended_cac',
    [],
    'sum(sum(sum(spend, line), region), period) / sum(sum(acquired, region), period)',
  ),
];

/**
 * A budget model of 6 regions × 6 categories × 12 quarters with 246 random numbers a trial and 40 output cells: the size
 * on which the designs of the engine were first compared.
 */
export function measurementPlan(): PlanDocument {
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'Measurement',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: QUARTERS },
    discountRate: 0.1,
    dimensions: [
      { id: 'region', members: REGIONS.map((id) => ({ id })) },
      { id: 'line', members: CATEGORIES.map((id) => ({ id })) },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
      ...INPUTS,
      ...PATHS,
      ...FORMULAS,
    ],
    outputs: ['profit', 'sales', 'active', 'npv', 'lowest_cash', 'total_sales', 'blended_cac'].map(
      (variable) => ({ variable, ...(variable === 'npv' ? { target: 0, headline: true } : {}) }),
    ),
    scenarios: [
      {
        id: 'base',
        spend: REGIONS.flatMap((region, r) =>
          CATEGORIES.map((line, c) => ({
            region,
            line,
            amounts: new Array<number>(QUARTERS).fill(20_000 + 5000 * r + 7000 * c),
          })),
        ),
      },
    ],
  };
}
