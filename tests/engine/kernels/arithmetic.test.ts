import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BINARY_OPERATIONS, CODE, OPERATIONS } from '../../../electron/engine/graph/operation.ts';
import { MODE } from '../../../electron/engine/graph/program.ts';
import { BINARY_KERNELS, NARY_KERNELS, UNARY_KERNELS } from '../../../electron/engine/interpret/kernels.ts';
import * as codes from '../../../electron/engine/kernels/codes.ts';
import { anyBlock, COUNT, makeBench, worst } from './support.ts';

const bench = makeBench();
const { kernels, to, from, places } = bench;
const [a, b, c, d] = places;

/** Runs the kernel and keeps its result, then the twin in the same memory. */
function compare(kernel: () => void, twin: (memory: Float64Array) => void) {
  kernel();
  const got = bench.result();
  twin(bench.memory());
  return { got, wanted: bench.result() };
}

const EXACT = BINARY_OPERATIONS.filter((name) => name !== 'power');

test('operation codes are those of the graph', () => {
  const named = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
  const { SLOTS, SCALAR_LEFT, SCALAR_RIGHT, ...operations } = codes;
  expect(operations).toEqual(
    Object.fromEntries(
      OPERATIONS.filter((name) => name !== 'constant').map((name) => [named(name), CODE[name]]),
    ),
  );
  expect({ slots: SLOTS, scalarRight: SCALAR_RIGHT, scalarLeft: SCALAR_LEFT }).toEqual(MODE);
});

test.each(EXACT)('%s equals its twin bit for bit in every mode', (name) => {
  fc.assert(
    fc.property(anyBlock, anyBlock, fc.double(), (left, right, scalar) => {
      bench.put(0, left);
      bench.put(1, right);
      const twin = BINARY_KERNELS[name]!;
      const modes = [
        [MODE.slots, (memory: Float64Array) => twin.slots(memory, to / 8, a, b, COUNT)],
        [MODE.scalarRight, (memory: Float64Array) => twin.scalarRight(memory, to / 8, a, scalar, COUNT)],
        [MODE.scalarLeft, (memory: Float64Array) => twin.scalarLeft(memory, to / 8, b, scalar, COUNT)],
      ] as const;
      for (const [mode, inJavaScript] of modes) {
        const kernel = () => kernels.binary(CODE[name], mode, to, from[0], from[1], scalar, COUNT);
        const { got, wanted } = compare(kernel, inJavaScript);
        expect(got).toEqual(wanted);
      }
    }),
    { numRuns: 20 },
  );
});

test.each(['negate', 'not', 'abs', 'sqrt', 'floor', 'ceil', 'round'] as const)(
  '%s equals its twin bit for bit',
  (name) => {
    fc.assert(
      fc.property(anyBlock, (values) => {
        bench.put(0, values);
        const { got, wanted } = compare(
          () => kernels.unary(CODE[name], to, from[0], COUNT),
          (memory) => UNARY_KERNELS[name]!(memory, to / 8, a, COUNT),
        );
        expect(got).toEqual(wanted);
      }),
      { numRuns: 40 },
    );
  },
);

test.each(['select', 'eventRemaining', 'eventValue'] as const)('%s equals its twin bit for bit', (name) => {
  const few = fc.array(fc.constantFrom(0, -0, 1, 1.5, 2, 3, Number.NaN, Number.POSITIVE_INFINITY), {
    minLength: COUNT,
    maxLength: COUNT,
  });
  const block = fc.oneof(few, anyBlock);
  fc.assert(
    fc.property(block, block, block, block, (...operands) => {
      operands.forEach((values, operand) => {
        bench.put(operand, values);
      });
      const { got, wanted } = compare(
        () =>
          name === 'select'
            ? kernels.select(to, from[0], from[1], from[2], COUNT)
            : kernels[name](to, from[0], from[1], from[2], from[3], COUNT),
        (memory) => NARY_KERNELS[name]!(memory, to / 8, a, b, c, d, COUNT),
      );
      expect(got).toEqual(wanted);
    }),
    { numRuns: 40 },
  );
});

test('a result may take the place of an operand', () => {
  fc.assert(
    fc.property(anyBlock, anyBlock, (left, right) => {
      bench.put(0, left);
      bench.put(1, right);
      kernels.binary(CODE.subtract, MODE.slots, to, from[0], from[1], 0, COUNT);
      const apart = bench.result();
      kernels.binary(CODE.subtract, MODE.slots, from[1], from[0], from[1], 0, COUNT);
      const inPlace = bench.memory().slice(b, b + COUNT);
      expect(worst(inPlace, apart).distance).toBe(0);
    }),
    { numRuns: 20 },
  );
});
