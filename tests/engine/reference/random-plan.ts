import fc from 'fast-check';
import type {
  CorrelationDefinition,
  Distribution,
  InputVariable,
  OverrideDefinition,
  Parameter,
  Place,
  PlanDocument,
  Quantity,
  VariableDefinition,
} from '#shared/plan/document.ts';
import { dimensionOf, membersOf } from './cells.ts';
import { count, type Generate, type Open, pick, type Readable, randomFormula } from './random-formula.ts';

const MEMBERS = { region: ['sea', 'in', 'e'], line: ['ads', 'to', 'end'] } as const;
const GROUPS = { region: 'market', line: 'marketing' } as const;
const ENTRIES = ['region', 'region.market', 'line', 'line.marketing'];
const AMOUNTS = [0, 1, 2.5, 40, 1000, 3.25];

function randomDimensions(g: Generate): PlanDocument['dimensions'] {
  return (['region', 'line'] as const).map((id) => ({
    id,
    members: MEMBERS[id].slice(0, 1 + count(g, 2)).map((member, position) => ({
      id: member,
      attributes: { kind: position === 0 || g(fc.boolean) ? GROUPS[id] : 'other' },
    })),
  }));
}

/** Distributions without tables, so that a comparison or a floor cannot tip over on a rounding. */
function randomDistribution(g: Generate): Distribution {
  const low = pick(g, [-2, 0, 0.5]);
  switch (pick(g, ['uniform', 'triangular', 'discrete', 'samples', 'bernoulli'] as const)) {
    case 'uniform':
      return { dist: 'uniform', min: low, max: low + 2 };
    case 'triangular':
      return { dist: 'triangular', min: low, mode: low + 1, max: low + 1.5, truncate: [low, low + 1.25] };
    case 'discrete':
      return { dist: 'discrete', values: [2, low, 3], weights: [1, 2, 1] };
    case 'samples':
      return { dist: 'samples', values: [low, 1.5, 0.25, 4] };
    case 'bernoulli':
      return { dist: 'bernoulli', p: 0.4 };
  }
}

function randomQuantity(g: Generate): Quantity {
  return g(fc.boolean) ? randomDistribution(g) : pick(g, [0, 1, 2, -1, 0.5]);
}

function randomOver(g: Generate, period: boolean): string[] {
  const region = pick(g, [undefined, 'region', 'region.market']);
  const line = pick(g, [undefined, 'line', 'line.marketing']);
  const over = [region, line, period ? 'period' : undefined].filter((entry) => entry !== undefined);
  return g(fc.boolean) ? over : over.toReversed();
}

/** An `at` of some of a variable's dimensions; members and groups that the variable has. */
function randomPlace(g: Generate, document: PlanDocument, over: readonly string[], period: boolean): Place {
  const at: Place = {};
  for (const entry of over) {
    if (g(fc.boolean) || (entry === 'period' && !period)) continue;
    const members = membersOf(document, entry);
    at[dimensionOf(entry)] =
      entry !== 'period' && g(fc.boolean)
        ? entry.replace(/^(region|line)$/, (id) => `${id}.${groupOf(id)}`)
        : pick(g, members);
  }
  return at;
}

function groupOf(dimension: string): string {
  return dimension === 'region' ? GROUPS.region : GROUPS.line;
}

function readableOf(variable: VariableDefinition): Readable {
  return { name: variable.name, over: new Map(variable.over.map((entry) => [dimensionOf(entry), entry])) };
}

/** What the next variable's formulas may be made of: all that stands before it. */
function openOf(document: PlanDocument, over: readonly string[], timeless: boolean): Open {
  const entries = [...ENTRIES, 'period'];
  const dimensions = new Map(over.map((entry) => [dimensionOf(entry), entry] as const));
  if (timeless) dimensions.delete('period');
  return {
    dimensions,
    members: new Map(entries.map((entry) => [entry, membersOf(document, entry).map(String)])),
    readable: document.variables.map(readableOf),
    timeless,
  };
}

function randomInput(g: Generate, document: PlanDocument, name: string): InputVariable {
  const over = randomOver(g, g(fc.boolean));
  const cells = Array.from({ length: count(g, 2) }, () => ({
    at: randomPlace(g, document, over, true),
    value: randomQuantity(g),
  }));
  return { name, kind: 'input', over, unit: '1', value: randomQuantity(g), cells };
}

