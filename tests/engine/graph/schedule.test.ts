import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forEachOperand, Graph, type Node } from '../../../electron/engine/graph/graph.ts';
import { linearise, type Root } from '../../../electron/engine/graph/program.ts';
import { schedule } from '../../../electron/engine/graph/schedule.ts';

/** A graph of uniforms and sums, products and selections of earlier nodes, which `choices` pick. */
function graphOf(choices: readonly (readonly [number, number, number])[]): { graph: Graph; nodes: Node[] } {
  const graph = new Graph();
  const nodes = [graph.constant(2), graph.uniform(0), graph.uniform(1)];
  choices.forEach(([a, b, c], i) => {
    const pick = (choice: number) => nodes[choice % nodes.length]!;
    if (i % 3 === 0) nodes.push(graph.binary('add', pick(a), pick(b)));
    else if (i % 3 === 1) nodes.push(graph.binary('multiply', pick(a), pick(b)));
    else nodes.push(graph.nary('select', pick(a), pick(b), pick(c)));
  });
  return { graph, nodes };
}

function neededBy(graph: Graph, roots: readonly Root[]): Set<Node> {
  const needed = new Set<Node>();
  const visit = (node: Node) => {
    if (graph.isConstant(node) || needed.has(node)) return;
    needed.add(node);
    forEachOperand(graph, node, visit);
  };
  for (const { node } of roots) visit(node);
  return needed;
}

const choice = fc.nat({ max: 1000 });
const choices = fc.array(fc.tuple(choice, choice, choice), { minLength: 1, maxLength: 60 });

test('every node that a root needs is computed once, after its operands, and no other is', () => {
  fc.assert(
    fc.property(
      choices,
      fc.array(fc.tuple(choice, fc.nat({ max: 4 })), { minLength: 1, maxLength: 6 }),
      (all, picked) => {
        const { graph, nodes } = graphOf(all);
        const roots = picked.map(([which, period]) => ({ node: nodes[which % nodes.length]!, period }));
        const order = schedule(graph, roots);
        expect(new Set(order)).toEqual(neededBy(graph, roots));
        expect(order.length).toBe(new Set(order).size);
        const at = new Map(order.map((node, position) => [node, position]));
        for (const node of order) {
          forEachOperand(graph, node, (operand) => {
            if (!graph.isConstant(operand)) expect(at.get(operand)).toBeLessThan(at.get(node)!);
          });
        }
      },
    ),
  );
});

describe('slots', () => {
  const slotsOf = (graph: Graph, roots: Root[]) => {
    const draw = { keyHigh: 0, keyLow: 0, dimension: -1 };
    return linearise(graph, roots, new Array(400).fill(draw), []).slots;
  };

  test('a long sum takes as many as a loop reads, however long it is', () => {
    const graph = new Graph();
    let sum = graph.uniform(0);
    for (let i = 1; i < 300; i++) sum = graph.binary('add', sum, graph.uniform(i));
    expect(slotsOf(graph, [{ node: sum, period: 0 }])).toBeLessThanOrEqual(10);
  });

  test('a total over periods grows with them instead of keeping its terms to the end', () => {
    const graph = new Graph();
    const roots: Root[] = [];
    let state = graph.uniform(0);
    const terms = Array.from({ length: 100 }, (_, period) => {
      state = graph.binary('multiply', state, graph.uniform(period + 1));
      roots.push({ node: state, period });
      return graph.unary('exp', state);
    });
    const total = terms.reduce((sum, term) => graph.binary('add', sum, term));
    roots.push({ node: total, period: 100 });
    expect(slotsOf(graph, roots)).toBeLessThanOrEqual(12);
  });
});
