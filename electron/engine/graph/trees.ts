import { forEachOperand, type Graph, type Node } from './graph.ts';
import { CODE, type Operation } from './operation.ts';

/** Operations of a few instructions each, cheaper than to write a block and read it again. */
const SIMPLE: readonly Operation[] = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'min',
  'max',
  'less',
  'lessOrEqual',
  'equal',
  'notEqual',
  'and',
  'or',
  'negate',
  'not',
  'abs',
  'sqrt',
  'floor',
  'ceil',
  'select',
];

const IS_SIMPLE = new Uint8Array(256);
for (const name of SIMPLE) IS_SIMPLE[CODE[name]] = 1;

/** What a loop may hold, so that it keeps its numbers in the registers of a processor: operations, slots read, scalars. */
const MOST = { operations: 20, leaves: 10, scalars: 6 } as const;

/**
 * Instructions from a node to its reader over which the node's operands may be kept in its place. Farther away, what
 * frees more slots than it takes stays where it is.
 */
const NEAR = 48;

interface Size {
  readonly operations: number;
  readonly leaves: number;
  readonly scalars: number;
}

/** Calls `visit` for what a node's loop reads: its operands, and those of inner nodes in their place. */
export function forEachLeaf(
  graph: Graph,
  isInner: Uint8Array,
  node: Node,
  visit: (leaf: Node) => void,
): void {
  forEachOperand(graph, node, (operand) => {
    if (isInner[operand] === 1) forEachLeaf(graph, isInner, operand, visit);
    else visit(operand);
  });
}

/** Finds which nodes of a schedule are computed inside of the loop of their only reader. */
class TreeFinder {
  readonly isInner: Uint8Array;
  readonly #graph: Graph;
  readonly #position: Int32Array;
  /** How often a node is read; more than once for those that go to a column. */
  readonly #uses: Int32Array;
  readonly #lastUse: Int32Array;
  readonly #sizes = new Map<Node, Size>();

  constructor(graph: Graph, order: readonly Node[], roots: Iterable<Node>) {
    this.#graph = graph;
    this.isInner = new Uint8Array(graph.size);
    this.#position = new Int32Array(graph.size);
    this.#uses = new Int32Array(graph.size);
    this.#lastUse = new Int32Array(graph.size);
    for (const root of roots) this.#uses[root] = 2;
    order.forEach((node, position) => {
      this.#position[node] = position;
      forEachOperand(graph, node, (operand) => {
        this.#uses[operand] = this.#uses[operand]! + 1;
        this.#lastUse[operand] = position;
      });
    });
    for (const node of order) if (IS_SIMPLE[graph.codes[node]!] === 1) this.#grow(node);
  }

  /** Takes as many operands of a node into its loop as it holds. */
  #grow(node: Node): void {
    const size = { operations: 1, leaves: 0, scalars: 0 };
    forEachOperand(this.#graph, node, (operand) => {
      if (this.#graph.isConstant(operand)) size.scalars++;
      else size.leaves++;
    });
    forEachOperand(this.#graph, node, (operand) => {
      const inner = this.#sizes.get(operand);
      if (inner === undefined || this.#uses[operand] !== 1 || !this.#mayMove(operand, node)) return;
      const operations = size.operations + inner.operations;
      const leaves = size.leaves - 1 + inner.leaves;
      const scalars = size.scalars + inner.scalars;
      if (operations > MOST.operations || leaves > MOST.leaves || scalars > MOST.scalars) return;
      Object.assign(size, { operations, leaves, scalars });
      this.isInner[operand] = 1;
    });
    this.#sizes.set(node, size);
  }

  #mayMove(node: Node, reader: Node): boolean {
    const at = this.#position[node]!;
    if (this.#position[reader]! - at <= NEAR) return true;
    let ending = 0;
    forEachLeaf(this.#graph, this.isInner, node, (leaf) => {
      if (!this.#graph.isConstant(leaf) && this.#lastUse[leaf]! <= at) ending++;
    });
    return ending <= 1;
  }
}

/**
 * 1 for nodes that are computed inside of the loop of the one node that reads them, so that their values stay in
 * registers: the same operations in the same order, and so the same bits.
 */
export function findInner(graph: Graph, order: readonly Node[], roots: Iterable<Node>): Uint8Array {
  return new TreeFinder(graph, order, roots).isInner;
}

/** Tokens of a {@link Shape} that are no operation. */
export const LEAF = -1;
export const SCALAR = -2;

/** A tree in postfix order: operation codes, {@link LEAF} for a slot, {@link SCALAR} for a number. */
export type Shape = readonly number[];

/** The tree of a node: its shape, and its leaves and scalars in the order of the shape. */
export interface Tree {
  readonly shape: Shape;
  readonly leaves: readonly Node[];
  readonly scalars: readonly number[];
}

export function treeOf(graph: Graph, isInner: Uint8Array, node: Node): Tree {
  const shape: number[] = [];
  const leaves: Node[] = [];
  const scalars: number[] = [];
  const add = (one: Node) => {
    forEachOperand(graph, one, (operand) => {
      if (graph.isConstant(operand)) {
        shape.push(SCALAR);
        scalars.push(graph.valueOf(operand));
      } else if (isInner[operand] === 1) add(operand);
      else {
        shape.push(LEAF);
        leaves.push(operand);
      }
    });
    shape.push(graph.codes[one]!);
  };
  add(node);
  return { shape, leaves, scalars };
}
