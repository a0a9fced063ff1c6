import { Graph, NONE, type Node } from './graph.ts';
import { InternedNodes } from './interned.ts';
import { CODE, type Operation } from './operation.ts';

/** A number that may change decides what is computed, so that one program cannot stand for all of its values. */
export class ParameterDecides extends Error {}

/** How the numbers of a program follow from its parameters: one after the other, operands before what reads them. */
export interface ScalarProgram {
  /** Numbers by place, those that follow from parameters as 0. */
  readonly numbers: Float64Array;
  /** Pairs: the position of a parameter, and the place of its number. */
  readonly parameters: Int32Array;
  /** By {@link SCALAR_STEP}: operation, place of the result, places of the operands or −1. */
  readonly steps: Int32Array;
  /** Places of numbers that must not be NaN: what is computed rests on it. */
  readonly neverNaN: Int32Array;
}

/** Numbers of a step of a {@link ScalarProgram}. */
export const SCALAR_STEP = 6;

/**
 * A graph whose parameters stay open. What depends on constants and parameters alone is still no node that trials
 * compute but a number, with the steps that it comes from. What a graph does where a constant has a certain value
 * (x·1 is x) it leaves alone here; both give the same bits. Where it cannot, it throws {@link ParameterDecides}.
 */
export class ParameterGraph extends Graph {
  /** By node: its operation where it is a number that follows from parameters, −1 where it is anything else. */
  #operations = new Int8Array(4096).fill(NONE);
  readonly #known = new InternedNodes();
  readonly #parameters: number[] = [];
  readonly #steps: number[] = [];
  readonly #neverNaN = new Set<Node>();
  #isFinished = false;

  override parameter(position: number): Node {
    const node = this.#open(CODE.constant, NONE, NONE, NONE, NONE);
    this.#parameters.push(position, node);
    return node;
  }

  override unary(operation: Operation, a: Node): Node {
    return this.#isOpen(a) ? this.#step(operation, a, NONE, NONE, NONE) : super.unary(operation, a);
  }

  override binary(operation: Operation, a: Node, b: Node): Node {
    if (!this.#isOpen(a) && !this.#isOpen(b)) return super.binary(operation, a, b);
    if (this.isConstant(a) && this.isConstant(b)) return this.#step(operation, a, b, NONE, NONE);
    // x^1 is x, but by way of logarithms only nearly.
    if (operation === 'power' && this.#isOpen(b)) throw new ParameterDecides(operation);
    return this.intern(CODE[operation], a, b, NONE, NONE);
  }

  override nary(operation: Operation, a: Node, b: Node, c: Node, d: Node = NONE): Node {
    const operands = [a, b, c, d].filter((node) => node !== NONE);
    const chooses = operation === 'select' && this.isConstant(a) && !this.#isOpen(a);
    if (chooses || !operands.some((node) => this.#isOpen(node))) return super.nary(operation, a, b, c, d);
    return operands.every((node) => this.isConstant(node))
      ? this.#step(operation, a, b, c, d)
      : this.intern(CODE[operation], a, b, c, d);
  }

  /** Takes what follows from parameters to be a number, and notes that it must be. */
  override isNumber(node: Node): boolean {
    if (!this.#isOpen(node)) return super.isNumber(node);
    this.#neverNaN.add(node);
    return true;
  }

  /** The value of a constant that follows from no parameter; once the graph is finished the place of any constant, from 1. */
  override valueOf(node: Node): number {
    if (this.#isFinished) return node + 1;
    if (this.#isOpen(node)) throw new ParameterDecides('value');
    return super.valueOf(node);
  }

  /** Ends the making of nodes: from here on constants go by their places. */
  finish(): ScalarProgram {
    this.#isFinished = true;
    const numbers = this.constants.slice(0, this.size);
    for (let node = 0; node < this.size; node++) if (this.#isOpen(node)) numbers[node] = 0;
    const [parameters, steps] = [Int32Array.from(this.#parameters), Int32Array.from(this.#steps)];
    return { numbers, parameters, steps, neverNaN: Int32Array.from(this.#neverNaN) };
  }

  #isOpen(node: Node): boolean {
    return node < this.#operations.length && this.#operations[node] !== NONE;
  }

  #step(operation: Operation, a: Node, b: Node, c: Node, d: Node): Node {
    const nodes = { codes: this.#operations, operands: this.operands };
    const code = CODE[operation];
    const known = this.#known.find(nodes, code, a, b, c, d);
    if (known !== NONE) return known;
    const node = this.#open(code, a, b, c, d);
    this.#known.add({ codes: this.#operations, operands: this.operands }, node);
    this.#steps.push(code, node, a, b, c, d);
    return node;
  }

  /** A constant whose number is not known yet. */
  #open(code: number, a: Node, b: Node, c: Node, d: Node): Node {
    const node = this.append(CODE.constant, a, b, c, d);
    if (node >= this.#operations.length) {
      const grown = new Int8Array(this.codes.length).fill(NONE);
      grown.set(this.#operations);
      this.#operations = grown;
    }
    this.#operations[node] = code;
    return node;
  }
}
