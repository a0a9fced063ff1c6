/** Node to the nodes that it needs. */
export type Graph = ReadonlyMap<string, readonly string[]>;

/**
 * Strongly connected components, each after those that it needs; nodes and edges are taken in the order of the map.
 * Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1 (1972), p. 157, without recursion: a
 * chain of formulas may be longer than the stack is deep.
 */
export function components(graph: Graph): string[][] {
  const found: string[][] = [];
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();

  const enter = (node: string): Visit => {
    order.set(node, order.size);
    low.set(node, order.size - 1);
    open.push(node);
    isOpen.add(node);
    return { node, needs: graph.get(node) ?? [], next: 0 };
  };
  const lower = (node: string, value: number | undefined) => {
    low.set(node, Math.min(low.get(node) ?? 0, value ?? 0));
  };
  const leave = (node: string) => {
    if (low.get(node) !== order.get(node)) return;
    const members = open.splice(open.lastIndexOf(node));
    for (const member of members) isOpen.delete(member);
    found.push(members);
  };

  for (const root of graph.keys()) {
    if (order.has(root)) continue;
    const path = [enter(root)];
    for (let visit = path.at(-1); visit; visit = path.at(-1)) {
      const need = visit.needs[visit.next];
      visit.next += 1;
      if (need === undefined) {
        path.pop();
        const above = path.at(-1);
        if (above) lower(above.node, low.get(visit.node));
        leave(visit.node);
      } else if (!order.has(need)) {
        path.push(enter(need));
      } else if (isOpen.has(need)) {
        lower(visit.node, order.get(need));
      }
    }
  }
  return found;
}

interface Visit {
  readonly node: string;
  readonly needs: readonly string[];
  next: number;
}

/** Nodes of a component from which a cycle is looked for: enough for a short one, few enough for any graph. */
const MOST_STARTS = 50;

/** A short cycle of the graph, without repeating its first node at the end; null where there is none. */
export function findCycle(graph: Graph): string[] | null {
  for (const component of components(graph)) {
    const cycles = component.slice(0, MOST_STARTS).flatMap((start) => {
      const cycle = cycleThrough(graph, start);
      return cycle ? [cycle] : [];
    });
    const shortest = cycles.sort((a, b) => a.length - b.length)[0];
    if (shortest) return shortest;
  }
  return null;
}

/** A shortest cycle through `start`, from it on: breadth first until an edge leads back. Null where there is none. */
export function cycleThrough(graph: Graph, start: string): string[] | null {
  const cameFrom = new Map<string, string | null>([[start, null]]);
  for (const node of cameFrom.keys()) {
    for (const need of graph.get(node) ?? []) {
      if (need === start) return pathTo(node, cameFrom);
      if (!cameFrom.has(need)) cameFrom.set(need, node);
    }
  }
  return null;
}

function pathTo(node: string, cameFrom: ReadonlyMap<string, string | null>): string[] {
  const path: string[] = [];
  for (let step: string | null = node; step !== null; step = cameFrom.get(step) ?? null) path.unshift(step);
  return path;
}
