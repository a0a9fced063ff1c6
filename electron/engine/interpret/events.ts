import { CODE, roundHalfAway } from '../graph/operation.ts';
import {
  forEachSlotRead,
  INSTRUCTION_LENGTH,
  instructionCount,
  type Program,
  STORE,
} from '../graph/program.ts';

/** The quantile of a draw of its own, by positions in the program's draws and distributions. */
interface Drawn {
  readonly from: 'draw';
  readonly draw: number;
  readonly distribution: number;
}

/** A number that is needed only for the trials in which an event starts: its severity or its duration. */
export type Outcome =
  | Drawn
  | { readonly from: 'number'; readonly value: number }
  | { readonly from: 'slot'; readonly slot: number };

/** An event's `eventRemaining` that is computed from the trials in which it starts. */
export interface Start {
  /** Which list notes these trials. */
  readonly list: number;
  readonly draw: number;
  readonly probability: number;
  /** Slot of the periods left before; −1 where none can be. */
  readonly before: number;
  readonly duration: Outcome;
  /** Whether anything but the event's own value reads the periods left. */
  readonly isRead: boolean;
}

/** The `eventValue` of the same event and period. */
export interface Value {
  readonly list: number;
  /** Slots of what was before; −1 where nothing can be under way. */
  readonly remainingBefore: number;
  readonly valueBefore: number;
  readonly severity: Outcome;
}

/** An outcome, a draw of its own, that the instruction with this code reads from a slot. */
export interface Waiting {
  readonly code: number;
  readonly outcome: Drawn;
  readonly slot: number;
}

/**
 * How the events of a program are computed: most trials see none start, so that what costs most, drawing how they turn
 * out, is left for those that do. All by the position of an instruction.
 */
export interface EventPlan {
  readonly starts: ReadonlyMap<number, Start>;
  readonly values: ReadonlyMap<number, Value>;
  /** Outcomes of the other events, whose probability differs from trial to trial. */
  readonly outcomes: ReadonlyMap<number, Waiting>;
  /** 1 at instructions to leave out. */
  readonly skipped: Uint8Array;
  readonly lists: number;
}

const NOWHERE = -1;

/** The last operand of an event's instructions: a duration or a severity. */
const OUTCOME_OPERAND = 5;

const HAS_READERS: ReadonlySet<number> = new Set([CODE.uniform, CODE.quantile, CODE.eventRemaining]);

/** A program's instructions with what each reads and who reads it. */
class Flow {
  readonly #program: Program;
  /** Of draws, their quantiles and events: the others' nobody asks for. */
  readonly #readers = new Map<number, number[]>();
  /** By instruction and operand, the instruction that made it; of trees nobody asks. */
  readonly #makers: Int32Array;

  constructor(program: Program) {
    const { instructions } = program;
    const count = instructionCount(program);
    const writer = new Int32Array(program.slots).fill(NOWHERE);
    this.#program = program;
    this.#makers = new Int32Array(instructions.length).fill(NOWHERE);
    for (let position = 0, at = 0; position < count; position++, at += INSTRUCTION_LENGTH) {
      const code = this.code(position);
      if (HAS_READERS.has(code)) this.#readers.set(position, []);
      forEachSlotRead(program, position, (slot) => {
        this.#readers.get(writer[slot]!)?.push(position);
      });
      for (let i = at + 2; code < STORE && i < at + INSTRUCTION_LENGTH; i++) {
        const slot = instructions[i]!;
        if (slot >= 0) this.#makers[i] = writer[slot] ?? NOWHERE;
      }
      if (code !== STORE) writer[instructions[at + 1]!] = position;
    }
  }

  code(position: number): number {
    return this.#program.instructions[position * INSTRUCTION_LENGTH]! & 0xff;
  }

  number(position: number, operand: number): number {
    return this.#program.instructions[position * INSTRUCTION_LENGTH + operand]!;
  }

  maker(position: number, operand: number): number {
    return this.#makers[position * INSTRUCTION_LENGTH + operand]!;
  }

  readers(position: number): readonly number[] {
    return this.#readers.get(position) ?? [];
  }

  /** The number of an operand that is the same in all trials. */
  constant(position: number, operand: number): number | null {
    const slot = this.number(position, operand);
    return this.#program.constantSlots[slot] ?? null;
  }
}

/** Lists of trials, each in use from an event's start to its value. */
class Lists {
  count = 0;
  readonly #free: number[] = [];

  take(): number {
    return this.#free.pop() ?? this.count++;
  }

  release(list: number): void {
    this.#free.push(list);
  }
}

/** Goes through a program and finds how each event is computed. */
class Planner implements EventPlan {
  readonly starts = new Map<number, Start>();
  readonly values = new Map<number, Value>();
  readonly outcomes = new Map<number, Waiting>();
  readonly skipped: Uint8Array;
  readonly #flow: Flow;
  readonly #lists = new Lists();
  /** Starts of events whose value has not come yet, by the value's position. */
  readonly #pending = new Map<number, Start>();
  readonly #canWait: (draw: number) => boolean;

