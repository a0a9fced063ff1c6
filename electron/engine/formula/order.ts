import type { Problem } from '#shared/messages/problem.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { components, cycleThrough, findCycle, type Graph } from './graph.ts';
import type { Reference } from './references.ts';

/** A reference with the path of the formula that it stands in. */
export interface Edge extends Reference {
  readonly path: string;
}

/** Every variable of the plan with the references of all its formulas. */
export type ReferenceGraph = ReadonlyMap<string, readonly Edge[]>;

/**
 * An order in which every variable finds what it reads; the variables of an inner list go forward together, period by
 * period. Problems where variables read one another in a way that no order serves.
 */
export function orderOf(index: PlanIndex, references: ReferenceGraph): Outcome<string[][], Problem> {
  const groups = components(namesOnly(references, () => true));
  const problems = groups.flatMap((group) => cycleProblem(index, references, group) ?? []);
  if (problems.length > 0) return failure(...problems);
  return success(groups.map((group) => samePeriodOrder(references, group)));
}

/** The graph of the edges that `keep` holds for, as the names alone. */
function namesOnly(references: ReferenceGraph, keep: (edge: Edge, from: string) => boolean): Graph {
  const entries = [...references].map(([from, edges]): [string, string[]] => {
    return [from, edges.filter((edge) => keep(edge, from)).map((edge) => edge.name)];
  });
  return new Map(entries);
}

/** The edges between members of one group, except those that only look back. */
function samePeriodGraph(references: ReferenceGraph, group: readonly string[]): Graph {
  const members = new Set(group);
  return namesOnly(
    new Map(group.map((name) => [name, references.get(name) ?? []])),
    (edge) => members.has(edge.name) && !edge.lagged,
  );
}

function samePeriodOrder(references: ReferenceGraph, group: readonly string[]): string[] {
  return group.length === 1 ? [...group] : components(samePeriodGraph(references, group)).flat();
}

/** What forbids the cycle of a group, at the formula of its first variable; null where it is no cycle or an allowed one. */
function cycleProblem(
  index: PlanIndex,
  references: ReferenceGraph,
  group: readonly string[],
): Problem | null {
  const members = new Set(group);
  const inside = new Map(
    group.map((name) => [name, (references.get(name) ?? []).filter((edge) => members.has(edge.name))]),
  );
  const all = namesOnly(inside, () => true);
  const unlagged = findCycle(samePeriodGraph(references, group));
  if (unlagged) return problemAt(index, inside, unlagged, 'cycleWithoutLag', (edge) => !edge.lagged);
  for (const name of group) {
    const cycle = index.variables.get(name)?.overPeriod ? null : cycleThrough(all, name);
    if (cycle) return problemAt(index, inside, cycle, 'cycleNotOverPeriod', () => true, { name });
  }
  for (const [name, edges] of inside) {
    const across = edges.find((edge) => edge.acrossPeriods);
    const cycle = across ? cycleThrough(new Map(all).set(name, [across.name]), name) : null;
    if (across && cycle) {
      return problemAt(index, inside, cycle, 'cycleAcrossPeriods', () => true, { name, read: across.name });
    }
  }
  return null;
}

/** The cycle from its first variable in document order, at the path of the formula that starts it. */
function problemAt(
  index: PlanIndex,
  references: ReferenceGraph,
  cycle: readonly string[],
  code: 'cycleWithoutLag' | 'cycleNotOverPeriod' | 'cycleAcrossPeriods',
  fits: (edge: Edge) => boolean,
  args: Readonly<Record<string, string>> = {},
): Problem {
  const positions = cycle.map((name) => index.variables.get(name)?.position ?? 0);
  const start = positions.indexOf(Math.min(...positions));
  const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
  const [first = '', second = first] = turned;
  const edges = references.get(first) ?? [];
  const path = edges.find((edge) => edge.name === second && fits(edge))?.path ?? '';
  return { path, code, args: { ...args, cycle: [...turned, first].join(' → ') } };
}
