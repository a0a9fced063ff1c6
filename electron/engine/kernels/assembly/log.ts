import { all, HALF, INFINITE, NOT_A_NUMBER, ONE, SMALLEST_NORMAL, step, TWO, zero } from './lanes';

/** Added to a double's bits so that bits 52 … 63 hold k + 1024, x = 2^k · m with m in [√½, √2). */
const SHIFT = memory.data<u64>([0x4000000000000000 - 0x3fe6a09e667f3bcd]);
const EXPONENT = memory.data<u64>([0xfff0000000000000]);
const TWO_BITS = memory.data<u64>([0x4000000000000000]);
const TWO_52_BITS = memory.data<u64>([0x4330000000000000]);
/** ln 2 in two parts, the first with so few digits that its products with exponents are exact. */
export const LN2_HIGH = memory.data<f64>([6.93147180369123816490e-1]);
export const LN2_LOW = memory.data<f64>([1.90821492927058770002e-10]);
const EXPONENT_BIAS = memory.data<f64>([4503599627370496.0 + 1024.0]);
const TWO_54 = memory.data<f64>([18014398509481984.0]);
const LN_TWO_54_HIGH = memory.data<f64>([54.0 * 6.93147180369123816490e-1]);
const LN_TWO_54_LOW = memory.data<f64>([54.0 * 1.90821492927058770002e-10]);
/** The coefficients Lg1 … Lg7 of e_log.c. */
const LG = memory.data<f64>([
  6.66666666666673513e-1, 3.999999999940941908e-1, 2.857142874366239149e-1, 2.222219843214978396e-1,
  1.818357216161805012e-1, 1.531383769920937332e-1, 1.479819860511658591e-1,
]);

/** k + 1024 in the exponent's place. */
@inline
export function shiftedExponent(x: v128): v128 {
  return i64x2.add(x, all(SHIFT));
}

/** k as a double, from {@link shiftedExponent}. */
@inline
export function exponentOf(shifted: v128): v128 {
  const whole = v128.or(i64x2.shr_u(shifted, 52), all(TWO_52_BITS));
  return f64x2.sub(whole, all(EXPONENT_BIAS));
}

/** m, from x and {@link shiftedExponent}. */
@inline
export function mantissaOf(x: v128, shifted: v128): v128 {
  const exponent = i64x2.sub(v128.and(shifted, all(EXPONENT)), all(TWO_BITS));
  return i64x2.sub(x, exponent);
}

/** ln of positive normal lanes, below 1 ulp: FreeBSD's e_log.c (Sun Microsystems, 1993) without its short cuts. */
@inline
export function logNormal(x: v128): v128 {
  const shifted = shiftedExponent(x);
  const k = exponentOf(shifted);
  const f = f64x2.sub(mantissaOf(x, shifted), all(ONE));
  const s = f64x2.div(f, f64x2.add(f, all(TWO)));
  const z = f64x2.mul(s, s);
  const w = f64x2.mul(z, z);
  const even = f64x2.mul(w, step(step(all(LG + 40), w, LG + 24), w, LG + 8));
  const odd = f64x2.mul(z, step(step(step(all(LG + 48), w, LG + 32), w, LG + 16), w, LG));
  const half = f64x2.mul(f64x2.mul(all(HALF), f), f);
  const small = f64x2.add(
    f64x2.mul(s, f64x2.add(half, f64x2.add(even, odd))),
    f64x2.mul(k, all(LN2_LOW)),
  );
  return f64x2.sub(f64x2.mul(k, all(LN2_HIGH)), f64x2.sub(f64x2.sub(half, small), f));
}

/** ln: −∞ at ±0, NaN below, ∞ at ∞. */
@inline
export function log(x: v128): v128 {
  const usual = v128.and(f64x2.ge(x, all(SMALLEST_NORMAL)), f64x2.lt(x, all(INFINITE)));
  if (i64x2.all_true(usual)) return logNormal(x);
  return logUnusual(x);
}

function logUnusual(x: v128): v128 {
  const isSmall = f64x2.lt(x, all(SMALLEST_NORMAL));
  const scaled = v128.bitselect(f64x2.mul(x, all(TWO_54)), x, isSmall);
  const raised = logNormal(scaled);
  let result = v128.bitselect(logOfSmall(raised), raised, isSmall);
  result = v128.bitselect(x, result, v128.or(f64x2.eq(x, all(INFINITE)), f64x2.ne(x, x)));
  result = v128.bitselect(f64x2.neg(all(INFINITE)), result, f64x2.eq(x, zero()));
  return v128.bitselect(all(NOT_A_NUMBER), result, f64x2.lt(x, zero()));
}

/** ln(x) from ln(2⁵⁴ x) of a subnormal x: the result is near −720, so that one more rounding stays below 1 ulp. */
@inline
function logOfSmall(raised: v128): v128 {
  return f64x2.sub(f64x2.sub(raised, all(LN_TWO_54_HIGH)), all(LN_TWO_54_LOW));
}
