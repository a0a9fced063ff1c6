import type { Distribution, Quantity } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import type { Graph, Node } from '../graph/graph.ts';
import { bridgeMatrix } from '../random/bridge.ts';
import type { Cells } from './cells.ts';
import type { Copula } from './correlations.ts';
import { type DrawTable, type DrawUse, drawIdentity } from './draws.ts';
import { sumOf } from './table.ts';

/**
 * Makes the nodes of random numbers. A correlated cell's normal is the row of its group's Cholesky factor times the
 * independent normals of the group (Gaussian copula); with Sobol points a path's normals come from a Brownian bridge,
 * so that the first dimensions decide its large movements.
 */
export class DrawNodes {
  readonly distributions: Distribution[] = [];
  readonly #graph: Graph;
  readonly #table: DrawTable;
  readonly #copula: Copula;
  readonly #periods: number;
  readonly #bridge: Float64Array | null;
  readonly #known = new Map<string, number>();

  constructor(graph: Graph, table: DrawTable, copula: Copula, periods: number, sampling: Sampling) {
    this.#graph = graph;
    this.#table = table;
    this.#copula = copula;
    this.#periods = periods;
    this.#bridge = sampling === 'sobol' ? bridgeMatrix(periods) : null;
  }

  /** Uniform number of a cell's draw, correlations included. `period` is −1 for what is not over `period`. */
  uniform(cells: Cells, cell: number, period: number, use: DrawUse): Node {
    if (this.#copula.places.has(cells.identityOf(cell)) && use === 'value')
      return this.#graph.normalCdf(this.normal(cells, cell, period));
    return this.#independent(cells, cell, period, use);
  }

  /** Standard normal of an input's draw or of a path's shock, correlations included. */
  normal(cells: Cells, cell: number, period: number): Node {
    const place = this.#copula.places.get(cells.identityOf(cell));
    if (!place) return this.#independentNormal(cells, cell, period);
    const { members, factor } = place.group;
    const graph = this.#graph;
    const terms = [];
    for (let column = 0; column <= place.row; column++) {
      const weight = factor[place.row * members.length + column]!;
      if (weight === 0) continue;
      const member = members[column]!;
      const normal = this.#independentNormal(member.cells, member.cell, period);
      terms.push(graph.binary('multiply', graph.constant(weight), normal));
    }
    return sumOf(graph, terms);
  }

  /** A number as a constant; a distribution at `uniform`. */
  quantity(quantity: Quantity, uniform: () => Node): Node {
    if (typeof quantity === 'number') return this.#graph.constant(quantity);
    const key = JSON.stringify(quantity);
    let position = this.#known.get(key);
    if (position === undefined) {
      position = this.distributions.push(quantity) - 1;
      this.#known.set(key, position);
    }
    return this.#graph.quantile(position, uniform());
  }

  #independent(cells: Cells, cell: number, period: number, use: DrawUse): Node {
    return this.#graph.uniform(this.#table.positionOf(drawIdentity(cells, cell, period, use)));
  }

  #independentNormal(cells: Cells, cell: number, period: number): Node {
    const graph = this.#graph;
    const path = cells.variable.definition.kind === 'path';
    const own = (at: number) =>
      graph.normalQuantile(this.#independent(cells, cell, at, path ? 'shock' : 'value'));
    if (!path || this.#bridge === null) return own(period);
    const terms = [];
    for (let rank = 0; rank < this.#periods; rank++) {
      const weight = this.#bridge[period * this.#periods + rank]!;
      if (weight !== 0) terms.push(graph.binary('multiply', graph.constant(weight), own(rank)));
    }
    return sumOf(graph, terms);
  }
}
