import { expSum } from './exp';
import { all, INFINITE, ONE, SMALLEST_NORMAL, step } from './lanes';
import { exponentOf, LN2_HIGH, LN2_LOW, mantissaOf, shiftedExponent } from './log';

/** a ** b of ECMAScript, by the host, for bases and exponents outside of the usual. */
@external('twin', 'power')
declare function twinPower(base: f64, exponent: f64): f64;

/** A larger exponent leaves 0, 1 or ∞, or lets intermediate results overflow. */
const LARGEST_EXPONENT = memory.data<f64>([1e30]);
const LEADING_BITS = memory.data<u64>([0xfffffffff8000000]);
const LARGEST_LOW = memory.data<f64>([1e-9]);
const LEAST_LOW = memory.data<f64>([-1e-9]);
const TWO_THIRDS = memory.data<f64>([0.6666666666666666]);
const TWO_THIRDS_LOW = memory.data<f64>([3.700743415417188e-17]);
/** 2/5 + 2/7 z + 2/9 z² … by Chebyshev fit at 60 digits, ascending. */
const R = memory.data<f64>([
  0.4000000000000003, 0.2857142857133801, 0.22222222271326808, 0.18181808210921882, 0.15385577463308145,
  0.13285868837545742, 0.1291471218393509,
]);

/** The leading 26 bits: products of two of them are exact. */
@inline
function leading(x: v128): v128 {
  return v128.and(x, all(LEADING_BITS));
}

/** What a · b loses to rounding where it gives `product` (Dekker 1971). */
@inline
function productError(a: v128, b: v128, product: v128): v128 {
  const aHigh = leading(a);
  const bHigh = leading(b);
  const aLow = f64x2.sub(a, aHigh);
  const bLow = f64x2.sub(b, bHigh);
  const first = f64x2.sub(f64x2.mul(aHigh, bHigh), product);
  const crossed = f64x2.add(f64x2.add(first, f64x2.mul(aHigh, bLow)), f64x2.mul(aLow, bHigh));
  return f64x2.add(crossed, f64x2.mul(aLow, bLow));
}

/** What a + b loses to rounding where |a| ≥ |b| or a = 0, and it gives `sum`. */
@inline
function sumError(a: v128, b: v128, sum: v128): v128 {
  return f64x2.sub(b, f64x2.sub(sum, a));
}

/**
 * base^exponent for positive normal finite bases: e^(exponent · ln base) with the logarithm to some 65 bits, as
 * ln m = 2 atanh(s), s = (m − 1)/(m + 1), whose first two terms are sums of two doubles. Within 1 ulp for normal results.
 */
@inline
export function powerUsual(base: v128, exponent: v128): v128 {
  const shifted = shiftedExponent(base);
  const k = exponentOf(shifted);
  const m = mantissaOf(base, shifted);
  // s + sLow = (m − 1)/(m + 1)
  const f = f64x2.sub(m, all(ONE));
  const d = f64x2.add(m, all(ONE));
  const dLow = f64x2.sub(m, f64x2.sub(d, all(ONE)));
  const reciprocal = f64x2.div(all(ONE), d);
  const s = f64x2.mul(f, reciprocal);
  const sd = f64x2.mul(s, d);
  const left = f64x2.sub(f64x2.sub(f64x2.sub(f, sd), productError(s, d, sd)), f64x2.mul(s, dLow));
  const sLow = f64x2.mul(left, reciprocal);
  // z + zLow = s²
  const z = f64x2.mul(s, s);
  const zLow = f64x2.add(productError(s, s, z), f64x2.mul(f64x2.add(s, s), sLow));
  // c + cLow = 2/3 + 2/5 z + 2/7 z² …
  const w = f64x2.mul(z, z);
  const p1 = step(all(R + 8), z, R);
  const p3 = step(all(R + 24), z, R + 16);
  const p5 = step(all(R + 40), z, R + 32);
  const upper = f64x2.add(p5, f64x2.mul(w, all(R + 48)));
  const p = f64x2.mul(z, f64x2.add(p1, f64x2.mul(w, f64x2.add(p3, f64x2.mul(w, upper)))));
  const c = f64x2.add(all(TWO_THIRDS), p);
  const cLow = f64x2.add(sumError(all(TWO_THIRDS), p, c), all(TWO_THIRDS_LOW));
  // u + uLow = s³ · c
  const zc = f64x2.mul(z, c);
  const zcLow = f64x2.add(productError(z, c, zc), f64x2.add(f64x2.mul(z, cLow), f64x2.mul(zLow, c)));
  const u = f64x2.mul(s, zc);
  const uLow = f64x2.add(productError(s, zc, u), f64x2.add(f64x2.mul(s, zcLow), f64x2.mul(sLow, zc)));
  // lnM + lnMLow = 2 s + s³ c
  const twice = f64x2.add(s, s);
  const lnM = f64x2.add(twice, u);
  const lnMLow = f64x2.add(sumError(twice, u, lnM), f64x2.add(f64x2.add(sLow, sLow), uLow));
  // l + lLow = k ln 2 + ln m
  const whole = f64x2.mul(k, all(LN2_HIGH));
  const sum = f64x2.add(whole, lnM);
  const sumLow = f64x2.add(sumError(whole, lnM, sum), f64x2.add(f64x2.mul(k, all(LN2_LOW)), lnMLow));
  const l = f64x2.add(sum, sumLow);
  const lLow = sumError(sum, sumLow, l);
  const x = f64x2.mul(exponent, l);
  const xLow = f64x2.add(productError(exponent, l, x), f64x2.mul(exponent, lLow));
  return expSum(x, f64x2.pmin(f64x2.pmax(xLow, all(LEAST_LOW)), all(LARGEST_LOW)));
}

/** Lanes that {@link powerUsual} is made for. */
@inline
export function isUsual(base: v128, exponent: v128): v128 {
  const positive = v128.and(f64x2.ge(base, all(SMALLEST_NORMAL)), f64x2.lt(base, all(INFINITE)));
  return v128.and(positive, f64x2.lt(f64x2.abs(exponent), all(LARGEST_EXPONENT)));
}

/** Where both bases are 1, as an index before anything has happened, the powers are 1. */
@inline
export function isOneToUsual(base: v128, exponent: v128): bool {
  const usual = f64x2.lt(f64x2.abs(exponent), all(LARGEST_EXPONENT));
  return i64x2.all_true(v128.and(f64x2.eq(base, all(ONE)), usual));
}

/** base ** exponent as ECMAScript has it (1 ** NaN is NaN, 0 ** 0 is 1). */
@inline
export function power(base: v128, exponent: v128): v128 {
  if (i64x2.all_true(isUsual(base, exponent))) return powerUsual(base, exponent);
  return powerUnusual(base, exponent);
}

function powerUnusual(base: v128, exponent: v128): v128 {
  const first = twinPower(f64x2.extract_lane(base, 0), f64x2.extract_lane(exponent, 0));
  const second = twinPower(f64x2.extract_lane(base, 1), f64x2.extract_lane(exponent, 1));
  const twin = f64x2.replace_lane(f64x2.splat(first), 1, second);
  // A lane's value must not depend on its neighbour.
  return v128.bitselect(powerUsual(base, exponent), twin, isUsual(base, exponent));
}
