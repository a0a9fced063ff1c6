import type { PathParameterName, PathProcess } from '#shared/plan/document.ts';
import type { Graph, Node } from '../graph/graph.ts';

/** Parameters of one step of a path, as nodes. */
export type StepParameters = (name: PathParameterName) => Node;

/**
 * One step of a random path over `h` years from `before` with the shock `z` (docs/plan-format.md, "Paths"): exact
 * transitions of geometric Brownian motion, of arithmetic Brownian motion, and of the exponential Ornstein–Uhlenbeck
 * process (Glasserman 2004, Monte Carlo Methods in Financial Engineering, sections 3.2 and 3.3).
 */
export function pathStep(
  graph: Graph,
  process: PathProcess,
  parameter: StepParameters,
  before: Node,
  h: number,
  z: Node,
): Node {
  const multiply = (a: Node, b: Node) => graph.binary('multiply', a, b);
  const add = (a: Node, b: Node) => graph.binary('add', a, b);
  const constant = (value: number) => graph.constant(value);
  const volatility = parameter('volatility');
  switch (process) {
    case 'gbm': {
      const half = graph.binary('divide', multiply(volatility, volatility), constant(2));
      const drift = multiply(graph.binary('subtract', parameter('drift'), half), constant(h));
      const shock = multiply(multiply(volatility, constant(Math.sqrt(h))), z);
      return multiply(before, graph.unary('exp', add(drift, shock)));
    }
    case 'walk': {
      const drift = multiply(parameter('drift'), constant(h));
      const shock = multiply(multiply(volatility, constant(Math.sqrt(h))), z);
      return add(add(before, drift), shock);
    }
    case 'mean_reverting': {
      const rate = graph.binary('divide', constant(Math.LN2), parameter('half_life'));
      const decay = graph.unary('exp', graph.unary('negate', multiply(rate, constant(h))));
      const pull = multiply(
        graph.unary('log', parameter('mean')),
        graph.binary('subtract', constant(1), decay),
      );
      const spent = graph.unary('exp', multiply(constant(-2 * h), rate));
      const variance = graph.binary(
        'divide',
        graph.binary('subtract', constant(1), spent),
        multiply(constant(2), rate),
      );
      const shock = multiply(multiply(volatility, graph.unary('sqrt', variance)), z);
      const level = add(add(multiply(graph.unary('log', before), decay), pull), shock);
      return graph.unary('exp', level);
    }
  }
}
