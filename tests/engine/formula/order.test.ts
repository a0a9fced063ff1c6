import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VariableDefinition } from '#shared/plan/document.ts';
import { components, cycleThrough, findCycle } from '../../../electron/engine/formula/graph.ts';
import { accepted, formula, pathOf, problemsOf, VARIABLES } from './plans.ts';

/** Formulas over `period` by name, in document order. */
function moving(texts: Readonly<Record<string, string>>): VariableDefinition[] {
  return Object.entries(texts).map(([name, text]) => formula(text, ['period'], name));
}

function orderOf(texts: Readonly<Record<string, string>>): (readonly string[])[] {
  const own = new Set(Object.keys(texts));
  return accepted(...moving(texts)).order.filter((group) => group.some((name) => own.has(name)));
}

describe('order of evaluation', () => {
  it('comes from the references, not from the document', () => {
    expect(orderOf({ x: 'y + z', y: 'z * 2', z: 'season' })).toEqual([['z'], ['y'], ['x']]);
  });

  it('holds every variable once, inputs and the allocation included', () => {
    const names = accepted(...moving({ x: 'season' })).order.flat();
    expect(names.toSorted()).toEqual([...VARIABLES.map(({ name }) => name), 'x'].toSorted());
  });

  it('keeps a cycle through prev or lag together, in same-period order', () => {
    const texts = {
      customers: 'kept + joined',
      joined: 'prev(customers, 1) * 0.1',
      kept: 'prev(customers, 1) - joined',
    };
    expect(orderOf(texts)).toEqual([['joined', 'kept', 'customers']]);
    expect(orderOf({ x: 'lag(x, 2, 0) + season' })).toEqual([['x']]);
    expect(orderOf({ x: 'prev(stock(y, 0.5), 0)', y: 'cumulate(x) + 1' })).toEqual([['x', 'y']]);
  });

  it('sees events between the formulas', () => {
    const event: VariableDefinition = {
      name: 'shock',
      kind: 'event',
      over: ['period'],
      unit: '1',
      probability: 'prev(x, 0)',
      severity: 1,
    };
    const { order } = accepted(event, ...moving({ x: '1 - shock' }));
    expect(order).toContainEqual(['shock', 'x']);
    const direct = problemsOf({ ...event, probability: 'x' }, ...moving({ x: '1 - shock' }));
    expect(direct).toEqual([expect.stringMatching(/\.probability cycleWithoutLag: .*shock → x → shock/)]);
  });
});

/** Formulas over `period`, and the path, code and message of their one problem. */
const CYCLES: readonly [texts: Readonly<Record<string, string>>, at: number, says: RegExp][] = [
  [{ x: 'x + 1' }, 0, /cycleWithoutLag: .*: x → x\./],
  [{ x: 'y', y: 'x' }, 0, /cycleWithoutLag: .*x → y → x.*prev/],
  [{ z: 'season', y: 'x', x: 'w', w: 'y' }, 1, /y → x → w → y/],
  [{ x: 'prev(y, x)', y: 'season' }, 0, /x → x/],
  [{ x: 'prev(season, y)', y: 'x' }, 0, /cycleWithoutLag: .*x → y → x/],
  [{ x: 'stock(x, 0.5)' }, 0, /cycleWithoutLag/],
  [{ x: 'adstock(season, y)', y: 'x' }, 0, /cycleWithoutLag/],
  [{ x: 'cumulate(y)', y: 'prev(season, x)' }, 0, /cycleWithoutLag/],
  [{ x: 'prev(y, 0) + y', y: 'x' }, 0, /x → y → x/],
  [{ x: 'prev(sum(x, period), 0)' }, 0, /cycleAcrossPeriods: .*"x" reads "x" over all periods/],
  [{ x: 'lag(y, 1, 0)', y: 'season * final(x)' }, 0, /cycleAcrossPeriods: .*x → y → x.*"y" reads "x"/],
  [{ x: 'prev(first(y), 0)', y: 'x' }, 0, /cycleAcrossPeriods/],
];

