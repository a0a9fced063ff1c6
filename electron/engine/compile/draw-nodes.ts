import type { Distribution, Quantity } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import type { Graph, Node } from '../graph/graph.ts';
import { type BridgeStep, bridgeSteps } from '../random/bridge.ts';
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
  readonly #bridge: readonly BridgeStep[] | null;
  /** By path: its level at each observation, as far as it is made. */
  readonly #levels = new Map<string, (Node | undefined)[]>();
  readonly #known = new Map<string, number>();

  constructor(graph: Graph, table: DrawTable, copula: Copula, periods: number, sampling: Sampling) {
    this.#graph = graph;
    this.#table = table;
    this.#copula = copula;
    this.#bridge = sampling === 'sobol' ? bridgeSteps(periods) : null;
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
    const identity = cells.identityOf(cell);
    let levels = this.#levels.get(identity);
    if (!levels) {
      levels = [];
      this.#levels.set(identity, levels);
    }
    const here = this.#level(this.#bridge, levels, period, own);
    const before = this.#level(this.#bridge, levels, period - 1, own);
    const increment = graph.binary('subtract', here, before);
    return graph.binary('multiply', increment, graph.constant(this.#bridge[period]!.scale));
  }

  /** The level of a Brownian path at an observation; −1 is its start, where it is 0. */
  #level(
    bridge: readonly BridgeStep[],
    levels: (Node | undefined)[],
    at: number,
    normal: (rank: number) => Node,
  ): Node {
    const graph = this.#graph;
    if (at < 0) return graph.constant(0);
    const known = levels[at];
    if (known !== undefined) return known;
    const { rank, left, right, leftWeight, rightWeight, deviation } = bridge[at]!;
    const times = (node: Node, weight: number) => graph.binary('multiply', node, graph.constant(weight));
    let level = times(normal(rank), deviation);
    if (right !== null)
      level = graph.binary('add', times(this.#level(bridge, levels, right, normal), rightWeight), level);
    if (left >= 0)
      level = graph.binary('add', times(this.#level(bridge, levels, left, normal), leftWeight), level);
    levels[at] = level;
    return level;
  }
}
