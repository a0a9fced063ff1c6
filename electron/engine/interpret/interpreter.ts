import { CODE } from '../graph/operation.ts';
import { INSTRUCTION_LENGTH, instructionCount, type Program, STORE, TREE } from '../graph/program.ts';
import { instantiateKernels, type Kernels, LANES } from '../kernels/kernels.ts';
import type { UniformOptions } from '../random/uniform.ts';
import { EventKernels } from './event-kernels.ts';
import { UNARY_KERNELS } from './kernels.ts';
import { Arena } from './memory.ts';
import { type QuantileKernel, quantileKernel } from './quantiles.ts';
import { TreeKernels } from './tree-kernels.ts';
import { type UniformKernel, uniformKernels } from './uniforms.ts';

/** Trials that one pass over the program computes: long enough to hide the dispatch, short enough for the cache. */
export const BLOCK = 1024;

/** Bytes from slot to slot: a little off powers of two, so that they don't fall on the same lines of the cache. */
const STRIDE = (BLOCK + 16) * 8;

/** The part of a block that is asked for: trials first + skip … first + skip + wanted − 1. */
interface Block {
  readonly first: number;
  /** Trials that are computed: whole vectors. */
  readonly count: number;
  readonly skip: number;
  readonly wanted: number;
}

/** Runs a program for ranges of trials. Not shared between threads; the columns it writes to may be. */
export class Interpreter {
  #program: Program;
  readonly #kernels: Kernels;
  readonly #memory: Float64Array;
  readonly #slots: number;
  readonly #quantiles: readonly QuantileKernel[];
  readonly #uniforms: UniformKernel[];
  /** Makes the kernels of the uniforms of a source, over those of the one before. */
  readonly #uniformsOf: (source: UniformOptions) => UniformKernel[];
  readonly #events: EventKernels;
  readonly #trees: TreeKernels;

