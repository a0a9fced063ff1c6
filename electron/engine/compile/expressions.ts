import { assertNever } from '#shared/assert-never.ts';
import type { CalendarName, ElementwiseName, Expression } from '../formula/expression.ts';
import type { Graph, Node } from '../graph/graph.ts';
import type { Operation } from '../graph/operation.ts';
import { sumOf } from './table.ts';

/** Where an expression is evaluated: a member for each open dimension. The period is passed beside it. */
export type Scope = ReadonlyMap<string, number>;

/** What expressions look up in the plan that is being compiled. */
export interface Surroundings {
  readonly graph: Graph;
  readonly periods: number;
  /** The node of a variable where `memberOn` says, in `period`. */
  read(name: string, memberOn: (dimension: string) => number, period: number): Node;
  calendar(name: CalendarName, period: number): number;
}

const BINARY = {
  '+': 'add',
  '-': 'subtract',
  '*': 'multiply',
  '/': 'divide',
  '^': 'power',
  '==': 'equal',
  '!=': 'notEqual',
  '<': 'less',
  '<=': 'lessOrEqual',
  and: 'and',
  or: 'or',
} as const satisfies Record<string, Operation>;

type Binary = Extract<Expression, { type: 'binary' }>;
type Carry = Extract<Expression, { type: 'carry' | 'cumulate' }>;

/** Turns checked expressions into nodes, one cell and period at a time. Running totals are made once for each place. */
export class ExpressionCompiler {
  readonly #surroundings: Surroundings;
  readonly #graph: Graph;
  /** By expression and place: the total of each period so far. */
  readonly #carried = new Map<Carry, Map<string, Node[]>>();

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
    this.#graph = surroundings.graph;
  }

  /** The node of `expression` in `scope` and `period` (0 where no period is open). */
  compile(expression: Expression, scope: Scope, period: number): Node {
    const graph = this.#graph;
    switch (expression.type) {
      case 'number':
        return graph.constant(expression.value);
      case 'variable':
        return this.#surroundings.read(
          expression.name,
          (dimension) => expression.fixed.get(dimension) ?? scope.get(dimension) ?? -1,
          period,
        );
      case 'calendar':
        return graph.constant(this.#surroundings.calendar(expression.name, period));
      case 'unary': {
        const operand = this.compile(expression.operand, scope, period);
        return graph.unary(expression.operator === '-' ? 'negate' : 'not', operand);
      }
      case 'binary':
        return this.#binary(expression, scope, period);
      case 'condition':
        return graph.nary(
          'select',
          this.compile(expression.test, scope, period),
          this.compile(expression.whenTrue, scope, period),
          this.compile(expression.whenFalse, scope, period),
        );
      case 'call': {
        const args = expression.args.map((argument) => this.compile(argument, scope, period));
        return this.#call(expression.name, args);
      }
      case 'aggregate':
        return this.#aggregate(expression, scope, period);
      case 'edge': {
        const last = this.#surroundings.periods - 1;
        return this.compile(expression.operand, scope, expression.name === 'first' ? 0 : last);
      }
      case 'recall':
        return period < expression.periods
          ? this.compile(expression.initial, scope, period)
          : this.compile(expression.operand, scope, period - expression.periods);
      case 'cumulate':
      case 'carry':
        return this.#carry(expression, scope, period);
      default:
        return assertNever(expression);
    }
  }

  /** Follows the left side in a loop: a sum of two thousand terms is as deep as it is long. */
  #binary(expression: Binary, scope: Scope, period: number): Node {
    const chain: Binary[] = [];
    let leftmost: Expression = expression;
    for (; leftmost.type === 'binary'; leftmost = leftmost.left) chain.push(leftmost);
    return chain.reduceRight(
      (left, { operator, right }) => this.#operate(operator, left, this.compile(right, scope, period)),
      this.compile(leftmost, scope, period),
    );
  }

  #operate(operator: Binary['operator'], left: Node, right: Node): Node {
    switch (operator) {
      case '>':
        return this.#graph.binary('less', right, left);
      case '>=':
        return this.#graph.binary('lessOrEqual', right, left);
      default:
        return this.#graph.binary(BINARY[operator], left, right);
    }
  }

  #call(name: ElementwiseName, args: readonly Node[]): Node {
    const graph = this.#graph;
    const [a, b, c] = args as [Node, Node, Node];
    switch (name) {
      case 'hill':
        return this.#hill(a, b, c);
      case 'saturate': {
        const decay = graph.unary('exp', graph.unary('negate', graph.binary('divide', a, b)));
        return graph.binary('subtract', graph.constant(1), decay);
      }
      case 'clamp':
        return graph.binary('min', graph.binary('max', a, b), c);
      case 'min':
      case 'max':
        return args.reduce((left, right) => graph.binary(name, left, right));
      default:
        return graph.unary(name, a);
    }
  }

  /** A written shape of 1 needs no power: the same numbers, since x ** 1 is x, for a third of the time. */
  #hill(x: Node, half: Node, shape: Node): Node {
    const graph = this.#graph;
    if (!graph.isConstant(shape) || graph.valueOf(shape) !== 1) return graph.nary('hill', x, half, shape);
    const one = graph.constant(1);
    const share = graph.binary('divide', one, graph.binary('add', one, graph.binary('divide', half, x)));
    return graph.nary('select', graph.binary('lessOrEqual', x, graph.constant(0)), graph.constant(0), share);
  }

  #aggregate(expression: Extract<Expression, { type: 'aggregate' }>, scope: Scope, period: number): Node {
    const { dimension, members, operand, name } = expression;
    const inner = new Map(scope);
    const nodes = members.map((member) => {
      if (dimension === 'period') return this.compile(operand, scope, member);
      inner.set(dimension, member);
      return this.compile(operand, inner, period);
    });
    switch (name) {
      case 'sum':
        return sumOf(this.#graph, nodes);
      case 'mean':
        return this.#graph.binary('divide', sumOf(this.#graph, nodes), this.#graph.constant(nodes.length));
      case 'lowest':
        return nodes.reduce((left, right) => this.#graph.binary('min', left, right));
      case 'highest':
        return nodes.reduce((left, right) => this.#graph.binary('max', left, right));
      default:
        return assertNever(name);
    }
  }

  /** Running totals, kept by place so that a later period finds the one before it. */
  #carry(expression: Carry, scope: Scope, period: number): Node {
    let kept = this.#carried.get(expression);
    if (!kept) {
      kept = new Map();
      this.#carried.set(expression, kept);
    }
    const place = [...scope]
      .map(([dimension, member]) => `${dimension}=${member}`)
      .sort()
      .join();
    let states = kept.get(place);
    if (!states) {
      states = [];
      kept.set(place, states);
    }
    for (let at = states.length; at <= period; at++)
      states.push(this.#carryOn(expression, scope, at, states.at(-1) ?? null));
    return states[period]!;
  }

  #carryOn(expression: Carry, scope: Scope, period: number, before: Node | null): Node {
    const graph = this.#graph;
    const x = this.compile(expression.operand, scope, period);
    if (expression.type === 'cumulate') return before === null ? x : graph.binary('add', before, x);
    const state = before ?? this.compile(expression.initial, scope, 0);
    const carryover = this.compile(expression.carryover, scope, period);
    const kept = graph.binary('multiply', carryover, state);
    if (expression.name === 'stock') return graph.binary('add', kept, x);
    const fresh = graph.binary('multiply', graph.binary('subtract', graph.constant(1), carryover), x);
    return graph.binary('add', fresh, kept);
  }
}
