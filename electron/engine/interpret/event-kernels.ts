import { CODE } from '../graph/operation.ts';
import type { Program } from '../graph/program.ts';
import { MAX, ROUND, SCALAR_RIGHT } from '../kernels/codes.ts';
import { type Kernels, LANES, LARGEST_BLOCK } from '../kernels/kernels.ts';
import { type EventPlan, type Outcome, planEvents, type Start, type Value } from './events.ts';
import type { Arena } from './memory.ts';
import type { QuantileKernel } from './quantiles.ts';
import type { UniformKernel } from './uniforms.ts';

export interface EventSurroundings {
  readonly kernels: Kernels;
  readonly arena: Arena;
  readonly uniforms: readonly UniformKernel[];
  readonly quantiles: readonly QuantileKernel[];
  addressOf(slot: number): number;
  /** The memory as doubles, once all of it is taken. */
  doubles(): Float64Array;
}

/** Bytes of a list of places, one more than a block has. */
const LIST_BYTES = (LARGEST_BLOCK + 2) * 2;

/** Computes the events of a program as {@link planEvents} says. */
export class EventKernels {
  readonly #plan: EventPlan;
  readonly #surroundings: EventSurroundings;
  /** A block of numbers side by side. */
  readonly #dense: number;
  /** Addresses of the lists, and how many places each has now. */
  readonly #lists: readonly number[];
  readonly #lengths: Int32Array;
  /** For outcomes of events that are not computed from a list. */
  readonly #places: number;

  constructor(program: Program, surroundings: EventSurroundings) {
    const { arena, uniforms } = surroundings;
    this.#surroundings = surroundings;
    this.#plan = planEvents(program, (draw) => uniforms[draw]!.fillAt !== undefined);
    this.#dense = arena.take((LARGEST_BLOCK + LANES) * 8);
    this.#places = arena.take(LIST_BYTES);
    this.#lists = Array.from({ length: this.#plan.lists }, () => arena.take(LIST_BYTES));
    this.#lengths = new Int32Array(this.#plan.lists);
  }

  /** 1 at instructions that events make unnecessary. */
  get skipped(): Uint8Array {
    return this.#plan.skipped;
  }

  /**
   * Computes the event's instruction at this position, or makes its outcome ready and returns false. `a`, `b`, `c` are
   * the addresses of its operands.
   */
  run(position: number, to: number, a: number, b: number, c: number, first: number, count: number): boolean {
    const start = this.#plan.starts.get(position);
    if (start) {
      this.#start(start, to, first, count);
      return true;
    }
    const value = this.#plan.values.get(position);
    if (value) {
      this.#value(value, to, first, count);
      return true;
    }
    this.#draw(position, a, b, c, first, count);
    return false;
  }

  #start(start: Start, to: number, first: number, count: number): void {
    const { kernels, uniforms, addressOf } = this.#surroundings;
    const places = this.#lists[start.list]!;
    let n = uniforms[start.draw]!.below!(places, first, count, start.probability);
    if (start.before >= 0) n = kernels.keepFree(places, n, addressOf(start.before));
    this.#lengths[start.list] = n;
    if (!start.isRead) return;
    if (start.before >= 0) kernels.countDown(to, addressOf(start.before), count);
    else this.#clear(to, count);
    if (n === 0) return;
    const { duration } = start;
    if (duration.from === 'number') {
      kernels.fillAt(to, duration.value, places, n);
      return;
    }
    const whole = this.#outcome(duration, places, n, first);
    kernels.unary(ROUND, this.#dense, this.#dense, whole);
    kernels.binary(MAX, SCALAR_RIGHT, this.#dense, this.#dense, 0, 1, whole);
    kernels.scatter(to, this.#dense, places, n);
  }

  #value(value: Value, to: number, first: number, count: number): void {
    const { kernels, addressOf } = this.#surroundings;
    const { severity } = value;
    const places = this.#lists[value.list]!;
    const n = this.#lengths[value.list]!;
    // The result may take the place of an operand: what is read goes before what is written.
    if (n > 0 && severity.from !== 'number') this.#outcome(severity, places, n, first);
    if (value.remainingBefore < 0) this.#clear(to, count);
    else kernels.goOn(to, addressOf(value.remainingBefore), addressOf(value.valueBefore), count);
    if (n === 0) return;
    if (severity.from === 'number') kernels.fillAt(to, severity.value, places, n);
    else kernels.scatter(to, this.#dense, places, n);
  }

  /** Puts the outcomes of n ≥ 1 places side by side; returns how many numbers were made, whole vectors. */
  #outcome(outcome: Exclude<Outcome, { from: 'number' }>, places: number, n: number, first: number): number {
    const { kernels, uniforms, quantiles, addressOf } = this.#surroundings;
    const dense = this.#dense;
    const whole = Math.ceil(n / LANES) * LANES;
    if (outcome.from === 'slot') {
      kernels.gather(dense, addressOf(outcome.slot), places, n);
      return whole;
    }
    uniforms[outcome.draw]!.fillAt!(dense, places, n, first);
    this.#surroundings.doubles().fill(0.5, dense / 8 + n, dense / 8 + whole);
    quantiles[outcome.distribution]!(dense, dense, whole);
    return whole;
  }

  /** Draws the outcome of an event whose probability differs from trial to trial, where it starts. */
  #draw(position: number, a: number, b: number, c: number, first: number, count: number): void {
    const waiting = this.#plan.outcomes.get(position);
    if (!waiting) return;
    const { kernels, addressOf } = this.#surroundings;
    const places = this.#places;
    const n =
      waiting.code === CODE.eventValue
        ? kernels.started(places, a, b, count)
        : kernels.startingNow(places, a, b, c, count);
    if (n === 0) return;
    this.#outcome(waiting.outcome, places, n, first);
    kernels.scatter(addressOf(waiting.slot), this.#dense, places, n);
  }

  #clear(to: number, count: number): void {
    this.#surroundings.doubles().fill(0, to / 8, to / 8 + count);
  }
}
