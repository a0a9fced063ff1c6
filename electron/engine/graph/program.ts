import type { Distribution } from '#shared/plan/document.ts';
import type { Draw } from '../random/source.ts';
import { forEachOperand, type Graph, NONE, type Node } from './graph.ts';
import { BINARY_OPERATIONS, CODE } from './operation.ts';
import { schedule } from './schedule.ts';
import { findInner, forEachLeaf, LEAF, type Shape, treeOf } from './trees.ts';

/** Numbers of an instruction: operation and mode, destination slot, and four operands (slots or table positions). */
export const INSTRUCTION_LENGTH = 6;

/** Which operand of a two-operand instruction is a number of its own: none, the right, or the left one. */
export const MODE = { slots: 0, scalarRight: 1, scalarLeft: 2 } as const;

/** Copies a slot to a result column; its code stands after those of the operations. */
export const STORE = 64;

/**
 * Computes a tree of operations in one loop. In the places of the operands stand its shape, and where its leaves and its
 * scalars start.
 */
export const TREE = 65;

/** What the trees of a program are made of: few shapes, since every cell and period of a formula has the same. */
export interface Trees {
  readonly shapes: readonly Shape[];
  /** Slots that the leaves are read from, tree by tree. */
  readonly leaves: Int32Array;
  /** Scalars, tree by tree. */
  readonly scalars: Float64Array;
}

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
  readonly trees: Trees;
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

/** Calls `visit` with the slots that an instruction reads. */
export function forEachSlotRead(program: Program, position: number, visit: (slot: number) => void): void {
  const { instructions, trees } = program;
  const at = position * INSTRUCTION_LENGTH;
  const code = instructions[at]! & 0xff;
  if (code === CODE.uniform) return;
  if (code === TREE) {
    const start = instructions[at + 3]!;
    const length = trees.shapes[instructions[at + 2]!]!.filter((token) => token === LEAF).length;
    for (let i = start; i < start + length; i++) visit(trees.leaves[i]!);
    return;
  }
  const first = code === CODE.quantile ? 3 : 2;
  const end = code === STORE || code === CODE.quantile ? first + 1 : INSTRUCTION_LENGTH;
  for (let i = first; i < end; i++) if (instructions[at + i]! >= 0) visit(instructions[at + i]!);
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

/** Collects the trees of a program, each shape once. */
class TreeList {
  readonly #shapes = new Map<string, number>();
  readonly #known: Shape[] = [];
  readonly #leaves: number[] = [];
  readonly #scalars: number[] = [];

  /** Operands of the tree's instruction. */
  add(
    shape: Shape,
    leaves: readonly number[],
    scalars: readonly number[],
  ): [shape: number, leaves: number, scalars: number] {
    const key = shape.join();
    let position = this.#shapes.get(key);
    if (position === undefined) {
      position = this.#known.push(shape) - 1;
      this.#shapes.set(key, position);
    }
    const starts = [this.#leaves.length, this.#scalars.length] as const;
    this.#leaves.push(...leaves);
    this.#scalars.push(...scalars);
    return [position, ...starts];
  }

  done(): Trees {
    const [leaves, scalars] = [Int32Array.from(this.#leaves), Float64Array.from(this.#scalars)];
    return { shapes: this.#known, leaves, scalars };
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
  /** 1 for nodes that are computed in the loop of their reader. */
  readonly #isInner: Uint8Array;
  readonly #trees = new TreeList();

  constructor(graph: Graph, schedule: readonly Node[], roots: readonly Root[]) {
    this.#graph = graph;
    this.#slotOf = new Int32Array(graph.size).fill(NONE);
    this.#lastUse = new Int32Array(graph.size).fill(NONE);
    this.#isInner = findInner(
      graph,
      schedule,
      roots.map(({ node }) => node),
    );
    const order = schedule.filter((node) => this.#isInner[node] === 0);
    roots.forEach(({ node }, column) => {
      this.#columnsOf.set(node, [...(this.#columnsOf.get(node) ?? []), column]);
    });
    order.forEach((node, position) => {
      const hasScalars = IS_BINARY[graph.codes[node]!] === 1 || this.#isTree(node);
      forEachLeaf(graph, this.#isInner, node, (operand) => {
        this.#lastUse[operand] = position;
        if (graph.isConstant(operand) && !hasScalars && !this.#constantSlotOf.has(operand))
          this.#constantSlotOf.set(operand, this.#constantSlotOf.size);
      });
    });
    this.#slots = new Slots(this.#constantSlotOf.size);
    const stores = roots.filter(({ node }) => !graph.isConstant(node)).length;
    this.#instructions = new Int32Array((order.length + stores) * INSTRUCTION_LENGTH);
    this.#scalars = new Float64Array(order.length + stores);
    order.forEach((node, position) => {
      if (this.#isTree(node)) this.#writeTree(node, position);
      else this.#write(node, position);
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
      trees: this.#trees.done(),
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
    this.#place(node, position, (slot) => this.#add(scalar, code | (mode << 8), slot, a, b, c, d));
  }

  #isTree(node: Node): boolean {
    let holdsInner = false;
    forEachOperand(this.#graph, node, (operand) => {
      if (this.#isInner[operand] === 1) holdsInner = true;
    });
    return holdsInner;
  }

  #writeTree(node: Node, position: number): void {
    const { shape, leaves, scalars } = treeOf(this.#graph, this.#isInner, node);
    const slots = leaves.map((leaf) => this.#slotOf[leaf]!);
    const operands = this.#trees.add(shape, slots, scalars);
    this.#place(node, position, (slot) => this.#add(0, TREE, slot, ...operands, NONE));
  }

  /** Gives back the slots that a node is the last to read, takes one for it, and adds its instruction and its stores. */
  #place(node: Node, position: number, add: (slot: number) => void): void {
    this.#release(node, position);
    const slot = this.#slots.take();
    this.#slotOf[node] = slot;
    add(slot);
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
    forEachLeaf(this.#graph, this.#isInner, node, (operand) => {
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
