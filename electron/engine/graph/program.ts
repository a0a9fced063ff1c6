import type { Distribution } from '#shared/plan/document.ts';
import type { Draw } from '../random/source.ts';
import { forEachOperand, type Graph, NONE, type Node } from './graph.ts';
import { BINARY_OPERATIONS, CODE } from './operation.ts';
import { schedule } from './schedule.ts';

/** Numbers of an instruction: operation and mode, destination slot, and four operands (slots or table positions). */
export const INSTRUCTION_LENGTH = 6;

/** Which operand of a two-operand instruction is a number of its own: none, the right, or the left one. */
export const MODE = { slots: 0, scalarRight: 1, scalarLeft: 2 } as const;

/** Copies a slot to a result column; its code stands after those of the operations. */
export const STORE = 64;

/**
 * A linear program over slots: what a worker runs block by block. Plain data, so that it can be sent to workers.
 * Slots 0 … constantSlots.length − 1 hold constants and are never written.
 */
export interface Program {
  readonly instructions: Int32Array;
  /** The number of an instruction's scalar operand, by instruction. */
  readonly scalars: Float64Array;
  readonly constantSlots: Float64Array;
  readonly slots: number;
  readonly draws: readonly Draw[];
  readonly distributions: readonly Distribution[];
  /** Result columns. */
  readonly columns: number;
  /** Columns that are the same number in every trial: column, value. */
  readonly constantColumns: readonly (readonly [column: number, value: number])[];
}

export function instructionCount(program: Program): number {
  return program.instructions.length / INSTRUCTION_LENGTH;
}

/** A node to be computed into the column at its position, and the period that it belongs to (the last one for none). */
export interface Root {
  readonly node: Node;
  readonly period: number;
}

/** Hands out slots and takes them back, the last returned first: it is still in the cache. */
class Slots {
  count: number;
  readonly #free: number[] = [];

  constructor(first: number) {
    this.count = first;
  }

  take(): number {
    return this.#free.pop() ?? this.count++;
  }

  release(slot: number): void {
    this.#free.push(slot);
  }
}

/** 1 for the codes of two-operand instructions. */
const IS_BINARY = new Uint8Array(256);
for (const name of BINARY_OPERATIONS) IS_BINARY[CODE[name]] = 1;

/** Writes the program of a schedule: slots, constants, instructions, and a store after each root. */
class Writer {
  readonly #graph: Graph;
  readonly #lastUse: Int32Array;
  readonly #slotOf: Int32Array;
  readonly #columnsOf = new Map<Node, number[]>();
  readonly #constantSlotOf = new Map<Node, number>();
  readonly #instructions: Int32Array;
  readonly #scalars: Float64Array;
  #length = 0;
  readonly #drawPositions = new Map<number, number>();
  readonly #distributionPositions = new Map<number, number>();
  readonly #slots: Slots;

  constructor(graph: Graph, order: readonly Node[], roots: readonly Root[]) {
    this.#graph = graph;
    this.#slotOf = new Int32Array(graph.size).fill(NONE);
    this.#lastUse = new Int32Array(graph.size).fill(NONE);
    roots.forEach(({ node }, column) => {
      this.#columnsOf.set(node, [...(this.#columnsOf.get(node) ?? []), column]);
    });
    order.forEach((node, position) => {
      forEachOperand(graph, node, (operand) => {
        this.#lastUse[operand] = position;
        const inSlot = graph.isConstant(operand) && IS_BINARY[graph.codes[node]!] === 0;
        if (inSlot && !this.#constantSlotOf.has(operand))
          this.#constantSlotOf.set(operand, this.#constantSlotOf.size);
      });
    });
    this.#slots = new Slots(this.#constantSlotOf.size);
    const stores = roots.filter(({ node }) => !graph.isConstant(node)).length;
    this.#instructions = new Int32Array((order.length + stores) * INSTRUCTION_LENGTH);
    this.#scalars = new Float64Array(order.length + stores);
    order.forEach((node, position) => {
      this.#write(node, position);
    });
  }

  program(draws: readonly Draw[], distributions: readonly Distribution[], roots: readonly Root[]): Program {
    const constantColumns = roots
      .map(({ node }, column) => [column, node] as const)
      .filter(([, node]) => this.#graph.isConstant(node))
      .map(([column, node]) => [column, this.#graph.valueOf(node)] as const);
    return {
      instructions: this.#instructions,
      scalars: this.#scalars,
      constantSlots: Float64Array.from(this.#constantSlotOf.keys(), (node) => this.#graph.valueOf(node)),
      slots: this.#slots.count,
      draws: [...this.#drawPositions.keys()].map((position) => draws[position]!),
      distributions: [...this.#distributionPositions.keys()].map((position) => distributions[position]!),
      columns: roots.length,
      constantColumns,
    };
  }

  #write(node: Node, position: number): void {
    const graph = this.#graph;
    const code = graph.codes[node]!;
    const start = node * 4;
    let a = graph.operands[start]!;
    let b = graph.operands[start + 1]!;
    let mode: number = MODE.slots;
    let scalar = 0;
    if (code === CODE.uniform) a = compact(this.#drawPositions, a);
    else if (code === CODE.quantile) {
      a = compact(this.#distributionPositions, a);
      b = this.#slot(b);
    } else {
      if (IS_BINARY[code] === 1 && (graph.isConstant(a) || graph.isConstant(b))) {
        mode = graph.isConstant(b) ? MODE.scalarRight : MODE.scalarLeft;
        scalar = graph.valueOf(mode === MODE.scalarRight ? b : a);
      }
      a = this.#slot(a);
      b = this.#slot(b);
    }
    const c = this.#slot(graph.operands[start + 2]!);
    const d = this.#slot(graph.operands[start + 3]!);
    this.#release(node, position);
    const slot = this.#slots.take();
    this.#slotOf[node] = slot;
    this.#add(scalar, code | (mode << 8), slot, a, b, c, d);
    for (const column of this.#columnsOf.get(node) ?? []) this.#add(0, STORE, column, slot, NONE, NONE, NONE);
    if (this.#lastUse[node] === NONE) this.#slots.release(slot);
  }

  #add(scalar: number, ...numbers: [number, number, number, number, number, number]): void {
    this.#instructions.set(numbers, this.#length * INSTRUCTION_LENGTH);
    this.#scalars[this.#length++] = scalar;
  }

  /** NONE for no operand, and for the constant of a two-operand instruction, which carries it as its scalar. */
  #slot(operand: Node): number {
    if (operand === NONE) return NONE;
    return this.#graph.isConstant(operand)
      ? (this.#constantSlotOf.get(operand) ?? NONE)
      : this.#slotOf[operand]!;
  }

  #release(node: Node, position: number): void {
    forEachOperand(this.#graph, node, (operand) => {
      if (this.#lastUse[operand] !== position || this.#graph.isConstant(operand)) return;
      this.#slots.release(this.#slotOf[operand]!);
      this.#lastUse[operand] = NONE;
    });
  }
}

function compact(positions: Map<number, number>, original: number): number {
  const known = positions.get(original);
  if (known !== undefined) return known;
  positions.set(original, positions.size);
  return positions.size - 1;
}

/** The program that computes `roots`, one column each, in this order. */
export function linearise(
  graph: Graph,
  roots: readonly Root[],
  draws: readonly Draw[],
  distributions: readonly Distribution[],
): Program {
  const order = schedule(graph, roots);
  return new Writer(graph, order, roots).program(draws, distributions, roots);
}
