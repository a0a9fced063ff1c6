import { OPERATIONS, SCALAR } from './operation.ts';
import { SCALAR_STEP, type ScalarProgram } from './parameters.ts';
import type { Program } from './program.ts';

/** A program for every value of its parameters: its numbers are places in those of `scalars`, from 1; 0 is none. */
export interface OpenProgram {
  readonly program: Program;
  readonly scalars: ScalarProgram;
}

/** The numbers of a scalar program for these parameters, by the operations' own scalar meaning. */
function numbersOf({ numbers, parameters, steps }: ScalarProgram, values: Float64Array): Float64Array {
  const all = numbers.slice();
  for (let i = 0; i < parameters.length; i += 2) all[parameters[i + 1]!] = values[parameters[i]!]!;
  for (let at = 0; at < steps.length; at += SCALAR_STEP) {
    const operation = SCALAR[OPERATIONS[steps[at]!]!]!;
    const [a, b, c, d] = [
      all[steps[at + 2]!]!,
      all[steps[at + 3]!]!,
      all[steps[at + 4]!]!,
      all[steps[at + 5]!]!,
    ];
    all[steps[at + 1]!] = operation(a, b, c, d);
  }
  return all;
}

/**
 * The program for these values of its parameters, by position. It gives the bits of one compiled with them. Null where
 * one of its numbers must not be NaN and is.
 */
export function bindProgram({ program, scalars }: OpenProgram, values: Float64Array): Program | null {
  const numbers = numbersOf(scalars, values);
  if (scalars.neverNaN.some((place) => Number.isNaN(numbers[place]!))) return null;
  const filled = (places: Float64Array) => places.map((place) => (place === 0 ? 0 : numbers[place - 1]!));
  return {
    ...program,
    scalars: filled(program.scalars),
    constantSlots: filled(program.constantSlots),
    trees: { ...program.trees, scalars: filled(program.trees.scalars) },
    constantColumns: program.constantColumns.map(([column, place]) => [column, numbers[place - 1]!] as const),
  };
}
