import type { OverrideDefinition, OverrideField, Quantity } from '#shared/plan/document.ts';
import type { Graph, Node } from '../graph/graph.ts';
import type { Cells } from './cells.ts';

/** Makes the node of a plain quantity: a constant, or a distribution at the draw that belongs to it. */
export type QuantityNode = (quantity: Quantity, cell: number, period: number) => Node;

interface PreparedOverride {
  readonly definition: OverrideDefinition;
  readonly covered: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** The overrides of one variable (or of one field of it) in a scenario, in the order in which they apply. */
export class Overrides {
  readonly #graph: Graph;
  readonly #prepared: readonly PreparedOverride[];

  constructor(
    graph: Graph,
    cells: Cells,
    all: readonly OverrideDefinition[],
    field: OverrideField | undefined,
  ) {
    this.#graph = graph;
    this.#prepared = all
      .filter((one) => one.variable === cells.variable.definition.name && one.field === field)
      .map((definition) => ({
        definition,
        covered: cells.covered(definition.at),
        from: definition.from ?? 0,
        to: definition.to ?? Number.POSITIVE_INFINITY,
      }));
  }

  /** `node` after every override that covers the cell and period; what is not over `period` passes period 0. */
  apply(node: Node, cell: number, period: number, quantityNode: QuantityNode): Node {
    let result = node;
    for (const { definition, covered, from, to } of this.#prepared) {
      if (covered[cell] === 0 || period < from || period > to) continue;
      const { set, multiply, add } = definition;
      if (set !== undefined) result = quantityNode(set, cell, period);
      else if (multiply !== undefined)
        result = this.#graph.binary('multiply', result, this.#graph.constant(multiply));
      else if (add !== undefined) result = this.#graph.binary('add', result, this.#graph.constant(add));
    }
    return result;
  }
}
