import { gridOf, rowOf } from '#shared/allocation/grid.ts';
import { FREE, INHERITED_LOCK, lockStates } from '#shared/allocation/locks.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import { LOCK, type PivotInput, type PivotNode, type PivotRow } from './pivot.ts';

/** Sums nodes of a pivot into rows. */
export interface Summing {
  row(node: PivotNode, depth: number, expandable: boolean, expanded: boolean): PivotRow;
  /** True where nothing is spent and nothing is locked. */
  isBlank(node: PivotNode): boolean;
}

export function summing({ allocation, inherits, parent, previous }: PivotInput): Summing {
  const { periods, rows } = allocation;
  const anyLock = allocation.locks.length > 0;
  const grid = gridOf(allocation);
  const states = lockStates(allocation, grid);
  const unlocked = new Array<number>(periods).fill(LOCK.none);
  const known = new Map([...(previous?.rows ?? []), previous?.total].map((row) => [row?.id, row]));
  const before = parent && sameShape(parent, allocation) ? parent.rows.map(totalOf) : null;
  const positions = (node: PivotNode): number[] =>
    node.regions.flatMap((region) => node.lines.map((line) => rowOf(grid, region, line)));

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

  const lockOf = (places: readonly number[], period: number): number => {
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

  return {
    row: (node, depth, expandable, expanded) => {
      const { id, label, regions, lines } = node;
      const places = positions(node);
      const amounts = sumOf(places);
      const row: PivotRow = {
        id,
        label,
        depth,
        regions,
        lines,
        amounts,
        total: sum(amounts),
        before: before && places.reduce((running, place) => running + (before[place] ?? 0), 0),
        locks: anyLock ? amounts.map((_, period) => lockOf(places, period)) : unlocked,
        inherited: inherits && places.every((place) => !rows[place]!.own),
        expandable,
        expanded,
      };
      const shown = known.get(id);
      return shown && sameRow(shown, row) ? shown : row;
    },
    isBlank: (node) =>
      positions(node).every(
        (place) =>
          rows[place]!.amounts.every((amount) => amount === 0) &&
          states.subarray(place * periods, (place + 1) * periods).every((state) => state === FREE),
      ),
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((running, amount) => running + amount, 0);
const totalOf = ({ amounts }: Allocation['rows'][number]) => sum(amounts);

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
