import type { CorrelationDefinition, PlanDocument, VariableDefinition } from '#shared/plan/document.ts';

export interface TruthParts {
  readonly variables: readonly VariableDefinition[];
  /** Quarters; 1 where time plays no part. */
  readonly periods?: number;
  readonly discountRate?: number;
  readonly correlations?: CorrelationDefinition[];
  /** Spend of the one line in each region, in the first period; the regions are named by their keys. */
  readonly spend?: Readonly<Record<string, number>>;
  /** Target of an output, by its name. */
  readonly targets?: Readonly<Record<string, number>>;
}

/** A plan whose every formula is an output. */
export function truthPlan(parts: TruthParts): PlanDocument {
  const { periods = 1, spend = { everywhere: 0 }, targets = {} } = parts;
  const outputs = parts.variables.filter(({ kind }) => kind === 'formula');
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'Truth',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods },
    discountRate: parts.discountRate ?? 0,
    dimensions: [
      { id: 'region', members: Object.keys(spend).map((id) => ({ id })) },
      { id: 'line', members: [{ id: 'only' }] },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
      ...parts.variables,
    ],
    correlations: parts.correlations ?? [],
    outputs: outputs.map(({ name }) => {
      const target = targets[name];
      return target === undefined ? { variable: name } : { variable: name, target };
    }),
    scenarios: [
      {
        id: 'base',
        spend: Object.entries(spend).map(([region, amount]) => {
          const amounts = new Array<number>(periods).fill(0);
          amounts[0] = amount;
          return { region, line: 'only', amounts };
        }),
      },
    ],
  };
}
