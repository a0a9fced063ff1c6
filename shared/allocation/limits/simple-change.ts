import { atomOf, changeAtom } from './atoms.ts';
import { type CellArray, isBroken, type Rule, standingOf, visitInside, visitSpan } from './cells.ts';

/**
 * The plainest change that meets the rules, each by itself and in proportion: take from what is over, add to what is
 * under; of a share whichever of scope and rest takes less. Each moves the least that its own rule asks for, so where
 * rules do not meet, the sum is the least of all. False where unlocked cells do not hold enough for it.
 */
export function changeSimply(cells: CellArray, amounts: Float64Array, rules: readonly Rule[]): boolean {
  for (const rule of rules) {
    const standing = standingOf(rule, amounts, cells.allocation);
    if (!isBroken(rule, standing)) continue;
    const { inside, change } = simplest(rule, standing.excess);
    const candidates: number[] = [];
    const add = (cell: number) => {
      if (cells.free[cell]) candidates.push(cell);
    };
    if (inside) visitInside(rule, cells.allocation.periods, add);
    else {
      const scope = new Set<number>();
      visitInside(rule, cells.allocation.periods, (cell) => scope.add(cell));
      visitSpan(rule, cells.allocation, (cell) => {
        if (!scope.has(cell)) add(cell);
      });
    }
    const atom = atomOf(candidates, amounts);
    if (atom.cells.length === 0 || atom.held + change < 0) return false;
    changeAtom(amounts, atom, change);
  }
  return true;
}

/** Whether to change the cells of the rule or the others, and by how much: with a share s, either closes a gap of e. */
function simplest({ kind, share }: Rule, excess: number): { inside: boolean; change: number } {
  const sign = kind === 'over' ? -1 : 1;
  // One unit inside closes 1 − s of the gap; one unit outside, the other way, closes s.
  if (share <= 0.5) return { inside: true, change: sign * wholeUp(excess / (1 - share)) };
  return { inside: false, change: -sign * wholeUp(excess / share) };
}

/** Up to the next whole unit, but for what doubles lose. */
function wholeUp(value: number): number {
  const nearest = Math.round(value);
  return Math.abs(value - nearest) <= Math.max(1e-6, value * 1e-12) ? nearest : Math.ceil(value);
}
