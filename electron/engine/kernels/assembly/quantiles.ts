import { exp } from './exp';
import { all, HALF, holds, LEAST_COMPLEMENT, NOT_A_NUMBER, ONE, SIGN, zero } from './lanes';
import { quintic } from './quintic';

/** Uniform on [min, max], counted from the nearer end; a u that was rounded up to 1 counts as 1 − 2⁻⁵³. */
export function uniformQuantile(to: usize, u: usize, min: f64, max: f64, count: i32): void {
  const width = f64x2.splat(max - min);
  const least = f64x2.splat(min);
  const most = f64x2.splat(max);
  for (const end = to + (<usize>count << 3); to < end; to += 16, u += 16) {
    const p = v128.load(u);
    const complement = f64x2.sub(all(ONE), p);
    const q = v128.bitselect(complement, all(LEAST_COMPLEMENT), f64x2.lt(p, all(ONE)));
    const lower = f64x2.add(least, f64x2.mul(width, p));
    const upper = f64x2.sub(most, f64x2.mul(width, q));
    v128.store(to, v128.bitselect(lower, upper, f64x2.le(p, all(HALF))));
  }
}

/**
 * The first of n ascending values whose cumulative share reaches u. The table holds for each value the value, the share
 * up to it and the share beyond it, which decides in the upper half.
 */
export function stepQuantile(to: usize, u: usize, table: usize, n: i32, count: i32): void {
  const last = table + <usize>(n - 1) * 24;
  for (const end = to + (<usize>count << 3); to < end; to += 16, u += 16) {
    const p = v128.load(u);
    const q = f64x2.sub(all(ONE), p);
    const isLower = f64x2.le(p, all(HALF));
    let value = v128.load64_splat(table);
    for (let row = table; row < last; row += 24) {
      const reachedLower = f64x2.ge(v128.load64_splat(row, 8), p);
      const reachedUpper = f64x2.le(v128.load64_splat(row, 16), q);
      const isReached = v128.bitselect(reachedLower, reachedUpper, isLower);
      value = v128.bitselect(value, v128.load64_splat(row, 24), isReached);
    }
    v128.store(to, value);
  }
}

/** min + (max − min) / (1 + e^(−y)), counted from the nearer end. */
export function logistic(to: usize, y: usize, min: f64, max: f64, count: i32): void {
  const width = f64x2.splat(max - min);
  const least = f64x2.splat(min);
  const most = f64x2.splat(max);
  for (const end = to + (<usize>count << 3); to < end; to += 16, y += 16) {
    const logit = v128.load(y);
    const e = exp(v128.or(logit, all(SIGN)));
    const share = f64x2.mul(width, f64x2.div(e, f64x2.add(all(ONE), e)));
    const isLower = f64x2.lt(logit, zero());
    const lower = f64x2.add(least, share);
    v128.store(to, v128.bitselect(lower, f64x2.sub(most, share), isLower));
  }
}

const REACH: f64 = 7.2;
const CELLS: i32 = 24;
const PER_CELL: f64 = 1.0 / ((2.0 * REACH) / <f64>CELLS);
/** Bytes of the table's head: where each cell's pieces start, in doubles, and how many it has. */
const HEAD: usize = <usize>CELLS * 8;

/** Address of the polynomial at `place`, which is within the table. */
@inline
function polynomialAt(table: usize, cell: i32, piece: i32): usize {
  const start = load<i32>(table + (<usize>cell << 2));
  return table + HEAD + (<usize>(start + piece * 6) << 3);
}

/**
 * The quintic pieces of random/laws/normal-table.ts at standard normals z. Writes NaN where they don't hold, for the
 * caller to solve, and returns how many these are.
 */
export function tableQuantile(to: usize, z: usize, table: usize, count: i32): i32 {
  let missing = zero();
  for (const end = to + (<usize>count << 3); to < end; to += 16, z += 16) {
    const place = f64x2.mul(f64x2.add(v128.load(z), f64x2.splat(REACH)), f64x2.splat(PER_CELL));
    const isInside = v128.and(f64x2.ge(place, zero()), f64x2.lt(place, f64x2.splat(<f64>CELLS)));
    const cells = i32x4.trunc_sat_f64x2_u_zero(v128.and(place, isInside));
    const cell0 = i32x4.extract_lane(cells, 0);
    const cell1 = i32x4.extract_lane(cells, 1);
    const counts = v128.load32_lane(
      table + (<usize>(CELLS + cell1) << 2),
      v128.load32_zero(table + (<usize>(CELLS + cell0) << 2)),
      1,
    );
    const fraction = f64x2.sub(place, f64x2.convert_low_i32x4_u(cells));
    const inside = f64x2.mul(fraction, f64x2.convert_low_i32x4_s(counts));
    const pieces = i32x4.trunc_sat_f64x2_u_zero(v128.and(inside, isInside));
    const t = f64x2.sub(inside, f64x2.convert_low_i32x4_u(pieces));
    const y = quintic(
      polynomialAt(table, cell0, i32x4.extract_lane(pieces, 0)),
      polynomialAt(table, cell1, i32x4.extract_lane(pieces, 1)),
      t,
    );
    const value = v128.bitselect(y, all(NOT_A_NUMBER), isInside);
    missing = i64x2.sub(missing, f64x2.ne(value, value));
    v128.store(to, value);
  }
  return <i32>(i64x2.extract_lane(missing, 0) + i64x2.extract_lane(missing, 1));
}
