import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Arena } from '../../../electron/engine/interpret/memory.ts';
import { instantiateKernels, type Kernels } from '../../../electron/engine/kernels/kernels.ts';

/** Elements of a block in these tests. */
export const COUNT = 256;
const OPERANDS = 4;

export const kernelBytes = () => readFileSync(new URL('../../../resources/kernels.wasm', import.meta.url));

const module = new WebAssembly.Module(kernelBytes());

/** Kernels over a memory of five blocks: the result's, at address `to`, and the operands'. */
export interface Bench {
  readonly kernels: Kernels;
  readonly arena: Arena;
  readonly to: number;
  readonly from: readonly [number, number, number, number];
  /** Places where a twin finds the same numbers in {@link Bench.memory}. */
  readonly places: readonly [number, number, number, number];
  memory(): Float64Array;
  /** Puts numbers into an operand's block. */
  put(operand: number, values: ArrayLike<number>): void;
  result(): Float64Array;
}

export function makeBench(): Bench {
  const arena = new Arena();
  const kernels = instantiateKernels(module, arena.memory);
  const to = arena.take(COUNT * 8);
  const blocks = Array.from({ length: OPERANDS }, () => arena.take(COUNT * 8));
  const from = [blocks[0]!, blocks[1]!, blocks[2]!, blocks[3]!] as const;
  return {
    kernels,
    arena,
    to,
    from,
    places: [from[0] / 8, from[1] / 8, from[2] / 8, from[3] / 8],
    memory: () => arena.doubles(),
    put: (operand, values) => arena.doubles().set(values, blocks[operand]! / 8),
    result: () => arena.doubles().slice(to / 8, to / 8 + COUNT),
  };
}

const view = new DataView(new ArrayBuffer(8));

/** Doubles in order, −0 and 0 one place: the distance of two is their number of ulp. */
function rank(x: number): bigint {
  view.setFloat64(0, x);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}

/** How many doubles lie from a to b; NaN equals NaN, and 0 differs from −0 by half a one. */
export function ulps(a: number, b: number): number {
  if (Object.is(a, b)) return 0;
  if (Number.isNaN(a) || Number.isNaN(b)) return Number.POSITIVE_INFINITY;
  return a === b ? 0.5 : Math.abs(Number(rank(a) - rank(b)));
}

/** The largest distance of two blocks, and the place of it. */
export function worst(
  got: ArrayLike<number>,
  wanted: ArrayLike<number>,
): { readonly distance: number; readonly at: number } {
  let distance = 0;
  let at = -1;
  for (let i = 0; i < wanted.length; i++) {
    const here = ulps(got[i]!, wanted[i]!);
    if (here > distance) {
      distance = here;
      at = i;
    }
  }
  return { distance, at };
}

const SPECIAL = [
  0,
  -0,
  1,
  -1,
  0.5,
  -0.5,
  1.5,
  2,
  2.5,
  -2.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  2.225073858507201e-308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  4503599627370495.5,
  709.782712893384,
  709.7827128933841,
  -708.3964185322641,
  -745.1332191019411,
  -745.1332191019412,
];

/** Blocks of any doubles: special ones, any bits, everyday magnitudes. */
export const anyBlock = fc.array(
  fc.oneof(
    fc.constantFrom(...SPECIAL),
    fc.double(),
    fc.double({ min: -50, max: 50 }),
    fc.double({ min: 0, max: 1, minExcluded: true, maxExcluded: true }),
  ),
  { minLength: COUNT, maxLength: COUNT },
);

/** Blocks of doubles between two bounds. */
export const blockWithin = (min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: COUNT, maxLength: COUNT });
