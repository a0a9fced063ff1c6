import { toMinor } from '#shared/money.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { pairKey } from './sheet-keys.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** A scenario's own row of spend, in minor units: what the sheet of the other scenarios' amounts lists. */
export interface OwnRow {
  readonly scenario: string;
  readonly region: string;
  readonly line: string;
  readonly amounts: readonly number[];
  readonly key: string;
}

/** The own rows of every scenario but the exported one, whose amounts stand on the allocation. */
export function ownRows({ document, scenario, decimals }: WorkbookContext): OwnRow[] {
  return document.scenarios
    .filter(({ id }) => id !== scenario.id)
    .flatMap(({ id, spend = [] }) =>
      spend.map(({ region, line, amounts }) => ({
        scenario: id,
        region,
        line,
        amounts: amounts.map((amount) => Number(toMinor(amount, decimals))),
        key: pairKey(id, region, line),
      })),
    );
}

/** Where a scenario's total of a pair stands: on the allocation, in a row of its own or of an ancestor, or nowhere. */
export type Origin = { readonly on: 'allocation' } | { readonly on: 'amounts'; readonly key: string } | null;

/** A scenario with what it inherits, and where each pair of it comes from as long as nobody adds rows. */
export interface ScenarioColumn {
  readonly id: string;
  readonly resolved: ResolvedScenario;
  /** By `region|line`, in minor units. */
  readonly totals: ReadonlyMap<string, number>;
  originOf(region: string, line: string): Origin;
}

/**
 * The exported scenario first, then the others in the order of the plan. What a scenario has through the exported one
 * comes from the allocation: an amount that is changed there is inherited from then on.
 */
export function scenarioColumns(context: WorkbookContext): ScenarioColumn[] {
  const { document, scenario } = context;
  const own = new Map(
    document.scenarios.map(({ id, spend = [] }) => [
      id,
      new Set(spend.map((row) => pairKey(row.region, row.line))),
    ]),
  );
  const ids = [scenario.id, ...document.scenarios.map(({ id }) => id).filter((id) => id !== scenario.id)];
  return ids.map((id) => {
    const resolved = resolveScenario(document, id);
    const totals = resolved.rows.map(
      ({ region, line, amounts }) =>
        [pairKey(region, line), amounts.reduce((sum, each) => sum + each, 0)] as const,
    );
    return {
      id,
      resolved,
      totals: new Map(totals),
      originOf: (region, line) => {
        for (const ancestor of resolved.lineage) {
          if (ancestor === scenario.id) return { on: 'allocation' };
          if (own.get(ancestor)?.has(pairKey(region, line)))
            return { on: 'amounts', key: pairKey(ancestor, region, line) };
        }
        return null;
      },
    };
  });
}
