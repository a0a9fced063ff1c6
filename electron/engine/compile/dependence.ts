import { forEachOperand, type Graph, type Node } from '../graph/graph.ts';
import type { Root } from '../graph/program.ts';
import type { CompiledPlan, OutputCell } from './compile.ts';
import { sumOf, type ValueTable } from './table.ts';

/** A random input, path or event cell that an output may depend on. */
export interface DriverCell {
  /** `cac[eu]`. */
  readonly name: string;
  readonly table: ValueTable;
  readonly cell: number;
}

/** Calls `visit` for each node that `from` depends on, itself included, once. */
function walkUpstream(graph: Graph, from: Node, visit: (node: Node) => void): void {
  const seen = new Uint8Array(graph.size);
  const stack = [from];
  seen[from] = 1;
  while (stack.length > 0) {
    const node = stack.pop()!;
    visit(node);
    forEachOperand(graph, node, (operand) => {
      if (seen[operand] === 1) return;
      seen[operand] = 1;
      stack.push(operand);
    });
  }
}

/** Random cells of the plan under its scenario, with the nodes by which a walk recognises them. */
export class DriverCells {
  readonly #compiled: CompiledPlan;
  readonly #cellOfNode = new Map<Node, DriverCell>();
  readonly #series = new Map<string, Node>();

  constructor(compiled: CompiledPlan) {
    this.#compiled = compiled;
    for (const table of compiled.model.tables.values()) {
      const { kind } = table.cells.variable.definition;
      if (kind === 'input' || kind === 'path' || kind === 'event') this.#register(table);
    }
  }

  /** The random cells that an output cell depends on, by name. */
  upstream(output: Pick<OutputCell, 'node'>): DriverCell[] {
    const found = new Set<DriverCell>();
    walkUpstream(this.#compiled.model.graph, output.node, (node) => {
      const cell = this.#cellOfNode.get(node);
      if (cell) found.add(cell);
    });
    return [...found].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** The sum of a cell's value over periods 0..last: it ranks trials as their mean does. The value itself without periods. */
  series(driver: DriverCell, last: number): Root {
    const { table, cell, name } = driver;
    if (!table.cells.variable.overPeriod) return { node: table.get(cell, 0), period: 0 };
    const key = `${name}@${last}`;
    let node = this.#series.get(key);
    if (node === undefined) {
      const nodes = Array.from({ length: last + 1 }, (_, period) => table.get(cell, period));
      node = sumOf(this.#compiled.model.graph, nodes);
      this.#series.set(key, node);
    }
    return { node, period: last };
  }

  #register(table: ValueTable): void {
    const { graph } = this.#compiled.model;
    for (let cell = 0; cell < table.cells.count; cell++) {
      const driver = { name: table.cells.nameOf(cell), table, cell };
      for (let period = 0; period < table.periods; period++) {
        const node = table.get(cell, period);
        if (!graph.isConstant(node)) this.#cellOfNode.set(node, driver);
      }
    }
  }
}

/** A value of the plan by name, for finding where a figure went wrong. */
export interface NamedRoot extends Root {
  readonly name: string;
}

/** Every cell upstream of an output cell, in the order in which they were made: sources before what reads them. */
export function upstreamCells(compiled: CompiledPlan, output: OutputCell): NamedRoot[] {
  const names = new Map<Node, string>();
  for (const table of compiled.model.tables.values()) {
    for (let cell = 0; cell < table.cells.count; cell++) {
      for (let period = 0; period < table.periods; period++) {
        const node = table.get(cell, period);
        const suffix = table.cells.variable.overPeriod ? `@${period}` : '';
        if (!names.has(node)) names.set(node, `${table.cells.nameOf(cell)}${suffix}`);
      }
    }
  }
  const found: NamedRoot[] = [];
  walkUpstream(compiled.model.graph, output.node, (node) => {
    const name = names.get(node);
    if (name !== undefined) found.push({ node, name, period: 0 });
  });
  return found.sort((a, b) => a.node - b.node);
}
