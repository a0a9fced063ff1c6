import { apportion } from '../apportion.ts';
import { type CellArray, type Rule, visitInside, visitSpan } from './cells.ts';

/** Unlocked cells that every rule treats alike: how money lies within them makes no difference to any. */
export interface Atom {
  readonly cells: readonly number[];
  /** What they hold together, in minor units: what they can give. */
  readonly held: number;
}

/** Splits the unlocked cells into atoms, by refining with the cells of one rule after the other. */
export function atomsOf({ allocation, amounts, free }: CellArray, rules: readonly Rule[]): Atom[] {
  const classes = new Int32Array(amounts.length);
  let next = 1;
  const refine = (visitAll: (visit: (cell: number) => void) => void) => {
    const split = new Map<number, number>();
    visitAll((cell) => {
      const before = classes[cell] ?? 0;
      let after = split.get(before);
      if (after === undefined) {
        after = next++;
        split.set(before, after);
      }
      classes[cell] = after;
    });
  };
  for (const rule of rules) {
    refine((visit) => visitInside(rule, allocation.periods, visit));
    if (rule.limit.of === 'share') refine((visit) => visitSpan(rule, allocation, visit));
  }
  const cellsByClass = new Map<number, number[]>();
  classes.forEach((each, cell) => {
    if (!free[cell]) return;
    const cells = cellsByClass.get(each);
    if (cells) cells.push(cell);
    else cellsByClass.set(each, [cell]);
  });
  return [...cellsByClass.values()].map((cells) => atomOf(cells, amounts));
}

export function atomOf(cells: readonly number[], amounts: Float64Array): Atom {
  return { cells, held: cells.reduce((sum, cell) => sum + (amounts[cell] ?? 0), 0) };
}

/**
 * Changes what an atom holds by `change` minor units, in proportion (evenly where it holds nothing). No cell moves
 * against the change, so that what moves is no more than the change itself.
 */
export function changeAtom(amounts: Float64Array, { cells, held }: Atom, change: number): void {
  const weights = cells.map((cell) => amounts[cell] ?? 0);
  apportion(held + change, weights).forEach((amount, position) => {
    amounts[cells[position] ?? 0] = amount;
  });
}
