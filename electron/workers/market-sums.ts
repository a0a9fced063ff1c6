import { resolveReference } from '#shared/plan/index.ts';
import { acquisitionLinesOf } from '#shared/plan/kpis.ts';
import type { MarketRole, MissingRole } from '#shared/views-results.ts';
import type { CompiledPlan } from '../engine/compile/compile.ts';
import { sumOf, type ValueTable } from '../engine/compile/table.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { Graph, Node } from '../engine/graph/graph.ts';

const SUMS = [
  'revenue',
  'contribution',
  'customers',
  'acquired',
  'acquiredValue',
  'acquisitionSpend',
] as const;

/**
 * What a region adds up to over the periods; null is what the plan does not tell. `customers` are customers times periods,
 * `acquiredValue` lifetime value times customers acquired, `acquisitionSpend` spend on the lines that buy customers.
 */
export type MarketSums = Readonly<Record<(typeof SUMS)[number], Node | null>>;

/** Nodes by period, by region. */
type ByRegion = ReadonlyMap<string, readonly Node[]>;

const OF_MARKETS = ['revenue', 'contribution', 'customers', 'acquisition', 'lifetime_value'] as const;

/** Regions of a compiled scenario by what the plan's roles name. */
export class MarketModel {
  readonly missing: readonly MissingRole[];
  readonly #graph: Graph;
  readonly #parts = new Map<MarketRole, ByRegion>();

  constructor(checked: CheckedPlan, { model }: CompiledPlan) {
    this.#graph = model.graph;
    const { roles } = checked.index.document;
    const missing: MissingRole[] = [];
    for (const role of OF_MARKETS) {
      const name = roles?.[role];
      const parts = name === undefined ? null : nodesByRegion(model.tables.get(name)!);
      if (parts) this.#parts.set(role, parts);
      else missing.push({ role, why: name === undefined ? 'unnamed' : 'shape' });
    }
    const spend = acquisitionSpend(checked, model.tables, this.#graph);
    if (spend) this.#parts.set('acquisitionLines', spend);
    else missing.push({ role: 'acquisitionLines', why: 'unnamed' });
    this.missing = missing;
  }

  /** What one region adds up to. */
  of(region: string): MarketSums {
    const nodes = (role: MarketRole) => this.#parts.get(role)?.get(region) ?? null;
    const total = (role: MarketRole) => this.#total(nodes(role));
    const [acquired, values] = [nodes('acquisition'), nodes('lifetime_value')];
    const worth =
      acquired && values
        ? values.map((value, period) => this.#graph.binary('multiply', value, acquired[period]!))
        : null;
    return {
      revenue: total('revenue'),
      contribution: total('contribution'),
      customers: total('customers'),
      acquired: this.#total(acquired),
      acquiredValue: this.#total(worth),
      acquisitionSpend: total('acquisitionLines'),
    };
  }

  /** What all regions add up to. */
  together(parts: readonly MarketSums[]): MarketSums {
    const sum = (key: keyof MarketSums) => {
      const nodes = parts.flatMap((part) => part[key] ?? []);
      return this.#total(nodes.length === 0 ? null : nodes);
    };
    return Object.fromEntries(SUMS.map((key) => [key, sum(key)])) as MarketSums;
  }

  #total(nodes: readonly Node[] | null): Node | null {
    return nodes === null ? null : sumOf(this.#graph, nodes);
  }
}

/** The nodes of a variable over region and period; null where it is over anything else. */
function nodesByRegion(table: ValueTable): ByRegion | null {
  const { axes, overPeriod } = table.cells.variable;
  if (axes.length !== 1 || axes[0]!.dimension !== 'region' || !overPeriod) return null;
  const periods = Array.from({ length: table.periods }, (_, period) => period);
  const cells = Array.from({ length: table.cells.count }, (_, cell) => cell);
  return new Map(
    cells.map((cell) => [table.cells.idsOf(cell)[0]!, periods.map((period) => table.get(cell, period))]),
  );
}

/** Spend of each region in each period on the lines that the plan says buy customers; null where it says nothing. */
function acquisitionSpend(
  { index }: CheckedPlan,
  tables: ReadonlyMap<string, ValueTable>,
  graph: Graph,
): ByRegion | null {
  const reference = acquisitionLinesOf(index.document.roles);
  const lines = reference === null ? null : resolveReference(index.dimensions.get('line')!, reference);
  if (lines === null || lines.length === 0) return null;
  const { name } = index.document.variables.find(({ kind }) => kind === 'allocation')!;
  const table = tables.get(name)!;
  const amount = (region: number, line: number, period: number) =>
    table.get(
      table.cells.numberOf((dimension) => (dimension === 'region' ? region : line)),
      period,
    );
  const periods = Array.from({ length: table.periods }, (_, period) => period);
  return new Map(
    index.dimensions.get('region')!.members.map(({ id }, region) => [
      id,
      periods.map((period) =>
        sumOf(
          graph,
          lines.map((line) => amount(region, line, period)),
        ),
      ),
    ]),
  );
}
