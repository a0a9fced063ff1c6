/** Two doubles at once: constants and small steps that several kernels share. */

/*
 * V8 builds a constant of 128 bits anew, by several instructions, at every turn of a loop; reading it from memory costs
 * one. So constants are named by their addresses.
 */
export const HALF = memory.data<f64>([0.5]);
export const ONE = memory.data<f64>([1]);
export const TWO = memory.data<f64>([2]);
/** The sign bit alone. */
export const SIGN = memory.data<f64>([-0.0]);
export const NOT_A_NUMBER = memory.data<f64>([NaN]);
export const INFINITE = memory.data<f64>([Infinity]);
export const SMALLEST_NORMAL = memory.data<f64>([2.2250738585072014e-308]);
/** The complement of a uniform that was rounded up to 1: 2⁻⁵³. */
export const LEAST_COMPLEMENT = memory.data<f64>([1.1102230246251565e-16]);

/** The constant at an address in both lanes. */
@inline
export function all(address: usize): v128 {
  return v128.load64_splat(address);
}

@inline
export function zero(): v128 {
  return f64x2.splat(0);
}

/** 1 where the mask is set, 0 elsewhere. */
@inline
export function oneWhere(mask: v128): v128 {
  return v128.and(mask, all(ONE));
}

/** A condition holds where it is neither 0 nor NaN. */
@inline
export function holds(x: v128): v128 {
  return v128.and(f64x2.ne(x, zero()), f64x2.eq(x, x));
}

/** Halves away from zero; −0 stays. */
@inline
export function roundHalfAway(x: v128): v128 {
  const whole = f64x2.trunc(x);
  const isHalf = f64x2.ge(f64x2.abs(f64x2.sub(x, whole)), all(HALF));
  const sign = v128.or(v128.and(x, all(SIGN)), all(ONE));
  return v128.bitselect(f64x2.add(whole, sign), whole, isHalf);
}

/**
 * a · b + the constant at `address`, each operation rounded: no fused operation, whose last bit would depend on the
 * machine.
 */
@inline
export function step(a: v128, b: v128, address: usize): v128 {
  return f64x2.add(f64x2.mul(a, b), all(address));
}

/** A polynomial of degree 4 by Horner's rule; its coefficients stand at `table`, the highest first. */
@inline
export function degree4(table: usize, x: v128): v128 {
  return step(step(step(step(all(table), x, table + 8), x, table + 16), x, table + 24), x, table + 32);
}

@inline
export function degree5(table: usize, x: v128): v128 {
  return step(degree4(table, x), x, table + 40);
}

@inline
export function degree7(table: usize, x: v128): v128 {
  return step(step(degree5(table, x), x, table + 48), x, table + 56);
}

@inline
export function degree8(table: usize, x: v128): v128 {
  return step(degree7(table, x), x, table + 64);
}
