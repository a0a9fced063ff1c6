import { exp } from './exp';
import { all, holds, ONE, zero } from './lanes';
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