  constructor(program: Program, canWait: (draw: number) => boolean) {
    this.#flow = new Flow(program);
    this.#canWait = canWait;
    const count = instructionCount(program);
    this.skipped = new Uint8Array(count);
    for (let position = 0; position < count; position++) {
      const code = this.#flow.code(position);
      if (code === CODE.eventRemaining && !this.#addStart(position)) this.#addOutcome(position);
      if (code === CODE.eventValue && !this.#addValue(position)) this.#addOutcome(position);
    }
  }

  get lists(): number {
    return this.#lists.count;
  }

  #addStart(position: number): boolean {
    const flow = this.#flow;
    const uniform = flow.maker(position, 4);
    const probability = flow.constant(position, 3);
    const value = this.#valueOf(position);
    const isOwn = uniform !== NOWHERE && flow.code(uniform) === CODE.uniform;
    if (!isOwn || flow.readers(uniform).length > 1 || !this.#canWait(flow.number(uniform, 2))) return false;
    if (probability === null || !(probability < 1) || value === NOWHERE) return false;
    const before = this.#isNothing(position, 2) ? NOWHERE : flow.number(position, 2);
    const isKnown = before === NOWHERE || this.starts.has(flow.maker(position, 2));
    const duration = this.#outcomeOf(position);
    // A duration that is NaN would have to stay so to the end.
    if (!isKnown || duration.from === 'slot' || (duration.from === 'number' && Number.isNaN(duration.value)))
      return false;
    const start: Start = {
      list: this.#lists.take(),
      draw: flow.number(uniform, 2),
      probability,
      before,
      duration: duration.from === 'number' ? wholePeriods(duration.value) : duration,
      isRead: before !== NOWHERE || flow.readers(position).length > 1,
    };
    this.skipped[uniform] = 1;
    this.starts.set(position, start);
    this.#pending.set(value, start);
    return true;
  }

  #addValue(position: number): boolean {
    const start = this.#pending.get(position);
    if (!start) return false;
    this.#lists.release(start.list);
    const isFresh = start.before === NOWHERE;
    this.values.set(position, {
      list: start.list,
      remainingBefore: start.before,
      valueBefore: isFresh ? NOWHERE : this.#flow.number(position, 4),
      severity: this.#outcomeOf(position),
    });
    return true;
  }

  /** The one `eventValue` of the same event and period: it reads the same periods left before. */
  #valueOf(position: number): number {
    const flow = this.#flow;
    const own = flow
      .readers(position)
      .filter((reader) => flow.code(reader) === CODE.eventValue && flow.maker(reader, 3) === position);
    const [value = NOWHERE] = own;
    if (own.length !== 1) return NOWHERE;
    const isSame =
      flow.number(value, 2) === flow.number(position, 2) && flow.maker(value, 2) === flow.maker(position, 2);
    return isSame ? value : NOWHERE;
  }

  #isNothing(position: number, operand: number): boolean {
    return this.#flow.constant(position, operand) === 0;
  }

  /** An outcome that is a draw of its own need not be made before; here it is marked so. */
  #outcomeOf(position: number): Outcome {
    const flow = this.#flow;
    const slot = flow.number(position, OUTCOME_OPERAND);
    const value = flow.constant(position, OUTCOME_OPERAND);
    if (value !== null) return { from: 'number', value };
    const quantile = flow.maker(position, OUTCOME_OPERAND);
    const uniform = flow.code(quantile) === CODE.quantile ? flow.maker(quantile, 3) : NOWHERE;
    const isOwn =
      uniform !== NOWHERE &&
      flow.code(uniform) === CODE.uniform &&
      flow.readers(quantile).length === 1 &&
      flow.readers(uniform).length === 1 &&
      this.#canWait(flow.number(uniform, 2));
    if (!isOwn) return { from: 'slot', slot };
    this.skipped[quantile] = 1;
    this.skipped[uniform] = 1;
    return { from: 'draw', draw: flow.number(uniform, 2), distribution: flow.number(quantile, 2) };
  }

  #addOutcome(position: number): void {
    const outcome = this.#outcomeOf(position);
    if (outcome.from !== 'draw') return;
    const slot = this.#flow.number(position, OUTCOME_OPERAND);
    this.outcomes.set(position, { code: this.#flow.code(position), outcome, slot });
  }
}

function wholePeriods(duration: number): Outcome {
  return { from: 'number', value: Math.max(1, roundHalfAway(duration)) };
}

/** Finds how the events of a program are computed. `canWait` tells draws of which single trials can be made. */
export function planEvents(program: Program, canWait: (draw: number) => boolean): EventPlan {
  return new Planner(program, canWait);
}
