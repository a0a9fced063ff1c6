import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE, hill } from '../../../electron/engine/graph/operation.ts';
import { MODE } from '../../../electron/engine/graph/program.ts';
import { BINARY_KERNELS, UNARY_KERNELS } from '../../../electron/engine/interpret/kernels.ts';
import { normalCdf, normalQuantile } from '../../../electron/engine/random/normal.ts';
import { anyBlock, blockWithin, COUNT, makeBench, ulps, worst } from './support.ts';

const bench = makeBench();
const { kernels, to, from, places } = bench;
const [a, b] = places;
const runs = { numRuns: 60 };

/** Doubles between the kernel's and the twin's value that are allowed, at any double. */
test.each([
  ['exp', 2],
  ['log', 1],
] as const)('%s is within %d ulp of its twin everywhere', (name, allowed) => {
  fc.assert(
    fc.property(fc.oneof(anyBlock, blockWithin(-740, 710), blockWithin(0, 4)), (values) => {
      bench.put(0, values);
      kernels.unary(CODE[name], to, from[0], COUNT);
      const got = bench.result();
      UNARY_KERNELS[name]!(bench.memory(), to / 8, a, COUNT);
      const { distance, at } = worst(got, bench.result());
      expect(distance, `${name}(${values[at]})`).toBeLessThanOrEqual(allowed);
    }),
    runs,
  );
});

