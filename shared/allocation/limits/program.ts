import { type Constraint, solve } from 'yalps';
import type { Atom } from './atoms.ts';
import { type CellArray, cellsInSpan, cellsOfRule, type Rule, standingOf } from './cells.ts';

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
  const rows = demands.map(({ rule, allowed }, position) => {
    const key = `rule ${position}`;
    constraints.set(key, { max: allowed - standingOf(rule, cells.amounts, cells.allocation).excess });
    return { key, weightOf: weights(rule, cells) };
  });
  const variables = new Map<string, Map<string, number>>();
  atoms.forEach((atom, position) => {
    const [first = 0] = atom.cells;
    for (const [name, sign] of [
      ['up', 1],
      ['down', -1],
    ] as const) {
      const column = new Map([['moved', 1]]);
      for (const { key, weightOf } of rows) {
        const weight = weightOf(first) * sign;
        if (weight !== 0) column.set(key, weight);
      }
      if (sign < 0) {
        column.set(`held ${position}`, 1);
        constraints.set(`held ${position}`, { max: atom.held });
      }
      variables.set(`${name} ${position}`, column);
    }
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

/** How much one more minor unit in a cell adds to what breaks a rule. */
function weights(rule: Rule, { allocation }: CellArray): (cell: number) => number {
  const inside = new Set(cellsOfRule(rule, allocation.periods));
  const whole = rule.limit.of === 'share' ? new Set(cellsInSpan(rule, allocation)) : new Set<number>();
  const sign = rule.kind === 'over' ? 1 : -1;
  return (cell) => sign * ((inside.has(cell) ? 1 : 0) - (whole.has(cell) ? rule.share : 0));
}
