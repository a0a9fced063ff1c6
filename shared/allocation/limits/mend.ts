import { minorUnits } from '../../money.ts';
import type { Allocation, CellAmount } from '../types.ts';
import { atomsOf, changeAtom } from './atoms.ts';
import { type CellArray, cellArray, isBroken, type Rule, rulesOf, standingOf } from './cells.ts';
import type { Limit } from './limit.ts';
import { type Demand, leastChange } from './program.ts';
import { changeSimply } from './simple-change.ts';

/** A change that mends a limit, or why there is none. */
export type Mend =
  | {
      readonly possible: true;
      /** What the cells hold afterwards; only those that change. */
      readonly cells: readonly CellAmount[];
      /** Σ|change| in minor units. */
      readonly moved: number;
      /** Limits that it cannot but break, or break further. */
      readonly breaks: readonly Limit[];
    }
  /** Locked cells alone stand against it. */
  | { readonly possible: false };

/**
 * The smallest change, by money moved and to the cent, after which `target` is met: locked cells stay; other limits
 * that are met stay met, and those that are broken get no worse. Where that cannot be, the smallest that leaves other
 * limits aside, which it then names.
 */
export function mendOf(allocation: Allocation, limits: readonly Limit[], target: Limit): Mend {
  const cells = cellArray(allocation);
  const rules = rulesOf(allocation, limits);
  const wanted = rules.filter(({ limit }) => limit.id === target.id);
  const before = brokenBy(cells, rules, cells.amounts);
  const demands = rules.map((rule): Demand => {
    const allowed = rule.limit.id === target.id ? 0 : Math.max(0, before.get(rule) ?? 0);
    return { rule, allowed };
  });
  const after =
    simple(cells, wanted, demands) ??
    programmed(cells, rules, demands) ??
    simple(
      cells,
      wanted,
      demands.filter(({ rule }) => wanted.includes(rule)),
    ) ??
    programmed(
      cells,
      wanted,
      demands.filter(({ rule }) => wanted.includes(rule)),
    );
  if (after === null) return { possible: false };
  const now = brokenBy(cells, rules, after);
  const worse = rules.filter((rule) => (now.get(rule) ?? 0) > Math.max(0, before.get(rule) ?? 0));
  return {
    possible: true,
    ...changesOf(cells, after),
    breaks: [...new Set(worse.map(({ limit }) => limit))],
  };
}

/**
 * The smallest change after which every limit is met. Mending them one by one may take from one limit what another then
 * lacks; this looks at all together. None where locks or the limits themselves stand against it.
 */
export function mendAllOf(allocation: Allocation, limits: readonly Limit[]): Mend {
  const cells = cellArray(allocation);
  const rules = rulesOf(allocation, limits);
  const demands = rules.map((rule): Demand => ({ rule, allowed: 0 }));
  const plain = simple(cells, rules, demands);
  const least = programmed(cells, rules, demands);
  const changes = [plain, least].flatMap((after) => (after ? [changesOf(cells, after)] : []));
  // The plain one comes first and is taken where it moves no more.
  const [best] = changes.toSorted((one, other) => one.moved - other.moved);
  return best ? { possible: true, ...best, breaks: [] } : { possible: false };
}

/** By how much each broken rule is broken. */
function brokenBy(
  { allocation }: CellArray,
  rules: readonly Rule[],
  amounts: Float64Array,
): Map<Rule, number> {
  return new Map(
    rules.flatMap((rule) => {
      const standing = standingOf(rule, amounts, allocation);
      return isBroken(rule, standing) ? [[rule, standing.excess] as const] : [];
    }),
  );
}

function meets(cells: CellArray, demands: readonly Demand[], amounts: Float64Array): boolean {
  return demands.every(({ rule, allowed }) => {
    const standing = standingOf(rule, amounts, cells.allocation);
    return !isBroken(rule, { ...standing, excess: standing.excess - allowed });
  });
}

function simple(cells: CellArray, wanted: readonly Rule[], demands: readonly Demand[]): Float64Array | null {
  const amounts = cells.amounts.slice();
  return changeSimply(cells, amounts, wanted) && meets(cells, demands, amounts) ? amounts : null;
}

function programmed(
  cells: CellArray,
  rules: readonly Rule[],
  demands: readonly Demand[],
): Float64Array | null {
  const atoms = atomsOf(cells, rules);
  const changes = leastChange(cells, atoms, demands);
  if (changes === null) return null;
  const amounts = cells.amounts.slice();
  atoms.forEach((atom, position) => {
    const change = changes[position] ?? 0;
    if (change !== 0) changeAtom(amounts, atom, change);
  });
  return meets(cells, demands, amounts) ? amounts : null;
}

function changesOf(
  { allocation, amounts }: CellArray,
  after: Float64Array,
): { cells: CellAmount[]; moved: number } {
  const cells: CellAmount[] = [];
  let moved = 0;
  after.forEach((amount, cell) => {
    const row = allocation.rows[Math.floor(cell / allocation.periods)];
    if (!row || amount === amounts[cell]) return;
    moved += Math.abs(amount - (amounts[cell] ?? 0));
    const { region, line } = row;
    cells.push({ region, line, period: cell % allocation.periods, amount: minorUnits(amount) });
  });
  return { cells, moved };
}
