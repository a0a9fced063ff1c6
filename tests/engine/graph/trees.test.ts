import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Graph, type Node } from '../../../electron/engine/graph/graph.ts';
import {
  BINARY_OPERATIONS,
  OPERATIONS,
  type Operation,
  SCALAR,
} from '../../../electron/engine/graph/operation.ts';
import { instructionCount, linearise, TREE } from '../../../electron/engine/graph/program.ts';
import { Interpreter } from '../../../electron/engine/interpret/interpreter.ts';
import { drawKey } from '../../../electron/engine/random/key.ts';
import { createUniformSource } from '../../../electron/engine/random/uniform.ts';
import { kernelBytes } from '../kernels/support.ts';
import { directionNumbers } from '../random/table.ts';

const TRIALS = 70;
const DRAWS = 5;
const source = { sampling: 'random', seed: 3, trials: TRIALS, directionNumbers } as const;
const draws = Array.from({ length: DRAWS }, (_, i) => ({ ...drawKey(`u${i}`), dimension: -1 }));
const module = new WebAssembly.Module(kernelBytes());

/** Operations whose kernels give the very bits of their scalar meaning. */
const EXACT = OPERATIONS.slice(OPERATIONS.indexOf('add')).filter(
  (name) => !['power', 'exp', 'log', 'sin', 'cos', 'hill', 'eventRemaining', 'eventValue'].includes(name),
);
const isBinary = (name: Operation) => BINARY_OPERATIONS.some((one) => one === name);

/** A node and what it is of the uniforms of one trial. */
interface Made {
  readonly node: Node;
  readonly value: (u: readonly number[]) => number;
}

/** A graph of exact operations on uniforms, constants and earlier nodes, which `choices` pick. */
function made(graph: Graph, choices: readonly (readonly [number, number, number, number])[]): Made[] {
  const all: Made[] = draws.map((_, i) => ({ node: graph.uniform(i), value: (u) => u[i]! }));
  for (const constant of [0, -0, 1, 0.3, -2, Number.NaN, Number.POSITIVE_INFINITY])
    all.push({ node: graph.constant(constant), value: () => constant });
  for (const [which, a, b, c] of choices) {
    const name = EXACT[which % EXACT.length]!;
    // Late nodes are picked often, so that deep trees come up.
    const [x, y, z] = [a, b, c].map(
      (choice) => all[all.length - 1 - (choice % Math.min(all.length, 14))]!,
    ) as [Made, Made, Made];
    const scalar = SCALAR[name]!;
    const value = (u: readonly number[]) => scalar(x.value(u), y.value(u), z.value(u), 0);
    if (isBinary(name)) all.push({ node: graph.binary(name, x.node, y.node), value });
    else if (name === 'select') all.push({ node: graph.nary(name, x.node, y.node, z.node), value });
    else all.push({ node: graph.unary(name, x.node), value });
  }
  return all;
}

const choice = fc.nat({ max: 1000 });

test('what is computed in trees has the bits of its operations one by one', () => {
  const uniforms = draws.map((draw) => {
    const column = new Float64Array(TRIALS);
    createUniformSource(source).fill(draw, 0, TRIALS, column, 0);
    return column;
  });
  const choices = fc.array(fc.tuple(choice, choice, choice, choice), { minLength: 1, maxLength: 14 });
  fc.assert(
    fc.property(choices, (all) => {
      const graph = new Graph();
      const last = made(graph, all).slice(-3);
      const roots = last.map(({ node }) => ({ node, period: 0 }));
      const program = linearise(graph, roots, draws, []);
      const columns = roots.map(() => new Float64Array(TRIALS));
      new Interpreter(program, source, module).run(0, TRIALS, columns, 0, () => false);
      last.forEach(({ value }, which) => {
        const wanted = columns[which]!.map((_, i) => value(uniforms.map((u) => u[i]!)));
        expect(columns[which]).toEqual(wanted);
      });
    }),
    { numRuns: 150 },
  );
});

describe('a tree', () => {
  const graph = new Graph();
  const [a, b, c] = [graph.uniform(0), graph.uniform(1), graph.uniform(2)] as const;
  const product = graph.binary('multiply', a, b);
  const countOf = (...nodes: Node[]) => {
    const roots = nodes.map((node) => ({ node, period: 0 }));
    const program = linearise(graph, roots, draws, []);
    const trees = program.instructions.filter((code, i) => i % 6 === 0 && code === TREE).length;
    return [instructionCount(program), trees, program.trees.shapes.length];
  };
  const sum = graph.binary('add', product, c);
  const difference = graph.binary('subtract', graph.binary('multiply', b, c), a);

  test('takes in what it alone reads', () => {
    // Three draws, one tree, one store.
    expect(countOf(sum)).toEqual([5, 1, 1]);
  });

  test('leaves out what another or a column reads too', () => {
    expect(countOf(sum, product)).toEqual([7, 0, 0]);
    expect(countOf(sum, graph.unary('exp', product))).toEqual([8, 0, 0]);
  });

  test('shares its shape with others of the same form', () => {
    const other = graph.binary('add', graph.binary('multiply', b, c), a);
    expect(countOf(sum, other)).toEqual([7, 2, 1]);
    expect(countOf(sum, difference)).toEqual([7, 2, 2]);
  });

  test('stays within what the registers hold', () => {
    let long = a;
    for (let i = 0; i < 100; i++) long = graph.binary('add', graph.unary('abs', long), b);
    const [, trees = 0] = countOf(long);
    expect(trees).toBeGreaterThanOrEqual(10);
  });
});