test.each([
  ['exp', 0, 1],
  ['exp', -0, 1],
  ['exp', 1000, Number.POSITIVE_INFINITY],
  ['exp', Number.NEGATIVE_INFINITY, 0],
  ['exp', -745.2, 0],
  ['exp', Number.NaN, Number.NaN],
  ['log', 1, 0],
  ['log', 0, Number.NEGATIVE_INFINITY],
  ['log', -0, Number.NEGATIVE_INFINITY],
  ['log', -1, Number.NaN],
  ['log', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ['log', 5e-324, -744.4400719213812],
] as const)('%s(%d) is %d', (name, x, expected) => {
  bench.put(0, new Float64Array(COUNT).fill(x));
  kernels.unary(CODE[name], to, from[0], COUNT);
  expect(bench.result()).toEqual(new Float64Array(COUNT).fill(expected));
});

test('power is within 2 ulp of ** everywhere, in every mode', () => {
  const twin = BINARY_KERNELS.power!;
  const bases = fc.oneof(anyBlock, blockWithin(0, 3), blockWithin(0, 1e6));
  const exponents = fc.oneof(anyBlock, blockWithin(-3, 3), blockWithin(-60, 60));
  fc.assert(
    fc.property(bases, exponents, fc.double(), (base, exponent, scalar) => {
      bench.put(0, base);
      bench.put(1, exponent);
      for (const mode of Object.values(MODE)) {
        kernels.binary(CODE.power, mode, to, from[0], from[1], scalar, COUNT);
        const got = bench.result();
        if (mode === MODE.slots) twin.slots(bench.memory(), to / 8, a, b, COUNT);
        else if (mode === MODE.scalarRight) twin.scalarRight(bench.memory(), to / 8, a, scalar, COUNT);
        else twin.scalarLeft(bench.memory(), to / 8, b, scalar, COUNT);
        const { distance, at } = worst(got, bench.result());
        expect(distance, `mode ${mode}: ${base[at]} ** ${exponent[at]}, ${scalar}`).toBeLessThanOrEqual(2);
      }
    }),
    runs,
  );
});

test("a lane's power does not depend on its neighbour", () => {
  fc.assert(
    fc.property(blockWithin(0.01, 100), blockWithin(-5, 5), (base, exponent) => {
      bench.put(0, base);
      bench.put(1, exponent);
      kernels.binary(CODE.power, MODE.slots, to, from[0], from[1], 0, COUNT);
      const alone = bench.result();
      bench.put(
        0,
        base.map((value, i) => (i % 2 === 0 ? value : -value)),
      );
      kernels.binary(CODE.power, MODE.slots, to, from[0], from[1], 0, COUNT);
      expect(bench.result().filter((_, i) => i % 2 === 0)).toEqual(alone.filter((_, i) => i % 2 === 0));
    }),
    runs,
  );
});

/** In log space an error of an ulp of the exponent e = shape · ln(half/x) is |e| ulp of the power. */
function hillRoom(x: number, half: number, shape: number): number {
  return 8 + 4 * Math.abs(shape * Math.log(half / x));
}

test('hill is within 8 + 4 |shape · ln(half/x)| ulp of its twin', () => {
  fc.assert(
    fc.property(blockWithin(1e-6, 1e6), blockWithin(1, 1e6), blockWithin(0, 8), (x, half, shape) => {
      bench.put(0, x);
      bench.put(1, half);
      bench.put(2, shape);
      kernels.hill(to, from[0], from[1], from[2], COUNT);
      bench.result().forEach((got, i) => {
        const wanted = hill(x[i]!, half[i]!, shape[i]!);
        const allowed = hillRoom(x[i]!, half[i]!, shape[i]!);
        expect(ulps(got, wanted), `hill(${x[i]}, ${half[i]}, ${shape[i]})`).toBeLessThanOrEqual(allowed);
      });
    }),
    runs,
  );
});

test('hill has the special cases of its twin', () => {
  fc.assert(
    fc.property(anyBlock, anyBlock, anyBlock, (x, half, shape) => {
      bench.put(0, x);
      bench.put(1, half);
      bench.put(2, shape);
      kernels.hill(to, from[0], from[1], from[2], COUNT);
      bench.result().forEach((got, i) => {
        const wanted = hill(x[i]!, half[i]!, shape[i]!);
        const context = `hill(${x[i]}, ${half[i]}, ${shape[i]})`;
        if (!(Math.abs(wanted) > 1e-300)) expect(Math.abs(got - wanted) || 0, context).toBeLessThan(1e-300);
        else expect(Math.abs(got / wanted - 1), context).toBeLessThan(1e-12);
      });
    }),
    runs,
  );
});

/** Where the table and its cells begin and end, and where AS 241 changes its formula. */
const NORMAL_EDGES = [2 ** -53, 0.25, 0.075, 0.5, 1.4e-11]
  .flatMap((u) => [u, 1 - u, u / 2, u * (1 - 2 ** -53)])
  .concat(1, 1e-300);

test('the normal quantile is within 12 ulp of its twin', () => {
  const edges = fc.constantFrom(...NORMAL_EDGES);
  const tails = fc.double({ min: 1e-300, max: 0.08, noNaN: true });
  const uniforms = fc.array(
    fc.oneof(edges, tails, fc.double({ min: 0, max: 1, minExcluded: true, noNaN: true })),
    { minLength: COUNT, maxLength: COUNT },
  );
  fc.assert(
    fc.property(uniforms, (u) => {
      bench.put(0, u);
      kernels.normalQuantile(to, from[0], COUNT);
      bench.result().forEach((z, i) => {
        expect(ulps(z, normalQuantile(u[i]!)), `at ${u[i]}`).toBeLessThanOrEqual(12);
      });
    }),
    runs,
  );
});

test('the normal distribution function is within 8 ulp of its twin', () => {
  fc.assert(
    fc.property(fc.oneof(anyBlock, blockWithin(-37, 37), blockWithin(-7, 7)), (z) => {
      bench.put(0, z);
      kernels.normalCdf(to, from[0], COUNT);
      const { distance, at } = worst(bench.result(), z.map(normalCdf));
      expect(distance, `at ${z[at]}`).toBeLessThanOrEqual(8);
    }),
    runs,
  );
});

/** 2^(j/256), rounded once: of a double's neighbours the one whose 256th power is nearest to 2^j, by whole numbers. */
function isNearestPower(power: number, j: number): boolean {
  const scaled = (x: number) => BigInt(x * 2 ** 52);
  const one = 2n ** 52n;
  // Halfway to either neighbour, doubled so that it is whole: below and above the true root.
  const twice = 2n * scaled(power);
  const bound = 2n ** BigInt(j) * (2n * one) ** 256n;
  return (twice - 1n) ** 256n <= bound && bound <= (twice + 1n) ** 256n;
}

test('the table of powers of two is rounded once', () => {
  const source = readFileSync(
    new URL('../../../electron/engine/kernels/assembly/exp-table.ts', import.meta.url),
    'utf8',
  );
  const words = source.match(/0x[0-9a-f]{16}/g)!.map(BigInt);
  expect(words).toHaveLength(256);
  const view = new DataView(new ArrayBuffer(8));
  words.forEach((word, j) => {
    view.setBigUint64(0, word + (BigInt(j) << 44n));
    expect(isNearestPower(view.getFloat64(0), j), `entry ${j}`).toBe(true);
  });
});

test("a lane's exponential does not depend on its neighbour", () => {
  fc.assert(
    fc.property(blockWithin(-700, 700), (x) => {
      bench.put(0, x);
      kernels.unary(CODE.exp, to, from[0], COUNT);
      const alone = bench.result();
      bench.put(
        0,
        x.map((value, i) => (i % 4 === 0 ? value : 1000)),
      );
      kernels.unary(CODE.exp, to, from[0], COUNT);
      expect(bench.result().filter((_, i) => i % 4 === 0)).toEqual(alone.filter((_, i) => i % 4 === 0));
    }),
    runs,
  );
});