  /** `module` is resources/kernels.wasm; `instantiate` may put something between, as a measurement does. */
  constructor(
    program: Program,
    source: UniformOptions,
    module: WebAssembly.Module,
    instantiate: typeof instantiateKernels = instantiateKernels,
  ) {
    const arena = new Arena();
    const kernels = instantiate(module, arena.memory);
    this.#program = program;
    this.#kernels = kernels;
    this.#slots = arena.take(program.slots * STRIDE);
    const scratch = arena.take(STRIDE);
    const doubles = () => this.#memory;
    this.#quantiles = program.distributions.map((distribution) =>
      quantileKernel(distribution, { kernels, arena, scratch, doubles }),
    );
    const region = arena.region();
    this.#uniformsOf = (each) => {
      region.rewind();
      return uniformKernels(program.draws, each, kernels, region, scratch, doubles);
    };
    this.#uniforms = this.#uniformsOf(source);
    const addressOf = (slot: number) => this.#slots + slot * STRIDE;
    const { uniforms, quantiles } = { uniforms: this.#uniforms, quantiles: this.#quantiles };
    this.#events = new EventKernels(program, { kernels, arena, uniforms, quantiles, addressOf, doubles });
    this.#trees = new TreeKernels(program, arena, addressOf);
    this.#memory = arena.doubles();
    program.constantSlots.forEach((value, slot) => {
      const start = (this.#slots + slot * STRIDE) / 8;
      this.#memory.fill(value, start, start + BLOCK);
    });
  }

  /**
   * Takes a program that differs in its numbers alone, which is much less than to begin anew; false where it differs in
   * more, or in what slots hold: events are planned by it.
   */
  rebind(program: Program): boolean {
    const { instructions, constantSlots } = this.#program;
    if (program.instructions !== instructions) return false;
    if (!constantSlots.every((value, slot) => Object.is(value, program.constantSlots[slot]))) return false;
    this.#program = program;
    this.#trees.setScalars(program.trees.scalars);
    return true;
  }

  /** Goes on with a source that differs in its seed alone. */
  reseed(source: UniformOptions): void {
    // In the same list: events hold it, too.
    this.#uniformsOf(source).forEach((kernel, draw) => {
      this.#uniforms[draw] = kernel;
    });
  }

  /**
   * Computes trials first … first + count − 1 into `columns[c][trial − origin]`: the columns start with trial `origin`.
   * Stops between blocks where `stopped` says so.
   */
  run(
    first: number,
    count: number,
    columns: readonly Float64Array[],
    origin: number,
    stopped: () => boolean,
  ): void {
    for (const [column, value] of this.#program.constantColumns)
      columns[column]!.fill(value, first - origin, first - origin + count);
    const end = first + count;
    for (let start = first - (first % LANES); start < end && !stopped(); start += BLOCK) {
      const computed = Math.min(BLOCK, Math.ceil((end - start) / LANES) * LANES);
      const skip = Math.max(0, first - start);
      const wanted = Math.min(computed, end - start) - skip;
      this.#block({ first: start, count: computed, skip, wanted }, columns, origin);
    }
  }

  #block(block: Block, columns: readonly Float64Array[], origin: number): void {
    const { instructions, scalars } = this.#program;
    const { first, count, skip, wanted } = block;
    const events = this.#events;
    const { skipped } = events;
    const kernels = this.#kernels;
    const slots = this.#slots;
    const length = instructionCount(this.#program);
    for (let position = 0, at = 0; position < length; position++, at += INSTRUCTION_LENGTH) {
      if (skipped[position] === 1) continue;
      const word = instructions[at]!;
      const code = word & 0xff;
      if (code === TREE) {
        this.#trees.run(position, count);
        continue;
      }
      const to = slots + instructions[at + 1]! * STRIDE;
      const a = slots + instructions[at + 2]! * STRIDE;
      const b = slots + instructions[at + 3]! * STRIDE;
      if (code >= CODE.add && code <= CODE.or) {
        kernels.binary(code, word >> 8, to, a, b, scalars[position]!, count);
      } else if (code >= CODE.negate && code <= CODE.round) {
        this.#unary(code, to, a, count);
      } else if (code === STORE) {
        const start = a / 8 + skip;
        columns[instructions[at + 1]!]!.set(
          this.#memory.subarray(start, start + wanted),
          first + skip - origin,
        );
      } else if (code < CODE.add) {
        this.#random(code, at, to, first, count);
      } else {
        const c = slots + instructions[at + 4]! * STRIDE;
        const d = slots + instructions[at + 5]! * STRIDE;
        if (code >= CODE.eventRemaining && events.run(position, to, a, b, c, first, count)) continue;
        this.#nary(code, to, a, b, c, d, count);
      }
    }
  }

  #unary(code: number, to: number, a: number, count: number): void {
    if (code === CODE.sin) UNARY_KERNELS.sin!(this.#memory, to / 8, a / 8, count);
    else if (code === CODE.cos) UNARY_KERNELS.cos!(this.#memory, to / 8, a / 8, count);
    else this.#kernels.unary(code, to, a, count);
  }

  #nary(code: number, to: number, a: number, b: number, c: number, d: number, count: number): void {
    const kernels = this.#kernels;
    if (code === CODE.select) kernels.select(to, a, b, c, count);
    else if (code === CODE.hill) kernels.hill(to, a, b, c, count);
    else if (code === CODE.eventRemaining) kernels.eventRemaining(to, a, b, c, d, count);
    else if (code === CODE.eventValue) kernels.eventValue(to, a, b, c, d, count);
    else throw new Error(`unknown operation ${code}`);
  }

  #random(code: number, at: number, to: number, first: number, count: number): void {
    const { instructions } = this.#program;
    const operand = instructions[at + 2]!;
    const from = this.#slots + operand * STRIDE;
    if (code === CODE.uniform) this.#uniforms[operand]!.fill(to, first, count);
    else if (code === CODE.quantile)
      this.#quantiles[operand]!(to, this.#slots + instructions[at + 3]! * STRIDE, count);
    else if (code === CODE.normalQuantile) this.#kernels.normalQuantile(to, from, count);
    else if (code === CODE.normalCdf) this.#kernels.normalCdf(to, from, count);
    else throw new Error(`unknown operation ${code}`);
  }
}
