import { addsUp, type KpiGroup, kpiGroupOf } from '#shared/plan/kpis.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { At } from '#shared/result.ts';
import type { KpiCell } from '#shared/views-results.ts';
import type { CompiledPlan } from '../engine/compile/compile.ts';
import { placedCell, rootOf } from '../engine/compile/place.ts';
import { sumOf } from '../engine/compile/table.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { Root } from '../engine/graph/program.ts';
import { summarizeRoots } from './summaries.ts';
import type { Study } from './types.ts';

export interface MeasuredKpi {
  readonly variable: string;
  readonly group: KpiGroup;
  /** Null where the variable is over more than region and period. */
  readonly cells: readonly KpiCell[] | null;
}

interface Wanted {
  readonly region: string | null;
  readonly at: At | null;
  readonly root: Root;
}

/** Every variable that the plan calls a KPI, in one period, by region; together where its unit adds up. */
export async function measureKpis(
  study: Study,
  checked: CheckedPlan,
  scenario: ResolvedScenario,
  period: number,
): Promise<MeasuredKpi[]> {
  const compiled = study.compile(checked, scenario);
  const kpis = checked.index.document.variables.flatMap((definition) => {
    const group = kpiGroupOf(definition);
    const { name: variable, unit } = definition;
    return group === null ? [] : [{ variable, group, wanted: wantedCells(compiled, variable, unit, period) }];
  });
  const roots = kpis.flatMap(({ wanted }) => (wanted ?? []).map(({ root }) => root));
  const statistics = await summarizeRoots(study, compiled, roots);
  let next = 0;
  return kpis.map(({ variable, group, wanted }) => ({
    variable,
    group,
    cells: wanted?.map(({ region, at }) => ({ region, at, figure: statistics[next++]! })) ?? null,
  }));
}

/** The cells of a variable in a period, before them their sum where it is one; null where it varies by more than region. */
function wantedCells(
  compiled: CompiledPlan,
  variable: string,
  unit: string,
  period: number,
): Wanted[] | null {
  const { graph, tables } = compiled.model;
  const table = tables.get(variable)!;
  const { axes } = table.cells.variable;
  if (axes.some(({ dimension }) => dimension !== 'region')) return null;
  const cells = Array.from({ length: table.cells.count }, (_, cell) => placedCell(table, cell, period));
  const own = cells.map((cell): Wanted => {
    const region = typeof cell.at.region === 'string' ? cell.at.region : null;
    return { region, at: cell.at, root: rootOf(cell, compiled) };
  });
  if (axes.length === 0 || !addsUp(unit)) return own;
  const nodes = cells.map(({ node }) => node);
  return [{ region: null, at: null, root: { ...own[0]!.root, node: sumOf(graph, nodes) } }, ...own];
}
