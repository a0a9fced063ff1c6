import { POWERS } from './exp-table';
import { all, ONE, step, zero } from './lanes';

/** 1.5 · 2⁵²: adding it leaves the nearest whole number in the low bits. */
const WHOLE = memory.data<f64>([6755399441055744.0]);
/** 256 / ln 2, and ln 2 / 256 in two parts, the first with so few digits that its products with whole numbers are exact. */
const PER_STEP = memory.data<f64>([369.3299304675746]);
const STEP_HIGH = memory.data<f64>([0.002707606173999011]);
const STEP_LOW = memory.data<f64>([6.327543041662719e-14]);
const LEAST = memory.data<f64>([-746]);
const MOST = memory.data<f64>([710]);
/** Within it all intermediate results are normal, whatever their order. */
const USUAL = memory.data<f64>([600]);
const EXPONENT_BIAS = memory.data<u64>([1023]);
const PLACE = memory.data<u64>([255]);
/** (e^r − 1 − r) / r² in ascending powers of r. */
const C = memory.data<f64>([0.5, 0.16666667812155952, 0.04166666857581546]);

/** N, the nearest whole number of steps of ln 2 / 256, in the low bits. */
@inline
function shiftedSteps(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, all(PER_STEP)), all(WHOLE));
}

/** The table's entries at N mod 256. */
@inline
function entries(shifted: v128): v128 {
  const first = POWERS + (<usize>(i32x4.extract_lane(shifted, 0) & 255) << 3);
  const second = POWERS + (<usize>(i32x4.extract_lane(shifted, 2) & 255) << 3);
  return v128.load64_lane(second, v128.load64_zero(first), 1);
}

/** e^r − 1 for r = x + low − N ln 2 / 256, by a polynomial whose error is below 2⁻⁵⁶ (Chebyshev fit at 80 digits). */
@inline
function rest(x: v128, low: v128, hasLow: bool, shifted: v128): v128 {
  const n = f64x2.sub(shifted, all(WHOLE));
  let tail = f64x2.mul(n, all(STEP_LOW));
  if (hasLow) tail = f64x2.sub(tail, low);
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(n, all(STEP_HIGH))), tail);
  const c = step(step(all(C + 16), r, C + 8), r, C);
  return f64x2.add(r, f64x2.mul(f64x2.mul(r, r), c));
}

/** Of lanes within ±600: 2^(N/256) · e^r, after Tang (1989, ACM TOMS 15, p. 144). Within 2 ulp. */
@inline
function usualExp(x: v128, low: v128, hasLow: bool): v128 {
  const shifted = shiftedSteps(x);
  const power = i64x2.add(entries(shifted), i64x2.shl(shifted, 44));
  return f64x2.add(power, f64x2.mul(power, rest(x, low, hasLow, shifted)));
}

/** The same for any lanes: the result is scaled last, in two steps, so that subnormal ones are rounded once. */
function anyExp(x: v128, low: v128): v128 {
  x = f64x2.pmin(f64x2.pmax(x, all(LEAST)), all(MOST));
  const shifted = shiftedSteps(x);
  const power = i64x2.add(entries(shifted), i64x2.shl(v128.and(shifted, all(PLACE)), 44));
  const value = f64x2.add(power, f64x2.mul(power, rest(x, low, true, shifted)));
  const exponent = i32x4.shr_s(shifted, 8);
  const first = i32x4.shr_s(exponent, 1);
  const second = i32x4.sub(exponent, first);
  const half = f64x2.mul(value, i64x2.shl(i64x2.add(first, all(EXPONENT_BIAS)), 52));
  return f64x2.mul(half, i64x2.shl(i64x2.add(second, all(EXPONENT_BIAS)), 52));
}

@inline
function isUsual(x: v128): v128 {
  return f64x2.le(f64x2.abs(x), all(USUAL));
}

/** e^(x + low) with |low| below an ulp of x; NaN for NaN. */
@inline
export function expSum(x: v128, low: v128): v128 {
  return i64x2.all_true(isUsual(x)) ? usualExp(x, low, true) : anyExp(x, low);
}

@inline
export function exp(x: v128): v128 {
  return i64x2.all_true(isUsual(x)) ? usualExp(x, zero(), false) : anyExp(x, zero());
}

/** Two vectors at once at `from` to `to`: one check for both. */
@inline
export function expPair(to: usize, from: usize): void {
  const x0 = v128.load(from);
  const x1 = v128.load(from, 16);
  if (i64x2.all_true(v128.and(isUsual(x0), isUsual(x1)))) {
    v128.store(to, usualExp(x0, zero(), false));
    v128.store(to, usualExp(x1, zero(), false), 16);
  } else {
    v128.store(to, anyExp(x0, zero()));
    v128.store(to, anyExp(x1, zero()), 16);
  }
}
