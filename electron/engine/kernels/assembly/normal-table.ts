import { all } from './lanes';
import { centralRatio, upperQuantile } from './normal-as241';

/*
 * The normal quantile as polynomials of degree 5, 64 for each power of two that a number w may lie in: from 2⁻⁵³ up to ¼
 * they are −Φ⁻¹(w); between ¼ and ½, where w = ¼ + a, Φ⁻¹(½ + a) / a. They go through the values of AS 241 at the Chebyshev
 * nodes of each cell, from which no polynomial strays by more than 2 ulp (worked out at 40 digits). The table is made
 * when it is first read: 0.5 ms.
 */

/** In the kernels' own part of the memory, whose first page holds other things. */
@inline
export const TABLE: usize = 65536;
/** Binary exponents that cells begin with, as a double has them. */
const FIRST_EXPONENT: u64 = 970;
const CENTRAL_EXPONENT: u64 = 1021;
/** Bits of a double behind those that number its cell. */
const CELL_SHIFT: i32 = 46;
const CELLS: u64 = 64;
/** The number of the first cell of the table. */
export const FIRST_CELL: i32 = <i32>(FIRST_EXPONENT * CELLS);
/** Bytes of a polynomial, ascending coefficients. */
@inline
export const POLYNOMIAL: usize = 48;

/** ½ cos((2j + 1)π/12). */
const NODES = memory.data<f64>([0.48296291314453416, 0.3535533905932738, 0.12940952255126037]);
/** Even coefficients by half the sum of the values at ± a node, odd ones by half their difference: rows of three. */
const EVEN = memory.data<f64>([
  0.0893163974770409, -0.3333333333333333, 1.2440169358562925, -6.04786451314966, 21.333333333333332,
  -15.285468820183672, 42.666666666666664, -85.33333333333333, 42.666666666666664,
]);
const ODD = memory.data<f64>([
  0.18493427765603937, -0.9428090415820634, 9.613024693476673, -12.522420145622535, 60.339778661252055,
  -118.11703280281363, 88.34356739499376, -241.35911464500822, 329.702682040002,
]);

/** What the cells hold at w. */
@inline
function valueAt(w: v128, isCentral: bool): v128 {
  return isCentral ? centralRatio(f64x2.sub(w, f64x2.splat(0.25))) : upperQuantile(w);
}

@inline
function row(weights: usize, a: v128, b: v128, c: v128): v128 {
  const first = f64x2.mul(a, all(weights));
  return f64x2.add(f64x2.add(first, f64x2.mul(b, all(weights + 8))), f64x2.mul(c, all(weights + 16)));
}

/** The two values at ± node j from the middle of a cell. */
@inline
function pairAt(middle: f64, width: f64, j: usize, isCentral: bool): v128 {
  const away = width * load<f64>(NODES + (j << 3));
  return valueAt(f64x2.replace_lane(f64x2.splat(middle + away), 1, middle - away), isCentral);
}

/** Half the sum of a pair in lane 0, half its difference in lane 1. */
@inline
function parts(pair: v128): v128 {
  const other = v128.shuffle<i64>(pair, pair, 1, 0);
  const both = v128.shuffle<i64>(f64x2.add(pair, other), f64x2.sub(pair, other), 0, 2);
  return f64x2.mul(both, f64x2.splat(0.5));
}

function makeCell(cell: u64): void {
  // One cell more than its power of two has: a = ¼, its edge, is all that lies there.
  const exponent = min(cell / CELLS, CENTRAL_EXPONENT);
  const start = reinterpret<f64>(cell << CELL_SHIFT);
  const width = reinterpret<f64>((exponent - 6) << 52);
  const isCentral = exponent == CENTRAL_EXPONENT;
  const middle = start + 0.5 * width;
  const a = parts(pairAt(middle, width, 0, isCentral));
  const b = parts(pairAt(middle, width, 1, isCentral));
  const c = parts(pairAt(middle, width, 2, isCentral));
  const to = TABLE + <usize>(<i32>cell - FIRST_CELL) * POLYNOMIAL;
  for (let i: usize = 0; i < 3; i++) {
    v128.store64_lane(to + (i << 4), row(EVEN + i * 24, a, b, c), 0);
    v128.store64_lane(to + (i << 4), row(ODD + i * 24, a, b, c), 1, 8);
  }
}

/** Makes the table where the memory does not hold it yet: no polynomial of it begins with 0. */
@inline
export function ensureTable(): void {
  if (load<u64>(TABLE) == 0) makeTable();
}

function makeTable(): void {
  for (let cell = FIRST_EXPONENT * CELLS; cell <= (CENTRAL_EXPONENT + 1) * CELLS; cell++) makeCell(cell);
}
