import { type Constraint, solve } from 'yalps';
import type { Atom } from './atoms.ts';
import { type CellArray, type Rule, standingOf, visitInside, visitSpan } from './cells.ts';

/** A bound that a mending change must keep: a rule, and by how much it may be broken afterwards (0: not at all). */
export interface Demand {
  readonly rule: Rule;
  readonly allowed: number;
}

/** Long enough for the limits of a large plan, short enough for a person who waits. */
const MOST_MILLISECONDS = 2000;
/** Far below a cent, far above what pivoting on amounts of many digits loses. */
const PRECISION = 1e-6;

/**
 * The change of each atom, in whole minor units, that meets all demands with the least money moved, Σ|change|: an
 * integer linear program with an upward and a downward part for each atom, solved by branch and cut (YALPS). Null
 * where there is none, or none was found in time.
 */
export function leastChange(
  cells: CellArray,
  atoms: readonly Atom[],
  demands: readonly Demand[],
): number[] | null {
  const constraints = new Map<string, Constraint>();
  const ups = atoms.map(() => new Map([['moved', 1]]));
  const downs = atoms.map(() => new Map([['moved', 1]]));
  const atomAt = new Int32Array(cells.amounts.length).fill(-1);
  atoms.forEach((atom, position) => {
    for (const cell of atom.cells) atomAt[cell] = position;
    downs[position]?.set(`held ${position}`, 1);
    constraints.set(`held ${position}`, { max: atom.held });
  });
  demands.forEach(({ rule, allowed }, position) => {
    const key = `rule ${position}`;
    constraints.set(key, { max: allowed - standingOf(rule, cells.amounts, cells.allocation).excess });
    for (const [atom, weight] of weightsOf(rule, cells, atomAt)) {
      ups[atom]?.set(key, weight);
      downs[atom]?.set(key, -weight);
    }
  });
  const variables = new Map<string, Map<string, number>>();
  atoms.forEach((_, position) => {
    variables.set(`up ${position}`, ups[position] ?? new Map());
    variables.set(`down ${position}`, downs[position] ?? new Map());
  });
  const model = {
    direction: 'minimize',
    objective: 'moved',
    constraints,
    variables,
    integers: true,
  } as const;
  const solution = solve(model, { precision: PRECISION, timeout: MOST_MILLISECONDS });
  if (solution.status !== 'optimal') return null;
  const values = new Map(solution.variables);
  return atoms.map((_, position) =>
    Math.round((values.get(`up ${position}`) ?? 0) - (values.get(`down ${position}`) ?? 0)),
  );
}

/** How much one more minor unit in an atom adds to what breaks a rule; atoms that make no difference are left out. */
function weightsOf(rule: Rule, { allocation }: CellArray, atomAt: Int32Array): Map<number, number> {
  const sign = rule.kind === 'over' ? 1 : -1;
  const inside = new Set<number>();
  visitInside(rule, allocation.periods, (cell) => inside.add(atomAt[cell] ?? -1));
  const touched = new Set(inside);
  if (rule.limit.of === 'share') visitSpan(rule, allocation, (cell) => touched.add(atomAt[cell] ?? -1));
  const weights = new Map<number, number>();
  for (const atom of touched) {
    const weight = sign * ((inside.has(atom) ? 1 : 0) - rule.share);
    if (atom >= 0 && weight !== 0) weights.set(atom, weight);
  }
  return weights;
}
