import type { Place } from '#shared/plan/document.ts';
import type { PlanIndex, Variable } from '#shared/plan/index.ts';

/** Most entries that one edit may write: a choice of members that no group stands for is spelt out. */
const MOST_PLACES = 400;

/**
 * The fewest places of `at` that cover exactly these members: nothing for a dimension that is covered whole, a group
 * where one has exactly these members, else each member on its own. Null where a member is not the variable's, or where
 * they would be more than {@link MOST_PLACES}.
 */
export function placesOf(
  index: PlanIndex,
  variable: Variable,
  at: Readonly<Record<string, readonly string[]>>,
): Place[] | null {
  let places: Place[] = [{}];
  for (const { dimension: id, members } of variable.axes) {
    const wanted = at[id];
    if (wanted === undefined) continue;
    const dimension = index.dimensions.get(id)!;
    const positions = [...new Set(wanted)].map((member) =>
      members.find((position) => dimension.members[position]!.id === member),
    );
    if (positions.includes(undefined)) return null;
    if (positions.length === members.length) continue;
    const group = [...dimension.groups].find(([, list]) => sameMembers(inVariable(list), positions));
    const references = group && positions.length > 1 ? [`${id}.${group[0]}`] : [...new Set(wanted)];
    places = places.flatMap((place) => references.map((reference) => ({ ...place, [id]: reference })));
    if (places.length > MOST_PLACES) return null;

    function inVariable(list: readonly number[]): number[] {
      return list.filter((position) => members.includes(position));
    }
  }
  return Object.keys(at).every((id) => variable.axes.some(({ dimension }) => dimension === id))
    ? places
    : null;
}

function sameMembers(a: readonly number[], b: readonly (number | undefined)[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one));
}
