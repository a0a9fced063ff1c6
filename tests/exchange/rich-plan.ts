import fc from 'fast-check';
import type { Label } from '#shared/locale.ts';
import type { Distribution, PlanDocument } from '#shared/plan/document.ts';
import { count, type Generate, pick } from '../engine/reference/random-formula.ts';
import { randomPlan } from '../engine/reference/random-plan.ts';

/** Random plans with all that a workbook shows of a plan: texts in one language or two, every distribution, facts. */

const TEXTS = [
  'plain',
  '=1+1',
  '@x',
  '-5',
  'two\nlines',
  '_x0041_ and _x000D_',
  '<b>&"',
  '东南亚 😀',
  "it's",
  '12',
  'TRUE',
];

function text(g: Generate): Label {
  return g(fc.boolean) ? pick(g, TEXTS) : { en: pick(g, TEXTS), 'zh-CN': pick(g, TEXTS) };
}

export const DISTRIBUTIONS: readonly Distribution[] = [
  { dist: 'constant', value: 3 },
  { dist: 'uniform', min: 0.1, max: 0.30000000000000004 },
  { dist: 'triangular', min: 1, mode: 2, max: 4 },
  { dist: 'pert', min: 0, mode: 1, max: 3 },
  { dist: 'pert', min: 0, mode: 1, max: 3, shape: 2.5 },
  { dist: 'normal', mean: 1, sd: 1 / 3, truncate: [0, null] },
  { dist: 'lognormal', mean: 2, sd: 1 },
  { dist: 'lognormal', p10: 1, p90: 3, meta: { from: 'a survey' } },
  { dist: 'beta', alpha: 2, beta: 3 },
  { dist: 'beta', alpha: 2, beta: 3, min: 1, max: 5 },
  { dist: 'gamma', shape: 2, scale: 0.5 },
  { dist: 'exponential', mean: 2 },
  { dist: 'weibull', shape: 1.5, scale: 2 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4 },
  { dist: 'percentiles', p10: 1, p50: 2, p90: 4, min: 0, max: 9 },
  { dist: 'poisson', mean: 3 },
  { dist: 'bernoulli', p: 0.25 },
  { dist: 'discrete', values: [1, 2.5, -3], weights: [0.2, 0.3, 0.5] },
  { dist: 'samples', values: [1, 1e-9, 123456.789] },
];

function annotate(g: Generate, of: { note?: Label; source?: Label }): void {
  if (g(fc.boolean)) of.note = text(g);
  if (g(fc.boolean)) of.source = text(g);
}

/** A valid plan; what it means does not matter here. */
export function richPlan(g: Generate): PlanDocument {
  const plan = randomPlan(g);
  for (const dimension of plan.dimensions)
    for (const member of dimension.members) if (g(fc.boolean)) member.label = text(g);
  for (const variable of plan.variables) {
    if (g(fc.boolean)) variable.label = text(g);
    annotate(g, variable);
    if (variable.kind !== 'input') continue;
    variable.value = pick(g, DISTRIBUTIONS);
    for (const cell of variable.cells ?? []) annotate(g, cell);
  }
  for (const scenario of plan.scenarios) {
    if (g(fc.boolean)) scenario.label = text(g);
    if (g(fc.boolean)) scenario.note = text(g);
    if (g(fc.boolean)) scenario.budget = pick(g, [0, 1000, 99_999.99]);
    if (g(fc.boolean)) scenario.discountRate = pick(g, [0.05, 0.14]);
    for (const override of scenario.overrides ?? []) annotate(g, override);
  }
  if (g(fc.boolean))
    plan.limits = [
      { at: { region: 'sea' }, min: 10, of: 'amount', each: pick(g, ['plan', 'period'] as const) },
    ];
  plan.meta = { translations: { 'zh-CN': { plain: '普通' } }, kept: count(g, 9) };
  return plan;
}
