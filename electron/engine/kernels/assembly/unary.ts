import { ABS, CEIL, EXP, FLOOR, LOG, NEGATE, NOT, ROUND, SQRT } from '../codes';
import { exp } from './exp';
import { all, holds, ONE, roundHalfAway } from './lanes';
import { log } from './log';

@inline
function apply(code: i32, a: v128): v128 {
  if (code == NEGATE) return f64x2.neg(a);
  if (code == NOT) return v128.andnot(all(ONE), holds(a));
  if (code == ABS) return f64x2.abs(a);
  if (code == SQRT) return f64x2.sqrt(a);
  if (code == FLOOR) return f64x2.floor(a);
  if (code == CEIL) return f64x2.ceil(a);
  if (code == ROUND) return roundHalfAway(a);
  if (code == EXP) return exp(a);
  if (code == LOG) return log(a);
  return unreachable();
}

@inline
function loop(code: i32, to: usize, a: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 32, a += 32) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    v128.store(to, apply(code, a0));
    v128.store(to, apply(code, a1), 16);
  }
}

/** An operation of one operand. */
export function unary(code: i32, to: usize, a: usize, count: i32): void {
  switch (code) {
    case NEGATE:
      loop(NEGATE, to, a, count);
      break;
    case NOT:
      loop(NOT, to, a, count);
      break;
    case ABS:
      loop(ABS, to, a, count);
      break;
    case EXP:
      loop(EXP, to, a, count);
      break;
    case LOG:
      loop(LOG, to, a, count);
      break;
    case SQRT:
      loop(SQRT, to, a, count);
      break;
    case FLOOR:
      loop(FLOOR, to, a, count);
      break;
    case CEIL:
      loop(CEIL, to, a, count);
      break;
    case ROUND:
      loop(ROUND, to, a, count);
      break;
    default:
      unreachable();
  }
}
