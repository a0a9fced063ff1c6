import { ABS, CEIL, EXP, FLOOR, LOG, NEGATE, NOT, ROUND, SQRT } from '../codes';
import { expPair } from './exp';
import { all, holds, ONE, roundHalfAway, SIGN } from './lanes';
import { log } from './log';

/* Operations as types: the compiler makes a loop of its own of each, with no choice left in it. */
class Negate {}
class Not {}
class Abs {}
class Sqrt {}
class Floor {}
class Ceil {}
class Round {}
class Log {}

@inline
function apply<Operation>(a: v128): v128 {
  if (idof<Operation>() == idof<Negate>()) return v128.xor(a, all(SIGN));
  if (idof<Operation>() == idof<Not>()) return v128.andnot(all(ONE), holds(a));
  if (idof<Operation>() == idof<Abs>()) return v128.andnot(a, all(SIGN));
  if (idof<Operation>() == idof<Sqrt>()) return f64x2.sqrt(a);
  if (idof<Operation>() == idof<Floor>()) return f64x2.floor(a);
  if (idof<Operation>() == idof<Ceil>()) return f64x2.ceil(a);
  if (idof<Operation>() == idof<Round>()) return roundHalfAway(a);
  if (idof<Operation>() == idof<Log>()) return log(a);
  return unreachable();
}

function loop<Operation>(to: usize, a: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 32, a += 32) {
    const a0 = v128.load(a);
    const a1 = v128.load(a, 16);
    v128.store(to, apply<Operation>(a0));
    v128.store(to, apply<Operation>(a1), 16);
  }
}

/** e^a of a block. */
export function exps(to: usize, a: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 32, a += 32) expPair(to, a);
}

/** An operation of one operand. */
export function unary(code: i32, to: usize, a: usize, count: i32): void {
  switch (code) {
    case NEGATE:
      loop<Negate>(to, a, count);
      break;
    case NOT:
      loop<Not>(to, a, count);
      break;
    case ABS:
      loop<Abs>(to, a, count);
      break;
    case EXP:
      exps(to, a, count);
      break;
    case LOG:
      loop<Log>(to, a, count);
      break;
    case SQRT:
      loop<Sqrt>(to, a, count);
      break;
    case FLOOR:
      loop<Floor>(to, a, count);
      break;
    case CEIL:
      loop<Ceil>(to, a, count);
      break;
    case ROUND:
      loop<Round>(to, a, count);
      break;
    default:
      unreachable();
  }
}
