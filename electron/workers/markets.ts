import { assertNever } from '#shared/assert-never.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import { QUANTILE_LEVELS } from '#shared/result.ts';
import {
  MARKET_MEASURES,
  type MarketColumn,
  type MarketFigure,
  type MarketMeasure,
  type MarketRole,
} from '#shared/views-results.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { Graph, Node } from '../engine/graph/graph.ts';
import { MarketModel, type MarketSums } from './market-sums.ts';
import { summarizeRoots } from './summaries.ts';
import type { Study } from './types.ts';

const NEEDS: Record<MarketMeasure, readonly MarketRole[]> = {
  revenue: ['revenue'],
  contribution: ['contribution'],
  cac: ['acquisition', 'acquisitionLines'],
  lifetimeValue: ['lifetime_value', 'acquisition'],
  valueToCost: ['lifetime_value', 'acquisition', 'acquisitionLines'],
  payback: ['contribution', 'customers', 'acquisition', 'acquisitionLines'],
};

export interface MeasuredMarkets {
  readonly columns: readonly MarketColumn[];
  /** All regions together first (null), then every region of the plan. */
  readonly rows: readonly { readonly region: string | null; readonly figures: (MarketFigure | null)[] }[];
}

/** Every measure in every region, over all periods; of the payback what {@link inverse} makes of its inverse. */
export async function measureMarkets(
  study: Study,
  checked: CheckedPlan,
  scenario: ResolvedScenario,
): Promise<MeasuredMarkets> {
  const compiled = study.compile(checked, scenario);
  const { graph, periods } = compiled.model;
  const { document, dimensions } = checked.index;
  const model = new MarketModel(checked, compiled);
  const regions = dimensions.get('region')!.members.map(({ id }) => id);
  const parts = regions.map((region) => model.of(region));
  const columns = MARKET_MEASURES.map((measure): MarketColumn => {
    const missing = model.missing.filter(({ role }) => NEEDS[measure].includes(role));
    return { measure, unit: unitOf(measure, document.currency), missing };
  });
  const { monthsPerPeriod } = document.calendar;
  const nodes = [model.together(parts), ...parts].flatMap((sums) =>
    columns.map(({ measure, missing }) =>
      missing.length > 0 ? null : measureNode(graph, measure, sums, monthsPerPeriod),
    ),
  );
  const roots = nodes.flatMap((node) => (node === null ? [] : [{ node, period: periods }]));
  const statistics = await summarizeRoots(study, compiled, roots);
  let next = 0;
  const figures = nodes.map((node, position): MarketFigure | null => {
    if (node === null) return null;
    const figure = statistics[next++]!;
    return columns[position % columns.length]!.measure === 'payback' ? inverse(figure) : figure;
  });
  const rows = [null, ...regions].map((region, row) => ({
    region,
    figures: figures.slice(row * columns.length, (row + 1) * columns.length),
  }));
  return { columns, rows };
}

function unitOf(measure: MarketMeasure, currency: string): string {
  switch (measure) {
    case 'revenue':
    case 'contribution':
      return currency;
    case 'cac':
    case 'lifetimeValue':
      return `${currency}/customer`;
    case 'valueToCost':
      return '1';
    case 'payback':
      return 'months';
    default:
      return assertNever(measure);
  }
}

/**
 * A measure of what was added up. CAC is acquisition spend by customer acquired; the lifetime value is that of the
 * customers acquired, when they were; the payback is the months in which a customer's contribution, as active customers
 * bring it on average, comes to the CAC, here its inverse: the share of CAC that a month brings back.
 */
function measureNode(
  graph: Graph,
  measure: MarketMeasure,
  sums: MarketSums,
  monthsPerPeriod: number,
): Node | null {
  const over = (a: Node | null, b: Node | null) =>
    a === null || b === null ? null : graph.binary('divide', a, b);
  const cost = over(sums.acquisitionSpend, sums.acquired);
  switch (measure) {
    case 'revenue':
      return sums.revenue;
    case 'contribution':
      return sums.contribution;
    case 'cac':
      return cost;
    case 'lifetimeValue':
      return over(sums.acquiredValue, sums.acquired);
    case 'valueToCost':
      return sums.acquired === null ? null : over(sums.acquiredValue, sums.acquisitionSpend);
    case 'payback': {
      const period = over(sums.contribution, sums.customers);
      return over(over(period, graph.constant(monthsPerPeriod)), cost);
    }
    default:
      return assertNever(measure);
  }
}

/**
 * The statistics of 1/x from those of x, where an x that is not positive stands for never: quantiles from the other end,
 * their errors times 1/x² (delta method). Where some trials never get there the mean has no meaning, so it has none.
 */
export function inverse(figure: MarketFigure): MarketFigure {
  const { quantiles, standardErrors } = figure;
  const turned = (level: number) => String(Number((1 - level).toFixed(6)));
  const byLevel = (of: (level: string) => number | null) =>
    Object.fromEntries(QUANTILE_LEVELS.map((level) => [String(level), of(turned(level))]));
  const inverted = (value: number | null | undefined) => (value != null && value > 0 ? 1 / value : null);
  const errors = standardErrors?.quantiles ?? {};
  return {
    mean: null,
    sd: null,
    standardError: null,
    min: inverted(figure.max),
    max: inverted(figure.min),
    quantiles: byLevel((level) => inverted(quantiles[level])),
    tailMean: { '0.05': null, '0.95': null },
    standardErrors: {
      quantiles: byLevel((level) => {
        const [own, error] = [inverted(quantiles[level]), errors[level]];
        return own === null || error == null ? null : error * own * own;
      }),
      tailMean: { '0.05': null, '0.95': null },
    },
  };
}
