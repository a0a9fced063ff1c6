import { currencyDecimals, toMinor } from '../../money.ts';
import type { LimitDefinition } from '../../plan/document.ts';
import { type Dimension, type PlanIndex, resolveReference } from '../../plan/index.ts';
import type { Limit } from './limit.ts';

/** A limit with where it is written: `owner` is a scenario, null the plan itself; `position` its place in that list. */
export interface PlacedLimit extends Limit {
  readonly owner: string | null;
  readonly position: number;
  /** As it stands in the document. */
  readonly definition: LimitDefinition;
}

/**
 * What a scenario's spend must respect: the plan's limits, then those of its lineage from the top.
 * @param lineage from the scenario up to the one without a parent
 */
export function limitsOf(index: PlanIndex, lineage: readonly string[]): PlacedLimit[] {
  const { document } = index;
  const own = [...lineage].reverse().flatMap((id) => {
    const limits = document.scenarios.find((scenario) => scenario.id === id)?.limits ?? [];
    return limits.map((definition, position) => placedLimit(index, definition, id, position));
  });
  const shared = (document.limits ?? []).map((definition, position) =>
    placedLimit(index, definition, null, position),
  );
  return [...shared, ...own];
}

export function placedLimit(
  index: PlanIndex,
  definition: LimitDefinition,
  owner: string | null,
  position: number,
): PlacedLimit {
  const { at = {}, of = 'amount', each = 'period', from = 0 } = definition;
  const decimals = currencyDecimals(index.document.currency);
  return {
    // Ids of scenarios hold no slash, so no two limits share one.
    id: owner === null ? `plan/${position}` : `scenario/${owner}/${position}`,
    owner,
    position,
    definition,
    regions: membersAt(index.dimensions.get('region'), at.region),
    lines: membersAt(index.dimensions.get('line'), at.line),
    from,
    to: definition.to ?? index.document.calendar.periods - 1,
    each,
    of,
    min: endOf(definition.min, of, decimals, Math.ceil),
    max: endOf(definition.max, of, decimals, Math.floor),
  };
}

function membersAt(dimension: Dimension | undefined, reference: string | number | undefined): string[] {
  if (!dimension) throw new Error('not a valid document: no dimension region or line');
  if (reference === undefined) return dimension.members.map(({ id }) => id);
  const positions = resolveReference(dimension, String(reference)) ?? [];
  return positions.flatMap((position) => dimension.members[position]?.id ?? []);
}

/** An end in minor units: one between two cents means the cent that is within. */
function endOf(
  end: number | null | undefined,
  of: Limit['of'],
  decimals: number,
  round: (value: number) => number,
): number | null {
  if (end === null || end === undefined) return null;
  return of === 'share' ? end : (toMinor(end, decimals) ?? round(end * 10 ** decimals));
}
