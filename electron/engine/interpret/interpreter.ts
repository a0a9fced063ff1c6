import { CODE, OPERATIONS } from '../graph/operation.ts';
import { INSTRUCTION_LENGTH, instructionCount, MODE, type Program, STORE } from '../graph/program.ts';
import { makeQuantile, type Quantile } from '../random/distribution.ts';
import { normalCdf, normalQuantileBlock } from '../random/normal.ts';
import type { UniformSource } from '../random/source.ts';
import { BINARY_KERNELS, NARY_KERNELS, UNARY_KERNELS } from './kernels.ts';

/** Trials that one pass over the program computes: long enough to hide the dispatch, short enough for the cache. */
export const BLOCK = 512;

/** Slots a little apart from powers of two, so that they don't fall on the same lines of the cache. */
const STRIDE = BLOCK + 16;

const BINARY = OPERATIONS.map((name) => BINARY_KERNELS[name]);
const UNARY = OPERATIONS.map((name) => UNARY_KERNELS[name]);
const NARY = OPERATIONS.map((name) => NARY_KERNELS[name]);

/** Runs a program for ranges of trials. Not shared between threads; the columns it writes to may be. */
export class Interpreter {
  readonly #program: Program;
  readonly #source: UniformSource;
  readonly #memory: Float64Array;
  readonly #quantiles: readonly Quantile[];

  constructor(program: Program, source: UniformSource) {
    this.#program = program;
    this.#source = source;
    this.#memory = new Float64Array(program.slots * STRIDE);
    program.constantSlots.forEach((value, slot) => {
      this.#memory.fill(value, slot * STRIDE, slot * STRIDE + BLOCK);
    });
    this.#quantiles = program.distributions.map((distribution) => makeQuantile(distribution));
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
    for (let done = 0; done < count && !stopped(); done += BLOCK)
      this.#block(first + done, Math.min(BLOCK, count - done), columns, origin);
  }

  #block(first: number, count: number, columns: readonly Float64Array[], origin: number): void {
    const { instructions, scalars } = this.#program;
    const memory = this.#memory;
    const length = instructionCount(this.#program);
    for (let position = 0, at = 0; position < length; position++, at += INSTRUCTION_LENGTH) {
      const word = instructions[at]!;
      const code = word & 0xff;
      const destination = instructions[at + 1]!;
      const a = instructions[at + 2]! * STRIDE;
      const b = instructions[at + 3]! * STRIDE;
      if (code === STORE) {
        columns[destination]!.set(memory.subarray(a, a + count), first - origin);
        continue;
      }
      const to = destination * STRIDE;
      const binary = BINARY[code];
      if (binary) {
        const mode = word >> 8;
        if (mode === MODE.slots) binary.slots(memory, to, a, b, count);
        else if (mode === MODE.scalarRight) binary.scalarRight(memory, to, a, scalars[position]!, count);
        else binary.scalarLeft(memory, to, b, scalars[position]!, count);
        continue;
      }
      const unary = UNARY[code];
      if (unary) {
        unary(memory, to, a, count);
        continue;
      }
      const nary = NARY[code];
      if (nary) {
        const c = instructions[at + 4]! * STRIDE;
        const d = instructions[at + 5]! * STRIDE;
        nary(memory, to, a, b, c, d, count);
        continue;
      }
      this.#random(code, to, at, first, count);
    }
  }

  #random(code: number, to: number, at: number, first: number, count: number): void {
    const { instructions, draws } = this.#program;
    const memory = this.#memory;
    const operand = instructions[at + 2]!;
    switch (code) {
      case CODE.uniform:
        this.#source.fill(draws[operand]!, first, count, memory, to);
        return;
      case CODE.quantile:
        this.#quantiles[operand]!.fill(memory, instructions[at + 3]! * STRIDE, to, count);
        return;
      case CODE.normalQuantile:
        if (operand * STRIDE !== to) memory.copyWithin(to, operand * STRIDE, operand * STRIDE + count);
        normalQuantileBlock(memory, to, count);
        return;
      case CODE.normalCdf:
        for (let i = 0; i < count; i++) memory[to + i] = normalCdf(memory[operand * STRIDE + i]!);
        return;
      default:
        throw new Error(`unknown operation ${code}`);
    }
  }
}
