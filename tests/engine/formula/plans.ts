import { LOCALES } from '#shared/locale.ts';
import { type Problem, problemText } from '#shared/messages/problem.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import { indexPlan } from '#shared/plan/index.ts';
import { checkFormulas } from '../../../electron/engine/formula/check.ts';
import type { CheckedPlan } from '../../../electron/engine/formula/expression.ts';

/** A formula variable called `result`. */
export function formula(text: string, over: string[] = [], name = 'result'): VariableDefinition {
  return { name, kind: 'formula', over, unit: '1', formula: text };
}

function input(name: string, over: string[] = []): VariableDefinition {
  return { name, kind: 'input', over, unit: '1', value: 1 };
}

/** Regions group, sea, eu, na (the last three of type market); lines ads, brand, privacy; and members with awkward names. */
const DIMENSIONS: PlanDocument['dimensions'] = [
  {
    id: 'region',
    members: [
      { id: 'group', attributes: { type: 'own' } },
      { id: 'sea', attributes: { type: 'market' } },
      { id: 'eu', attributes: { type: 'market' } },
      { id: 'na', attributes: { type: 'market' } },
    ],
  },
  {
    id: 'line',
    members: [
      { id: 'ads', attributes: { category: 'marketing', role: 'acquisition' } },
      { id: 'brand', attributes: { category: 'marketing' } },
      { id: 'privacy', attributes: { category: 'compliance' } },
    ],
  },
  {
    id: 'odd',
    members: ['in', 'to', 'end', 'e', 'i', 'sum', 'constructor'].map((id) => ({
      id,
      attributes: { kind: id === 'in' ? 'and' : 'NaN', other: 'in' },
    })),
  },
];

/** What the formulas of these tests read. */
export const VARIABLES: readonly VariableDefinition[] = [
  { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
  ...['a', 'b', 'c', 'd', 'e', 'pi'].map((name) => input(name)),
  input('cac', ['region.market']),
  input('scale', ['line']),
  input('fee', ['line.marketing']),
  input('quirk', ['odd']),
  input('season', ['period']),
  input('demand', ['region.market', 'period']),
];

export function planOf(variables: readonly VariableDefinition[]): PlanDocument {
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'Test',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 4 },
    discountRate: 0.1,
    dimensions: DIMENSIONS,
    variables: [...variables],
    outputs: [],
    scenarios: [{ id: 'base' }],
  };
}

/** The check of the usual variables and more. */
export function check(...more: VariableDefinition[]): Outcome<CheckedPlan, Problem> {
  return checkFormulas(indexPlan(planOf([...VARIABLES, ...more])));
}

/** `path code: English words` of every problem. Fails where a language leaves a placeholder unfilled. */
export function problemsOf(...more: VariableDefinition[]): string[] {
  const checked = check(...more);
  if (checked.ok) return [];
  return checked.faults.map((problem) => {
    for (const locale of LOCALES) {
      const words = problemText(problem, locale);
      if (/\{\w+\}/.test(words)) throw new Error(`${problem.code} in ${locale}: ${words}`);
    }
    return `${problem.path} ${problem.code}: ${problemText(problem, 'en')}`;
  });
}

/** The checked plan; fails the test with the problems where there are any. */
export function accepted(...more: VariableDefinition[]): CheckedPlan {
  const checked = check(...more);
  if (!checked.ok) throw new Error(problemsOf(...more).join('\n'));
  return checked.value;
}

/** The path of the n-th variable that is added to the usual ones. */
export function pathOf(position: number, field = 'formula'): string {
  return `variables[${VARIABLES.length + position}].${field}`;
}
