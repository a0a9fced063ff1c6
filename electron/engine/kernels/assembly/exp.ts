import { all, HALF, ONE, step, zero } from './lanes';
import { LN2_HIGH, LN2_LOW } from './log';

/** 1.5 · 2⁵²: adding it leaves the nearest whole number in the low bits. */
const WHOLE = memory.data<f64>([6755399441055744.0]);
const LOG2_E = memory.data<f64>([1.4426950408889634]);
const LEAST = memory.data<f64>([-746]);
const MOST = memory.data<f64>([710]);
const EXPONENT_BIAS = memory.data<u64>([1023]);
/** (e^r − 1 − r − r²/2) / r³ in ascending powers of r. */
const C = memory.data<f64>([
  0.16666666666666669, 0.041666666666666664, 0.008333333333330011, 0.0013888888888886517,
  0.00019841269863303223, 2.4801587317322748e-05, 2.75572680728901e-06, 2.7557282693108636e-07,
  2.5100569275813683e-08, 2.0911367871348534e-09,
]);

/**
 * e^(x + low) with |low| below an ulp of x: x = n ln 2 + r with |r| ≤ ln 2 / 2, and a polynomial for e^r whose error is
 * below 2⁻⁵⁸ (coefficients by Chebyshev fit at 60 digits). Below 1 ulp for normal results; NaN for NaN.
 */
@inline
export function expSum(x: v128, low: v128): v128 {
  x = f64x2.pmin(f64x2.pmax(x, all(LEAST)), all(MOST));
  const shifted = f64x2.add(f64x2.mul(x, all(LOG2_E)), all(WHOLE));
  const n = f64x2.sub(shifted, all(WHOLE));
  const high = f64x2.sub(x, f64x2.mul(n, all(LN2_HIGH)));
  const tail = f64x2.sub(f64x2.mul(n, all(LN2_LOW)), low);
  const r = f64x2.sub(high, tail);
  const lost = f64x2.sub(f64x2.sub(high, r), tail);
  const square = f64x2.mul(r, r);
  const fourth = f64x2.mul(square, square);
  const c0 = step(all(C + 8), r, C);
  const c2 = step(all(C + 24), r, C + 16);
  const c4 = step(all(C + 40), r, C + 32);
  const c6 = step(all(C + 56), r, C + 48);
  const c8 = step(all(C + 72), r, C + 64);
  const upper = f64x2.add(f64x2.add(c4, f64x2.mul(c6, square)), f64x2.mul(c8, fourth));
  const lower = f64x2.add(c0, f64x2.mul(c2, square));
  const cubic = f64x2.mul(f64x2.mul(square, r), f64x2.add(lower, f64x2.mul(upper, fourth)));
  const rest = f64x2.add(f64x2.mul(square, all(HALF)), f64x2.add(cubic, lost));
  const value = f64x2.add(all(ONE), f64x2.add(r, rest));
  return scale(value, shifted);
}

/** value · 2^n in two steps, so that subnormal results are rounded once and 2^1024 is no obstacle. */
@inline
function scale(value: v128, shifted: v128): v128 {
  const first = i32x4.shr_s(shifted, 1);
  const second = i32x4.sub(shifted, first);
  const one = all(EXPONENT_BIAS);
  const low = f64x2.mul(value, i64x2.shl(i64x2.add(first, one), 52));
  return f64x2.mul(low, i64x2.shl(i64x2.add(second, one), 52));
}

@inline
export function exp(x: v128): v128 {
  return expSum(x, zero());
}
