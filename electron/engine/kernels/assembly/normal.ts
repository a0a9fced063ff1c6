import { all, HALF, ONE, SIGN } from './lanes';
import { anyQuantile } from './normal-as241';
import { ensureTable, FIRST_CELL, POLYNOMIAL, TABLE } from './normal-table';
import { quintic } from './quintic';

const QUARTER = memory.data<f64>([0.25]);
const ONE_AND_HALF = memory.data<f64>([1.5]);
/** The least p in the table, 2⁻⁵³. */
const LEAST = memory.data<f64>([1.1102230246251565e-16]);
const PLACE = memory.data<u64>([0x000fffffffffffff]);
const ONE_BITS = memory.data<u64>([0x3ff0000000000000]);

/** Φ⁻¹(u) where p = min(u, 1 − u) is in the table. */
@inline
function tabled(u: v128, p: v128): v128 {
  const q = f64x2.sub(u, all(HALF));
  const a = f64x2.abs(q);
  const isCentral = f64x2.le(a, all(QUARTER));
  const w = v128.bitselect(f64x2.add(a, all(QUARTER)), p, isCentral);
  const cells = i64x2.shr_u(w, 46);
  const fraction = v128.or(v128.and(i64x2.shl(w, 6), all(PLACE)), all(ONE_BITS));
  const t = f64x2.sub(fraction, all(ONE_AND_HALF));
  const side = v128.or(v128.and(q, all(SIGN)), all(ONE));
  const y = quintic(
    TABLE + <usize>(i32x4.extract_lane(cells, 0) - FIRST_CELL) * POLYNOMIAL,
    TABLE + <usize>(i32x4.extract_lane(cells, 2) - FIRST_CELL) * POLYNOMIAL,
    t,
  );
  return f64x2.mul(v128.bitselect(q, side, isCentral), y);
}

/** The same where some lane may be out of the table, each by itself. */
function unusual(u: v128, p: v128, isTabled: v128): v128 {
  const value = tabled(v128.bitselect(u, all(HALF), isTabled), v128.bitselect(p, all(HALF), isTabled));
  return v128.bitselect(value, anyQuantile(u), isTabled);
}

/** Φ⁻¹(u): by polynomials, and by AS 241 itself for u that are nearer to 0 or 1 than 2⁻⁵³. */
export function normalQuantile(to: usize, from: usize, count: i32): void {
  ensureTable();
  for (const end = to + (<usize>count << 3); to < end; to += 16, from += 16) {
    const u = v128.load(from);
    const p = f64x2.pmin(u, f64x2.sub(all(ONE), u));
    const isTabled = f64x2.ge(p, all(LEAST));
    v128.store(to, i64x2.all_true(isTabled) ? tabled(u, p) : unusual(u, p, isTabled));
  }
}
