import { all, NOT_A_NUMBER, ONE, roundHalfAway, zero } from './lanes';

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

/** What is left of what was under way before: one period less than `before`, and 0 where nothing goes on. */
export function countDown(to: usize, before: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16, before += 16) {
    const left = v128.load(before);
    v128.store(to, v128.and(f64x2.sub(left, all(ONE)), f64x2.gt(left, all(ONE))));
  }
}

/** The values of what goes on from the period before, and 0 where nothing does. */
export function goOn(to: usize, remainingBefore: usize, valueBefore: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16) {
    v128.store(to, v128.and(v128.load(valueBefore), f64x2.gt(v128.load(remainingBefore), all(ONE))));
    remainingBefore += 16;
    valueBefore += 16;
  }
}
