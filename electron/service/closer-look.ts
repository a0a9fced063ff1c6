import { type Minor, minorUnits } from '#shared/money.ts';
import { categoriesOf } from '#shared/plan/categories.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { KpisView, KpiView, MarketsView, StudyFacts } from '#shared/views-results.ts';
import { findConvergence } from '../workers/convergence.ts';
import { type MeasuredKpi, measureKpis } from '../workers/kpis.ts';
import { measureMarkets } from '../workers/markets.ts';
import type { StudyRequest } from '../workers/types.ts';
import { studied } from './compare.ts';
import type { Context, OpenPlan } from './context.ts';
import type { Handlers } from './handlers.ts';
import type { Jobs } from './jobs.ts';
import { variableFormat } from './views.ts';

type CloserCall = Extract<keyof Handlers, `results.${string}`>;

/** The closer look at a scenario: its markets, its KPIs, and how fast a figure settles. */
export function closerLookHandlers(context: Context, jobs: Jobs): Handlers<CloserCall> {
  return {
    'results.markets': (request) =>
      studied(context, jobs, request, [request.scenario], async (study, { checked }, open) => {
        const scenario = resolveScenario(open.document, request.scenario);
        const { columns, rows } = await measureMarkets(study, checked, scenario);
        const spend = spendByRegion(open.index, scenario);
        return {
          ...factsOf(open, request),
          columns,
          rows: rows.map((row) => ({ ...row, spend: spend(row.region) })).filter(isShown),
        } satisfies MarketsView;
      }),
    'results.kpis': (request) =>
      studied(context, jobs, request, [request.scenario], async (study, { checked }, open) => {
        const { period } = request;
        if (period >= open.document.calendar.periods) return null;
        const scenario = resolveScenario(open.document, request.scenario);
        const measured = await measureKpis(study, checked, scenario, period);
        return { ...factsOf(open, request), period, ...kpiViews(open.index, measured) } satisfies KpisView;
      }),
    'results.convergence': (request) =>
      studied(context, jobs, request, [request.scenario], async (study, { checked }, open) => {
        const { scenario, variable, at } = request;
        const points = await findConvergence(study, checked, { scenario, variable, at });
        return points && { ...factsOf(open, request), variable, at, points };
      }),
  };
}

function factsOf(
  { record }: OpenPlan,
  request: StudyRequest & Pick<StudyFacts, 'planId' | 'scenario'>,
): StudyFacts {
  const { planId, scenario, trials, seed, sampling } = request;
  return { planId, scenario, revision: record.revision, trials, seed, sampling };
}

/** A region with neither spend nor figures says nothing; all together always stand. */
function isShown({ region, spend, figures }: MarketsView['rows'][number]): boolean {
  return region === null || spend.some((amount) => amount > 0) || figures.some((figure) => figure !== null);
}

/** Spend by category over all periods, of a region or of all (null). */
function spendByRegion(
  index: PlanIndex,
  { rows }: ResolvedScenario,
): (region: string | null) => readonly Minor[] {
  const categories = categoriesOf(index.dimensions.get('line')!.definition);
  const categoryOf = new Map(
    categories.flatMap(({ lines }, position) => lines.map(({ id }) => [id, position] as const)),
  );
  return (region) => {
    const sums = categories.map(() => 0);
    for (const row of rows) {
      if (region !== null && row.region !== region) continue;
      const position = categoryOf.get(row.line)!;
      sums[position] = row.amounts.reduce<number>((sum, amount) => sum + amount, sums[position]!);
    }
    return sums.map(minorUnits);
  };
}

function kpiViews(index: PlanIndex, measured: readonly MeasuredKpi[]): Pick<KpisView, 'kpis' | 'left'> {
  const kpis: KpiView[] = [];
  const left: KpisView['left'][number][] = [];
  for (const { variable, group, cells } of measured) {
    const { definition } = index.variables.get(variable)!;
    const { unit, label = variable } = definition;
    if (cells === null) left.push({ variable, label });
    else kpis.push({ variable, label, unit, format: variableFormat(index, definition), group, cells });
  }
  return { kpis, left };
}
