import { FREE, INHERITED_LOCK, lockStates } from '#shared/allocation/locks.ts';
import { rowTotal } from '#shared/allocation/totals.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import { LOCK, type PivotInput, type PivotRow } from './pivot-row.ts';
import type { PivotNode } from './pivot-tree.ts';

/** Sums nodes of a pivot into rows. */
export interface Summing {
  row(node: PivotNode, depth: number, expandable: boolean, expanded: boolean): PivotRow;
  /** True where nothing is spent and nothing is locked. */
  isBlank(node: PivotNode): boolean;
}

/** Rows in which nothing differs from the pivot of before are its very rows, and are not summed again. */
export function summing(input: PivotInput): Summing {
  const { allocation, inherits, parent, previous } = input;
  const { periods, rows } = allocation;
  const states = lockStates(allocation);
  const lockOf = lockFinder(allocation, states);
  const unlocked = new Array<number>(periods).fill(LOCK.none);
  const known = new Map([...(previous?.rows ?? []), previous?.total].map((row) => [row?.id, row]));
  const differs = differenceFinder(input);
  const before = parent && sameShape(parent, allocation) ? parent.rows : null;

  const sumOf = (places: readonly number[]): readonly number[] => {
    const [only] = places;
    if (places.length === 1 && only !== undefined) return rows[only]!.amounts;
    const amounts = new Array<number>(periods).fill(0);
    for (const place of places) {
      const source = rows[place]!.amounts;
      for (let period = 0; period < periods; period += 1) amounts[period]! += source[period]!;
    }
    return amounts;
  };

  return {
    row: (node, depth, expandable, expanded) => {
      const { id, label, regions, lines, places } = node;
      const shown = known.get(id);
      if (shown && !differs(node)) {
        const looksSame = shown.label === label && shown.depth === depth;
        if (looksSame && shown.expandable === expandable && shown.expanded === expanded) return shown;
      }
      const amounts = sumOf(places);
      const row: PivotRow = {
        id,
        label,
        depth,
        regions,
        lines,
        amounts,
        total: rowTotal(amounts),
        before: before && places.reduce((running, place) => running + rowTotal(before[place]!.amounts), 0),
        locks: allocation.locks.length > 0 ? amounts.map((_, period) => lockOf(places, period)) : unlocked,
        inherited: inherits && places.every((place) => !rows[place]!.own),
        expandable,
        expanded,
      };
      return shown && sameRow(shown, row) ? shown : row;
    },
    isBlank: ({ places }) =>
      places.every(
        (place) =>
          rows[place]!.amounts.every((amount) => amount === 0) &&
          states.subarray(place * periods, (place + 1) * periods).every((state) => state === FREE),
      ),
  };
}

/** Tells whether a node can differ from what the pivot of before says of it, by what the two were made of. */
function differenceFinder({ tree, allocation, inherits, parent, previous }: PivotInput) {
  const { rows, locks } = allocation;
  const made = previous?.of;
  const comparable =
    made?.tree === tree &&
    made.inherits === inherits &&
    made.parent === parent &&
    made.allocation.locks === locks &&
    sameShape(made.allocation, allocation);
  if (!comparable) return () => true;
  const changed = rows.map((row, place) => row !== made.allocation.rows[place]);
  return ({ places }: PivotNode) => places.some((place) => changed[place]);
}

function lockFinder({ periods }: Allocation, states: Uint8Array) {
  return (places: readonly number[], period: number): number => {
    let locked = 0;
    let own = 0;
    for (const place of places) {
      const state = states[place * periods + period] ?? FREE;
      if (state !== FREE) locked += 1;
      if (state !== FREE && state !== INHERITED_LOCK) own += 1;
    }
    if (locked === 0) return LOCK.none;
    if (locked < places.length) return LOCK.some;
    return own > 0 ? LOCK.all : LOCK.inherited;
  };
}

/** Both are full grids of the same plan, unless the plan was changed between the two readings. */
function sameShape(one: Allocation, other: Allocation): boolean {
  return one.rows.length === other.rows.length && one.periods === other.periods;
}

function sameRow(one: PivotRow, other: PivotRow): boolean {
  return (
    one.label === other.label &&
    one.depth === other.depth &&
    one.total === other.total &&
    one.before === other.before &&
    one.inherited === other.inherited &&
    one.expandable === other.expandable &&
    one.expanded === other.expanded &&
    sameItems(one.amounts, other.amounts) &&
    sameItems(one.locks, other.locks) &&
    sameItems(one.regions, other.regions) &&
    sameItems(one.lines, other.lines)
  );
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return (
    one === other || (one.length === other.length && one.every((item, position) => item === other[position]))
  );
}