function randomVariable(g: Generate, document: PlanDocument, name: string): VariableDefinition {
  const kind = pick(g, ['input', 'formula', 'formula', 'formula', 'path', 'event'] as const);
  if (kind === 'input') return randomInput(g, document, name);
  if (kind === 'formula') {
    const over = randomOver(g, g(fc.boolean));
    const open = openOf(document, over, false);
    const own = { name, over: new Map(over.map((entry) => [dimensionOf(entry), entry] as const)) };
    const formula = randomFormula(g, open, 3);
    const back =
      over.includes('period') && g(fc.boolean)
        ? ` + prev(${own.name}, ${randomFormula(g, open, 1)}) / 2`
        : '';
    return { name, kind, over, unit: '1', formula: `(${formula})${back}` };
  }
  const over = randomOver(g, true);
  const parameter = (plain: number): Parameter =>
    g(fc.boolean) ? plain : randomFormula(g, openOf(document, over, kind === 'path'), 1);
  if (kind === 'event') {
    const permanent = g(fc.boolean) && g(fc.boolean);
    const lasting = permanent ? { permanent } : { duration: randomQuantity(g) };
    return {
      name,
      kind,
      over,
      unit: '1',
      probability: parameter(0.4),
      severity: randomQuantity(g),
      ...lasting,
    };
  }
  const cells = [{ at: randomPlace(g, document, over, false), volatility: 0.5 }];
  const process = pick(g, ['gbm', 'walk', 'mean_reverting'] as const);
  const own =
    process === 'mean_reverting'
      ? { mean: parameter(2), half_life: parameter(0.5) }
      : { drift: parameter(0.3) };
  return { name, kind, over, unit: '1', process, start: parameter(1), volatility: 0.25, ...own, cells };
}

/** Two formulas that read each other, one of them looking back. */
function randomPair(g: Generate, document: PlanDocument): VariableDefinition[] {
  const over = randomOver(g, true);
  const open = openOf(document, over, false);
  const text = () => randomFormula(g, open, 1);
  return [
    { name: 'a', kind: 'formula', over, unit: '1', formula: `(${text()}) + prev(b, ${text()}) / 2` },
    {
      name: 'b',
      kind: 'formula',
      over,
      unit: '1',
      formula: `(${text()}) - ${pick(g, ['a', 'cumulate(a)'])} / 3`,
    },
  ];
}

const FIELDS = {
  gbm: ['start', 'drift', 'volatility'],
  walk: ['start', 'drift', 'volatility'],
  mean_reverting: ['start', 'mean', 'half_life', 'volatility'],
  event: ['probability', 'severity'],
} as const;

function randomOverride(g: Generate, document: PlanDocument): OverrideDefinition {
  const variable = pick(g, document.variables.slice(1));
  const fields =
    variable.kind === 'path' ? FIELDS[variable.process] : variable.kind === 'event' ? FIELDS.event : [];
  const field = g(fc.boolean) || fields.length === 0 ? undefined : pick(g, fields);
  const timed = variable.over.includes('period') && field !== 'start' && g(fc.boolean);
  const last = document.calendar.periods - 1;
  const from = count(g, last);
  const distribution = variable.kind === 'input' || field === 'severity';
  // Positive, so that a path's figures stay within their bounds.
  const amount = pick(g, [0.5, 1.5, 2]);
  const action = pick(g, [
    { set: distribution ? randomQuantity(g) : amount },
    { multiply: amount },
    { add: amount },
  ]);
  return {
    variable: variable.name,
    at: randomPlace(g, document, variable.over, false),
    ...(field ? { field } : {}),
    ...(timed ? { from, to: from + count(g, last - from) } : {}),
    ...action,
  };
}

/** Two or three cells of inputs or paths in a row, so that no correlation contradicts another. */
function randomCorrelations(g: Generate, document: PlanDocument): CorrelationDefinition[] {
  const period = g(fc.boolean);
  const cells = document.variables
    .filter(({ kind, over }) => (kind === 'input' || kind === 'path') && over.includes('period') === period)
    .map((variable) => {
      const members = variable.over
        .filter((entry) => entry !== 'period')
        .map((entry) => pick(g, membersOf(document, entry)));
      return members.length > 0 ? `${variable.name}[${members.toReversed().join(', ')}]` : variable.name;
    })
    .slice(0, 3);
  return cells.slice(1).map((cell, i) => ({ between: [cell, cells[i]!], rank: pick(g, [-0.6, 0.3, 0.6]) }));
}

/** A small plan with a child scenario `variant`: two to eight variables of any kind over random dimensions. */
export function randomPlan(g: Generate): PlanDocument {
  const periods = 1 + count(g, 3);
  const plan: PlanDocument = {
    format: 'headroom-plan',
    version: 1,
    name: 'Random',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: pick(g, [1, 3, 6, 12]), periods },
    discountRate: pick(g, [0, 0.1, 0.5]),
    dimensions: randomDimensions(g),
    variables: [{ name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' }],
    outputs: [],
    scenarios: [],
  };
  const amounts = () => Array.from({ length: periods }, () => pick(g, AMOUNTS));
  const spend = membersOf(plan, 'region').flatMap((region) =>
    membersOf(plan, 'line').map((line) => ({
      region: String(region),
      line: String(line),
      amounts: amounts(),
    })),
  );
  plan.scenarios = [
    { id: 'base', spend: spend.slice(1) },
    { id: 'variant', parent: 'base', spend: spend.slice(0, 1) },
  ];
  plan.variables.push(randomInput(g, plan, 'x0'));
  const last = 1 + count(g, 4);
  for (let i = 1; i <= last; i++) plan.variables.push(randomVariable(g, plan, `x${i}`));
  if (g(fc.boolean)) plan.variables.push(...randomPair(g, plan).toReversed());
  plan.correlations = randomCorrelations(g, plan);
  plan.scenarios[1]!.overrides = Array.from({ length: count(g, 4) }, () => randomOverride(g, plan));
  return plan;
}
