import { CODE } from '../graph/operation.ts';
import { INSTRUCTION_LENGTH, instructionCount, type Program, STORE } from '../graph/program.ts';

/**
 * How an event turns out, drawn only for the trials in which it starts: the quantile of a draw of its own that nothing
 * else reads. Events are rare, and a draw with its quantile is what costs most.
 */
export interface Outcome {
  /** Position in the program's draws. */
  readonly draw: number;
  /** Position in the program's distributions. */
  readonly distribution: number;
  readonly slot: number;
}

/** The outcomes that can wait, by the position of the instruction that reads them, and what need not be run before. */
export interface Deferral {
  readonly outcomes: ReadonlyMap<number, Outcome>;
  /** 1 at instructions to leave out. */
  readonly skipped: Uint8Array;
}

const NOWHERE = -1;
const MANY = -2;

/** The last operand of an event's instructions: a duration or a severity. */
const OUTCOME_OPERAND = 5;

/** Positions of an instruction's operands that are slots. */
function slotOperands(code: number): readonly number[] {
  if (code === CODE.quantile) return [3];
  if (code === STORE) return [2];
  return code === CODE.uniform ? [] : [2, 3, 4, 5];
}

/** For each instruction the one that alone reads its result: {@link NOWHERE} or {@link MANY} where there is none. */
function readers(program: Program): Int32Array {
  const { instructions } = program;
  const reader = new Int32Array(instructionCount(program)).fill(NOWHERE);
  const writer = new Int32Array(program.slots).fill(NOWHERE);
  for (let position = 0, at = 0; position < reader.length; position++, at += INSTRUCTION_LENGTH) {
    const code = instructions[at]! & 0xff;
    for (const operand of slotOperands(code)) {
      const slot = instructions[at + operand]!;
      const from = slot < 0 ? NOWHERE : writer[slot]!;
      if (from !== NOWHERE) reader[from] = reader[from] === NOWHERE ? position : MANY;
    }
    if (code !== STORE) writer[instructions[at + 1]!] = position;
  }
  return reader;
}

/** Finds the draws and quantiles of a program that can wait until it is known in which trials they count. */
export function deferOutcomes(program: Program, canWait: (draw: number) => boolean): Deferral {
  const { instructions } = program;
  const reader = readers(program);
  const outcomes = new Map<number, Outcome>();
  const skipped = new Uint8Array(reader.length);
  const codeAt = (position: number) => instructions[position * INSTRUCTION_LENGTH]! & 0xff;
  for (let position = 0, at = 0; position < reader.length; position++, at += INSTRUCTION_LENGTH) {
    if (codeAt(position) !== CODE.uniform) continue;
    const draw = instructions[at + 2]!;
    const quantile = reader[position]!;
    if (quantile < 0 || codeAt(quantile) !== CODE.quantile || !canWait(draw)) continue;
    const event = reader[quantile]!;
    if (event < 0) continue;
    const code = codeAt(event);
    if (code !== CODE.eventRemaining && code !== CODE.eventValue) continue;
    const slot = instructions[quantile * INSTRUCTION_LENGTH + 1]!;
    if (instructions[event * INSTRUCTION_LENGTH + OUTCOME_OPERAND] !== slot) continue;
    outcomes.set(event, { draw, distribution: instructions[quantile * INSTRUCTION_LENGTH + 2]!, slot });
    skipped[position] = 1;
    skipped[quantile] = 1;
  }
  return { outcomes, skipped };
}