describe('cycles that no order serves', () => {
  it.each(CYCLES)('%j', (texts, at, says) => {
    const problems = problemsOf(...moving(texts));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
    expect(problems[0]).toContain(`${pathOf(at)} `);
  });

  it('refuses a cycle with a variable that is not over period', () => {
    const problems = problemsOf(
      formula('final(y)', [], 'x'),
      formula('prev(season, 0) + x', ['period'], 'y'),
    );
    expect(problems).toEqual([expect.stringMatching(/cycleWithoutLag/)]);
    const lagged = problemsOf(formula('final(y)', [], 'x'), formula('prev(season * x, 0)', ['period'], 'y'));
    expect(lagged).toEqual([
      expect.stringMatching(/cycleNotOverPeriod: .*x → y → x; but "x" is not over period/),
    ]);
  });

  it('refuses a path whose parameter depends on it', () => {
    const fx: VariableDefinition = {
      name: 'fx',
      kind: 'path',
      over: ['period'],
      unit: '1',
      process: 'walk',
      start: 'x',
      drift: 0,
      volatility: 1,
    };
    const problems = problemsOf(fx, formula('final(fx)', [], 'x'));
    expect(problems).toEqual([expect.stringMatching(/\.start cycleWithoutLag: .*fx → x → fx/)]);
  });

  it('names each cycle of a plan', () => {
    const problems = problemsOf(...moving({ x: 'y', y: 'x', v: 'w + x', w: 'v' }));
    expect(problems.map((problem) => /: (\w+ → \w+ → \w+)/.exec(problem)?.[1])).toEqual([
      'x → y → x',
      'v → w → v',
    ]);
  });

  it('finds its way through three thousand formulas in a row, and round them', () => {
    const chain = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [`x${i}`, i === 2999 ? 'season' : `x${i + 1}`]),
    );
    expect(orderOf(chain).flat()[0]).toBe('x2999');
    const round = problemsOf(...moving({ ...chain, x2999: 'x0' }));
    expect(round).toHaveLength(1);
    expect(round[0]).toMatch(/x0 → x1 → /);
  });
});

describe('graphs', () => {
  const graph = fc
    .array(fc.array(fc.nat({ max: 7 }), { maxLength: 4 }), { minLength: 8, maxLength: 8 })
    .map((rows) => new Map(rows.map((needs, node) => [String(node), needs.map(String)])));

  /** Whether a walk of at least one step leads from one node to another, by closure. */
  function reaches(edges: ReadonlyMap<string, readonly string[]>): (from: string, to: string) => boolean {
    const known = new Map([...edges].map(([node, needs]) => [node, new Set(needs)]));
    for (const via of edges.keys()) {
      for (const set of known.values()) if (set.has(via)) for (const to of known.get(via) ?? []) set.add(to);
    }
    return (from, to) => known.get(from)?.has(to) ?? false;
  }

  it('fall into components of mutual reach, each after what it needs', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const found = components(edges);
        const at = new Map(found.flatMap((group, position) => group.map((node) => [node, position])));
        const reach = reaches(edges);
        expect(at.size).toBe(edges.size);
        for (const a of edges.keys()) {
          for (const b of edges.keys()) {
            expect(at.get(a) === at.get(b)).toBe(a === b || (reach(a, b) && reach(b, a)));
            if (edges.get(a)?.includes(b)) expect(at.get(b)).toBeLessThanOrEqual(at.get(a) ?? -1);
          }
        }
      }),
      { seed: 6, numRuns: 300 },
    );
  });

  it('have a cycle where a node reaches itself, and its steps are edges', () => {
    fc.assert(
      fc.property(graph, (edges) => {
        const reach = reaches(edges);
        const nodes = [...edges.keys()];
        expect(findCycle(edges) !== null).toBe(nodes.some((node) => reach(node, node)));
        for (const node of nodes) {
          const cycle = cycleThrough(edges, node);
          expect(cycle !== null).toBe(reach(node, node));
          cycle?.forEach((step, i) => {
            expect(edges.get(step)).toContain(cycle[(i + 1) % cycle.length]);
          });
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
