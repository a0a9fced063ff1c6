import { forEachOperand, type Graph, type Node } from './graph.ts';
import type { Root } from './program.ts';

/**
 * Nodes that the roots need, operands first, early periods before late ones; of a node's operands the first one first,
 * so that a long sum, which leans to the left, adds each term as soon as it is there.
 */
function neededNodes(graph: Graph, roots: readonly Root[]): Node[] {
  const state = new Uint8Array(graph.size);
  const order: Node[] = [];
  for (const { node: root } of roots.toSorted((a, b) => a.period - b.period)) {
    const stack: Node[] = [root];
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      if (state[node] === 2 || graph.isConstant(node)) {
        stack.pop();
        continue;
      }
      if (state[node] === 1) {
        state[node] = 2;
        order.push(node);
        stack.pop();
        continue;
      }
      state[node] = 1;
      const top = stack.length;
      forEachOperand(graph, node, (operand) => {
        if (state[operand] !== 2) stack.push(operand);
      });
      reverseFrom(stack, top);
    }
  }
  return order;
}

function reverseFrom(list: Node[], first: number): void {
  for (let low = first, high = list.length - 1; low < high; low++, high--) {
    const kept = list[low]!;
    list[low] = list[high]!;
    list[high] = kept;
  }
}

/** For each node the nodes that read it, once for each time that they do: those of node n stand at starts[n] … starts[n + 1] − 1. */
function readersOf(graph: Graph, order: readonly Node[]): { starts: Int32Array; readers: Int32Array } {
  const starts = new Int32Array(graph.size + 1);
  for (const node of order) {
    forEachOperand(graph, node, (operand) => {
      starts[operand + 1] = starts[operand + 1]! + 1;
    });
  }
  for (let i = 1; i < starts.length; i++) starts[i] = starts[i]! + starts[i - 1]!;
  const next = starts.slice();
  const readers = new Int32Array(starts[graph.size]!);
  for (const node of order) {
    forEachOperand(graph, node, (operand) => {
      readers[next[operand]!] = node;
      next[operand] = next[operand]! + 1;
    });
  }
  return { starts, readers };
}

/** Goes through an order of nodes and does early what gives a slot back. */
class EagerSchedule {
  readonly order: Node[] = [];
  readonly #graph: Graph;
  readonly #starts: Int32Array;
  readonly #readers: Int32Array;
  /** Operands, constants aside, that a node still waits for; −1 once it is in the order. */
  readonly #waiting: Int32Array;
  /** Times that a node is still to be read. */
  readonly #uses: Int32Array;

  constructor(graph: Graph, needed: readonly Node[]) {
    this.#graph = graph;
    const { starts, readers } = readersOf(graph, needed);
    this.#starts = starts;
    this.#readers = readers;
    this.#waiting = new Int32Array(graph.size);
    this.#uses = new Int32Array(graph.size);
    for (const node of needed) {
      this.#uses[node] = starts[node + 1]! - starts[node]!;
      forEachOperand(graph, node, (operand) => {
        if (!graph.isConstant(operand)) this.#waiting[node] = this.#waiting[node]! + 1;
      });
    }
    for (const node of needed) if (this.#waiting[node] !== -1) this.#place(node);
  }

  /** Adds a node, then whatever is ready and, by what was added, now reads some operand for the last time. */
  #place(first: Node): void {
    const ready = [first];
    while (ready.length > 0) {
      const node = ready.pop()!;
      if (this.#waiting[node] === -1) continue;
      this.#waiting[node] = -1;
      this.order.push(node);
      for (let i = this.#starts[node]!; i < this.#starts[node + 1]!; i++) {
        const reader = this.#readers[i]!;
        this.#waiting[reader] = this.#waiting[reader]! - 1;
      }
      this.#addReady(node, ready);
      forEachOperand(this.#graph, node, (operand) => {
        this.#uses[operand] = this.#uses[operand]! - 1;
        if (this.#uses[operand] === 1 && !this.#graph.isConstant(operand)) this.#addReady(operand, ready);
      });
    }
  }

  /** Those readers of a node that are ready and give a slot back. */
  #addReady(node: Node, ready: Node[]): void {
    for (let i = this.#starts[node]!; i < this.#starts[node + 1]!; i++) {
      const reader = this.#readers[i]!;
      if (this.#waiting[reader] === 0 && this.#givesBack(reader)) ready.push(reader);
    }
  }

  /** Whether a node is the last to read one of its operands, be it more than once. */
  #givesBack(node: Node): boolean {
    const { operands } = this.#graph;
    let last = false;
    forEachOperand(this.#graph, node, (operand) => {
      if (this.#graph.isConstant(operand)) return;
      let own = 0;
      for (let i = node * 4; i < node * 4 + 4; i++) if (operands[i] === operand) own++;
      if (this.#uses[operand] === own) last = true;
    });
    return last;
  }
}

/**
 * The order in which a program computes what its roots need. A node that is ready and reads some operand for the last
 * time is computed at once, since that never takes more slots: a total over periods grows with the periods instead of
 * keeping all its terms to the end. The fewer slots, the more of them are in the cache.
 */
export function schedule(graph: Graph, roots: readonly Root[]): Node[] {
  return new EagerSchedule(graph, neededNodes(graph, roots)).order;
}
