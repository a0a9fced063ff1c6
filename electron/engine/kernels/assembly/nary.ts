import { exp } from './exp';
import { all, holds, NOT_A_NUMBER, ONE, roundHalfAway, zero } from './lanes';
import { logNormal } from './log';
import { isUsual, power } from './power';

/** b where a holds, else c. */
export function select(to: usize, a: usize, b: usize, c: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16, a += 16, b += 16, c += 16) {
    v128.store(to, v128.bitselect(v128.load(b), v128.load(c), holds(v128.load(a))));
  }
}

/** 1/(1 + (half/x)^shape) for x > 0, 0 for x ≤ 0, NaN for NaN. */
export function hill(to: usize, x: usize, half: usize, shape: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16, x += 16, half += 16, shape += 16) {
    v128.store(to, hillOf(v128.load(x), v128.load(half), v128.load(shape)));
  }
}

/** In log space: a power with all its digits would take twice the time, and 1 + … forgets most of them. */
@inline
function hillOf(x: v128, half: v128, shape: v128): v128 {
  const ratio = f64x2.div(half, x);
  const usual = v128.and(isUsual(ratio, shape), f64x2.gt(x, zero()));
  if (!i64x2.all_true(usual)) return hillUnusual(x, half, shape, usual);
  return f64x2.div(all(ONE), f64x2.add(all(ONE), exp(f64x2.mul(shape, logNormal(ratio)))));
}

function hillUnusual(x: v128, half: v128, shape: v128, usual: v128): v128 {
  const isPositive = f64x2.gt(x, zero());
  // Lanes that don't count take 1 ** 1, so that they cost no detour.
  const ratio = v128.bitselect(f64x2.div(half, x), all(ONE), isPositive);
  const quick = exp(f64x2.mul(shape, logNormal(ratio)));
  const raised = v128.bitselect(quick, power(ratio, v128.bitselect(shape, all(ONE), isPositive)), usual);
  const value = f64x2.div(all(ONE), f64x2.add(all(ONE), raised));
  const otherwise = v128.bitselect(x, zero(), f64x2.ne(x, x));
  return v128.bitselect(value, otherwise, isPositive);
}

/**
 * Periods that an event still lasts: one less while it is active, a new one of `duration` (rounded, at least 1) where
 * uniform < probability, else 0; NaN from where `before` or the probability is.
 */
export function eventRemaining(
  to: usize,
  before: usize,
  probability: usize,
  uniform: usize,
  duration: usize,
  count: i32,
): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16) {
    const left = v128.load(before);
    const chance = v128.load(probability);
    const lasts = f64x2.max(all(ONE), roundHalfAway(v128.load(duration)));
    const started = v128.and(lasts, f64x2.lt(v128.load(uniform), chance));
    const value = v128.bitselect(f64x2.sub(left, all(ONE)), started, f64x2.gt(left, all(ONE)));
    const isKnown = v128.and(f64x2.eq(left, left), f64x2.eq(chance, chance));
    v128.store(to, v128.bitselect(value, all(NOT_A_NUMBER), isKnown));
    before += 16;
    probability += 16;
    uniform += 16;
    duration += 16;
  }
}

/** The severity of the event that is active, from the period that it starts in; 0 where none is. */
export function eventValue(
  to: usize,
  remainingBefore: usize,
  remaining: usize,
  valueBefore: usize,
  severity: usize,
  count: i32,
): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16) {
    const now = v128.load(remaining);
    const goesOn = f64x2.gt(v128.load(remainingBefore), all(ONE));
    const active = v128.bitselect(v128.load(valueBefore), v128.load(severity), goesOn);
    const value = v128.and(active, f64x2.ne(now, zero()));
    v128.store(to, v128.bitselect(value, now, f64x2.eq(now, now)));
    remainingBefore += 16;
    remaining += 16;
    valueBefore += 16;
    severity += 16;
  }
}
