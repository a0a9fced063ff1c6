import { expect } from 'vitest';
import type {
  CorrelationDefinition,
  EventVariable,
  InputVariable,
  OverrideDefinition,
  PathVariable,
  PlanDocument,
  Quantity,
  ScenarioDefinition,
  VariableDefinition,
} from '#shared/plan/document.ts';
import { engineValues, expectAgreement } from './engine.ts';
import { evaluateTrials } from './evaluate.ts';

export function input(
  name: string,
  over: string[],
  value?: Quantity,
  cells: InputVariable['cells'] = [],
): InputVariable {
  return { name, kind: 'input', over, unit: '1', ...(value === undefined ? {} : { value }), cells };
}

export function formula(name: string, over: string[], text: string): VariableDefinition {
  return { name, kind: 'formula', over, unit: '1', formula: text };
}

export function event(name: string, over: string[], fields: Partial<EventVariable>): EventVariable {
  return { name, kind: 'event', over, unit: '1', ...fields };
}

export function path(
  name: string,
  over: string[],
  fields: Partial<PathVariable> & Pick<PathVariable, 'process'>,
): PathVariable {
  return { name, kind: 'path', over, unit: '1', ...fields };
}

/** Regions hq, sea, eu, na (the last three of type market, two of them mature), three lines, and awkward names. */
export const DIMENSIONS: PlanDocument['dimensions'] = [
  {
    id: 'region',
    members: [
      { id: 'hq', attributes: { type: 'own' } },
      { id: 'sea', attributes: { type: 'market', stage: 'emerging' } },
      { id: 'eu', attributes: { type: 'market', stage: 'mature' } },
      { id: 'na', attributes: { type: 'market', stage: 'mature' } },
    ],
  },
  {
    id: 'line',
    members: [
      { id: 'ads', attributes: { category: 'marketing' } },
      { id: 'brand', attributes: { category: 'marketing' } },
      { id: 'data', attributes: { category: 'technology' } },
    ],
  },
  { id: 'odd', members: ['in', 'to', 'end', 'e'].map((id) => ({ id })) },
];

export interface Parts {
  readonly variables: readonly VariableDefinition[];
  readonly periods?: number;
  readonly monthsPerPeriod?: PlanDocument['calendar']['monthsPerPeriod'];
  readonly discountRate?: number;
  readonly correlations?: CorrelationDefinition[];
  /** Of a child of the scenario `base`, which is then what runs. */
  readonly overrides?: OverrideDefinition[];
  /** Instead: children of `base`; the last one runs. */
  readonly scenarios?: ScenarioDefinition[];
}

const SPEND: NonNullable<ScenarioDefinition['spend']> = [
  { region: 'sea', line: 'ads', amounts: [100, 200, 300, 400] },
  { region: 'sea', line: 'brand', amounts: [10, 20, 30, 40] },
  { region: 'eu', line: 'ads', amounts: [1, 2, 3, 4.25] },
  { region: 'hq', line: 'data', amounts: [5, 5, 5, 5] },
];

/** A document around some variables. Four quarters unless told otherwise. */
export function planOf(parts: Parts): PlanDocument {
  const { periods = 4 } = parts;
  const children =
    parts.scenarios ??
    (parts.overrides ? [{ id: 'variant', parent: 'base', overrides: parts.overrides }] : []);
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'Rule',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: parts.monthsPerPeriod ?? 3, periods },
    discountRate: parts.discountRate ?? 0.1,
    dimensions: DIMENSIONS,
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
      ...parts.variables,
    ],
    correlations: parts.correlations ?? [],
    outputs: [],
    scenarios: [{ id: 'base', spend: periods === 4 ? SPEND : [] }, ...children],
  };
}

/** One rule of the documents, quoted; a plan that shows it; and the values of some cells, worked out by hand. */
export interface Rule extends Parts {
  readonly rule: string;
  /** `f[sea]@2` to its value in every trial; `f` or `f[sea]` to a list for its values period by period. */
  readonly expected?: Readonly<Record<string, number | readonly number[]>>;
  /** 40 unless everything is certain. */
  readonly trials?: number;
}

function expectedCells(rule: Rule): [cell: string, value: number][] {
  return Object.entries(rule.expected ?? {}).flatMap(([cell, value]) =>
    typeof value === 'number'
      ? [[cell, value] as [string, number]]
      : value.map((one, period) => [`${cell}@${period}`, one] as [string, number]),
  );
}

/** Runs the last scenario of a rule's plan on the engine and on the reference, and holds both to the values by hand. */
export async function expectRule(rule: Rule): Promise<void> {
  const document = planOf(rule);
  const run = { trials: rule.trials ?? 40, seed: 7, scenario: document.scenarios.at(-1)!.id };
  const engine = await engineValues(document, run);
  for (const [cell, wanted] of expectedCells(rule)) {
    const got = engine.get(cell) ?? Float64Array.of();
    expect(got.length, cell).toBe(run.trials);
    for (const value of got) {
      const equal = Object.is(value, wanted) || Math.abs(value - wanted) <= 1e-12 * Math.abs(wanted);
      expect(equal || value, `${cell} should be ${wanted}`).toBe(true);
    }
  }
  expectAgreement(engine, evaluateTrials(document, run.scenario, run));
}
