import { type Graph, NONE, type Node } from '../graph/graph.ts';
import type { Cells } from './cells.ts';

/** Nodes of one variable's values: by cell, then by period where it has periods. */
export class ValueTable {
  readonly cells: Cells;
  readonly periods: number;
  readonly #nodes: Int32Array;

  constructor(cells: Cells, periods: number) {
    this.cells = cells;
    this.periods = cells.variable.overPeriod ? periods : 1;
    this.#nodes = new Int32Array(cells.count * this.periods).fill(NONE);
  }

  /** The node of a cell; `period` is ignored where the variable is not over `period`. */
  get(cell: number, period: number): Node {
    const node = this.#nodes[this.#position(cell, period)]!;
    if (node === NONE) throw new Error(`${this.cells.nameOf(cell)} is read before it is made`);
    return node;
  }

  set(cell: number, period: number, node: Node): void {
    this.#nodes[this.#position(cell, period)] = node;
  }

  #position(cell: number, period: number): number {
    return this.cells.variable.overPeriod ? cell * this.periods + period : cell;
  }
}

/** Adds nodes up from the left. */
export function sumOf(graph: Graph, nodes: readonly Node[]): Node {
  return nodes.reduce((sum, node) => graph.binary('add', sum, node));
}
