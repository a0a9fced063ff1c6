import { log1mExp } from '#shared/math/elementary.ts';

/** A law on a scale y (log or logit) where its density is log-concave, whatever the parameters. */
export interface LogConcave {
  /** ln of the density of y. */
  logDensity(y: number): number;
  /** Its derivative. */
  slope(y: number): number;
  /** ln P(Y ≤ y) or ln P(Y > y), whichever can be had without cancellation at y. */
  directTail(y: number, tail: Tail): void;
  /** A point to start Newton's method from, for the y with this ln P(Y ≤ y), or ln P(Y > y). */
  start(logTail: number, upper: boolean): number;
}

/** A result without allocation: the tail that was computed, and its logarithm. */
export interface Tail {
  upper: boolean;
  log: number;
}

const MOST_STEPS = 200;
/** Halley's method is of third order: from here one more step leaves nothing. */
const CLOSE = 1e-5;

const tail: Tail = { upper: false, log: 0 };

/** ln P(Y ≤ y), or ln P(Y > y). */
export function logTailAt(law: LogConcave, y: number, upper: boolean): number {
  law.directTail(y, tail);
  return tail.upper === upper ? tail.log : log1mExp(Math.min(tail.log, -Number.MIN_VALUE));
}

/**
 * The y with ln P(Y ≤ y) = logTail, or ln P(Y > y) = logTail. Both are concave in y (Prékopa), so that Newton's method
 * gets from any start to the side from which it converges without overshooting; Halley's finishes. A bracket guards
 * against rounding.
 */
export function solveTail(law: LogConcave, logTail: number, upper: boolean, start?: number): number {
  const direction = upper ? -1 : 1;
  let low = Number.NEGATIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  let y = start ?? law.start(logTail, upper);
  for (let step = 0; step < MOST_STEPS; step++) {
    const reached = logTailAt(law, y, upper);
    const miss = (reached - logTail) * direction;
    if (miss === 0 || Number.isNaN(miss)) return y + miss;
    if (miss < 0) low = y;
    else high = y;
    const rate = Math.exp(law.logDensity(y) - reached);
    let move = -miss / rate;
    if (Math.abs(miss) < 1) {
      const bend = 1 + 0.5 * move * (law.slope(y) - direction * rate);
      if (bend > 0.5 && bend < 2) move /= bend;
    }
    let next = y + move;
    if (!(next > low && next < high)) {
      if (Math.abs(miss) < CLOSE) return y;
      next = between(low, high, y);
    }
    if (next === y) return y;
    y = next;
    if (Math.abs(miss) < CLOSE) return y;
  }
  return y;
}

function between(low: number, high: number, y: number): number {
  if (low === Number.NEGATIVE_INFINITY) return high - 1 - Math.abs(y);
  if (high === Number.POSITIVE_INFINITY) return low + 1 + Math.abs(y);
  return low + (high - low) / 2;
}
