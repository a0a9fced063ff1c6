import { InternedNodes } from './interned.ts';
import { CODE, holds, type Operation, SCALAR } from './operation.ts';
import { PlanTooLarge } from './too-large.ts';

/** A node of the graph: its position. Operands always stand before the nodes that read them. */
export type Node = number;

/** No operand here. */
export const NONE = -1;

const GROWTH = 2;
/** Sums over dimensions make many more nodes than a plan has cells; a plan of 72 000 spend cells has some 400 000. */
const MOST_NODES = 1 << 24;

/**
 * An evaluation graph under construction. Equal nodes are one node (common subexpressions), operations on constants
 * are carried out at once, and what multiplies by one or selects by a constant disappears.
 */
export class Graph {
  /** Operation code and up to four operands of each node. Operands of `uniform` and `quantile` start with a table index. */
  codes = new Uint8Array(4096);
  operands = new Int32Array(4096 * 4);
  /** Value of each `constant` node; NaN elsewhere. */
  constants = new Float64Array(4096).fill(Number.NaN);
  size = 0;
  /** How often an operation was carried out at once, and how often an equal node was there already. */
  folded = 0;
  shared = 0;
  readonly #known = new InternedNodes();
  readonly #constantNodes = new Map<number | string, Node>();

  constant(value: number): Node {
    const key = Object.is(value, -0) ? '-0' : value;
    const known = this.#constantNodes.get(key);
    if (known !== undefined) return known;
    const node = this.append(CODE.constant, NONE, NONE, NONE, NONE);
    this.constants[node] = value;
    this.#constantNodes.set(key, node);
    return node;
  }

  /** A number that stands at a position of the spend: a constant, as all that is known when a plan is compiled. */
  parameter(_position: number, value: number): Node {
    return this.constant(value);
  }

  isConstant(node: Node): boolean {
    return this.codes[node] === CODE.constant;
  }

  /** Whether a constant node is not NaN. */
  isNumber(node: Node): boolean {
    return !Number.isNaN(this.valueOf(node));
  }

  /** Value of a constant node. */
  valueOf(node: Node): number {
    return this.constants[node]!;
  }

  /** Uniform number of the draw at this position of the plan's draws. */
  uniform(draw: number): Node {
    return this.intern(CODE.uniform, draw, NONE, NONE, NONE);
  }

  /** Inverse CDF of the distribution at this position of the program's distributions. */
  quantile(distribution: number, uniform: Node): Node {
    return this.intern(CODE.quantile, distribution, uniform, NONE, NONE);
  }

  normalQuantile(uniform: Node): Node {
    return this.intern(CODE.normalQuantile, uniform, NONE, NONE, NONE);
  }

  normalCdf(normal: Node): Node {
    return this.intern(CODE.normalCdf, normal, NONE, NONE, NONE);
  }

  unary(operation: Operation, a: Node): Node {
    if (this.isConstant(a)) return this.#fold(operation, this.valueOf(a), 0, 0, 0);
    return this.intern(CODE[operation], a, NONE, NONE, NONE);
  }

  binary(operation: Operation, a: Node, b: Node): Node {
    const left = this.isConstant(a);
    const right = this.isConstant(b);
    if (left && right) return this.#fold(operation, this.valueOf(a), this.valueOf(b), 0, 0);
    if (right && this.#isRightIdentity(operation, this.valueOf(b))) return a;
    if (left && operation === 'multiply' && this.valueOf(a) === 1) return b;
    return this.intern(CODE[operation], a, b, NONE, NONE);
  }

  /** Of more than two operands: `select`, `hill`, `eventRemaining`, `eventValue`. */
  nary(operation: Operation, a: Node, b: Node, c: Node, d: Node = NONE): Node {
    if (operation === 'select' && this.isConstant(a)) return holds(this.valueOf(a)) ? b : c;
    const all = [a, b, c, d].every((node) => node === NONE || this.isConstant(node));
    if (all) {
      const value = (node: Node) => (node === NONE ? 0 : this.valueOf(node));
      return this.#fold(operation, value(a), value(b), value(c), value(d));
    }
    return this.intern(CODE[operation], a, b, c, d);
  }

  #fold(operation: Operation, a: number, b: number, c: number, d: number): Node {
    this.folded++;
    return this.constant(SCALAR[operation]!(a, b, c, d));
  }

  /** x·1, x/1, x^1 and x − 0 are x for every double, NaN and −0 included; x + 0 is not (−0 + 0 is 0). */
  #isRightIdentity(operation: Operation, right: number): boolean {
    switch (operation) {
      case 'multiply':
      case 'divide':
      case 'power':
        return right === 1;
      case 'subtract':
        return Object.is(right, 0);
      default:
        return false;
    }
  }

  protected intern(code: number, a: number, b: number, c: number, d: number): Node {
    const known = this.#known.find(this, code, a, b, c, d);
    if (known !== NONE) {
      this.shared++;
      return known;
    }
    const node = this.append(code, a, b, c, d);
    this.#known.add(this, node);
    return node;
  }

  protected append(code: number, a: number, b: number, c: number, d: number): Node {
    if (this.size === this.codes.length) this.#grow();
    const node = this.size++;
    this.codes[node] = code;
    const start = node * 4;
    this.operands[start] = a;
    this.operands[start + 1] = b;
    this.operands[start + 2] = c;
    this.operands[start + 3] = d;
    return node;
  }

  #grow(): void {
    if (this.size >= MOST_NODES) throw new PlanTooLarge(this.size, MOST_NODES);
    const length = this.codes.length * GROWTH;
    const codes = new Uint8Array(length);
    codes.set(this.codes);
    const operands = new Int32Array(length * 4);
    operands.set(this.operands);
    const constants = new Float64Array(length).fill(Number.NaN);
    constants.set(this.constants);
    this.codes = codes;
    this.operands = operands;
    this.constants = constants;
  }
}

/** Where the operands that are nodes start, by operation: table positions of `uniform` and `quantile` are none. */
function firstOperand(code: number): number {
  if (code === CODE.uniform || code === CODE.constant) return 4;
  return code === CODE.quantile ? 1 : 0;
}

/** Calls `visit` for each node that a node reads. */
export function forEachOperand(graph: Graph, node: Node, visit: (operand: Node) => void): void {
  for (let i = firstOperand(graph.codes[node]!); i < 4; i++) {
    const operand = graph.operands[node * 4 + i]!;
    if (operand !== NONE) visit(operand);
  }
}
