import { INSTRUCTION_LENGTH, instructionCount, type Program, TREE } from '../graph/program.ts';
import type { Shape } from '../graph/trees.ts';
import { recordLayout, type TreeLoop, treeModule } from '../kernels/tree-module.ts';
import type { Arena } from './memory.ts';

const MOST_KEPT = 16;

/** Compiled loops by their shapes: a plan that is run again, or changed a little, has the same. */
const kept = new Map<string, WebAssembly.Module>();

function compiled(shapes: readonly Shape[]): WebAssembly.Module {
  const key = shapes.join(';');
  let module = kept.get(key);
  if (!module) {
    module = new WebAssembly.Module(treeModule(shapes));
    if (kept.size === MOST_KEPT) kept.clear();
    kept.set(key, module);
  }
  return module;
}

/** Computes the trees of a program, each by the loop of its shape from a record of its own in the memory. */
export class TreeKernels {
  readonly #loops: readonly TreeLoop[];
  /** By instruction. */
  readonly #records: Int32Array;
  readonly #shapes: Int32Array;
  readonly #program: Program;
  readonly #arena: Arena;

  /** `addressOf` gives the address of a slot. */
  constructor(program: Program, arena: Arena, addressOf: (slot: number) => number) {
    const { instructions, trees } = program;
    this.#program = program;
    this.#arena = arena;
    this.#records = new Int32Array(instructionCount(program));
    this.#shapes = new Int32Array(this.#records.length);
    const layouts = trees.shapes.map(recordLayout);
    let bytes = 0;
    this.#records.forEach((_, position) => {
      const at = position * INSTRUCTION_LENGTH;
      if (instructions[at] !== TREE) return;
      this.#shapes[position] = instructions[at + 2]!;
      this.#records[position] = bytes;
      bytes += Math.ceil(layouts[instructions[at + 2]!]!.bytes / 8) * 8;
    });
    const start = arena.take(bytes);
    const words = new Int32Array(arena.memory.buffer);
    this.#records.forEach((offset, position) => {
      const at = position * INSTRUCTION_LENGTH;
      if (instructions[at] !== TREE) return;
      const record = start + offset;
      const { leaves } = layouts[instructions[at + 2]!]!;
      words[record / 4] = addressOf(instructions[at + 1]!);
      for (let i = 0; i < leaves; i++)
        words[record / 4 + 1 + i] = addressOf(trees.leaves[instructions[at + 3]! + i]!);
      this.#records[position] = record;
    });
    this.setScalars(trees.scalars);
    const instance =
      trees.shapes.length === 0
        ? null
        : new WebAssembly.Instance(compiled(trees.shapes), { env: { memory: arena.memory } });
    this.#loops = trees.shapes.map((_, i) => instance!.exports[String(i)] as TreeLoop);
  }

  /** Puts numbers into the records, in place of those that the program came with. */
  setScalars(numbers: Float64Array): void {
    const { instructions, trees } = this.#program;
    const layouts = trees.shapes.map(recordLayout);
    const doubles = this.#arena.doubles();
    this.#records.forEach((record, position) => {
      const at = position * INSTRUCTION_LENGTH;
      if (instructions[at] !== TREE) return;
      const { scalars, scalarsAt } = layouts[instructions[at + 2]!]!;
      const first = instructions[at + 4]!;
      for (let i = 0; i < scalars; i++) doubles[(record + scalarsAt) / 8 + i] = numbers[first + i]!;
    });
  }

  run(position: number, count: number): void {
    this.#loops[this.#shapes[position]!]!(this.#records[position]!, count);
  }
}
