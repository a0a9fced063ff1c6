import {
  ADD,
  AND,
  DIVIDE,
  EQUAL,
  LESS,
  LESS_OR_EQUAL,
  MAX,
  MIN,
  MULTIPLY,
  NOT_EQUAL,
  OR,
  POWER,
  SCALAR_LEFT,
  SCALAR_RIGHT,
  SLOTS,
  SUBTRACT,
} from '../codes';
import { all, holds, ONE, oneWhere } from './lanes';
import { isOneToUsual, power } from './power';

/* Operations and modes as types: the compiler makes a loop of its own of each pair, with no choice left in it. */
class Add {}
class Subtract {}
class Multiply {}
class Divide {}
class Min {}
class Max {}
class Less {}
class LessOrEqual {}
class Equal {}
class NotEqual {}
class And {}
class Or {}
class Slots {}
class ScalarRight {}
class ScalarLeft {}

/** One operation on two lanes. */
@inline
function apply<Operation>(a: v128, b: v128): v128 {
  if (idof<Operation>() == idof<Add>()) return f64x2.add(a, b);
  if (idof<Operation>() == idof<Subtract>()) return f64x2.sub(a, b);
  if (idof<Operation>() == idof<Multiply>()) return f64x2.mul(a, b);
  if (idof<Operation>() == idof<Divide>()) return f64x2.div(a, b);
  if (idof<Operation>() == idof<Min>()) return f64x2.min(a, b);
  if (idof<Operation>() == idof<Max>()) return f64x2.max(a, b);
  if (idof<Operation>() == idof<Less>()) return oneWhere(f64x2.lt(a, b));
  if (idof<Operation>() == idof<LessOrEqual>()) return oneWhere(f64x2.le(a, b));
  if (idof<Operation>() == idof<Equal>()) return oneWhere(f64x2.eq(a, b));
  if (idof<Operation>() == idof<NotEqual>()) return oneWhere(f64x2.ne(a, b));
  if (idof<Operation>() == idof<And>()) return oneWhere(v128.and(holds(a), holds(b)));
  if (idof<Operation>() == idof<Or>()) return oneWhere(v128.or(holds(a), holds(b)));
  return unreachable();
}

/** Four doubles a turn: halves the cost of counting. */
function loop<Operation, Mode>(to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  const number = f64x2.splat(scalar);
  for (const end = to + (<usize>count << 3); to < end; to += 32) {
    const isLeft = idof<Mode>() == idof<ScalarLeft>();
    const isRight = idof<Mode>() == idof<ScalarRight>();
    const a0 = isLeft ? number : v128.load(a);
    const a1 = isLeft ? number : v128.load(a, 16);
    const b0 = isRight ? number : v128.load(b);
    const b1 = isRight ? number : v128.load(b, 16);
    v128.store(to, apply<Operation>(a0, b0));
    v128.store(to, apply<Operation>(a1, b1), 16);
    a += 32;
    b += 32;
  }
}

@inline
function modes<Operation>(mode: i32, to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  if (mode == SLOTS) loop<Operation, Slots>(to, a, b, scalar, count);
  else if (mode == SCALAR_RIGHT) loop<Operation, ScalarRight>(to, a, b, scalar, count);
  else loop<Operation, ScalarLeft>(to, a, b, scalar, count);
}

/** An operation of two operands. By its mode `scalar` stands for the right or the left one. */
export function binary(
  code: i32,
  mode: i32,
  to: usize,
  a: usize,
  b: usize,
  scalar: f64,
  count: i32,
): void {
  switch (code) {
    case ADD:
      modes<Add>(mode, to, a, b, scalar, count);
      break;
    case SUBTRACT:
      modes<Subtract>(mode, to, a, b, scalar, count);
      break;
    case MULTIPLY:
      modes<Multiply>(mode, to, a, b, scalar, count);
      break;
    case DIVIDE:
      modes<Divide>(mode, to, a, b, scalar, count);
      break;
    case POWER:
      powers(mode, to, a, b, scalar, count);
      break;
    case MIN:
      modes<Min>(mode, to, a, b, scalar, count);
      break;
    case MAX:
      modes<Max>(mode, to, a, b, scalar, count);
      break;
    default:
      conditions(code, mode, to, a, b, scalar, count);
  }
}

function conditions(code: i32, mode: i32, to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  switch (code) {
    case LESS:
      modes<Less>(mode, to, a, b, scalar, count);
      break;
    case LESS_OR_EQUAL:
      modes<LessOrEqual>(mode, to, a, b, scalar, count);
      break;
    case EQUAL:
      modes<Equal>(mode, to, a, b, scalar, count);
      break;
    case NOT_EQUAL:
      modes<NotEqual>(mode, to, a, b, scalar, count);
      break;
    case AND:
      modes<And>(mode, to, a, b, scalar, count);
      break;
    case OR:
      modes<Or>(mode, to, a, b, scalar, count);
      break;
    default:
      unreachable();
  }
}

/** One body for all modes, since it is long: a scalar operand is a pair that is read again and again. */
function powers(mode: i32, to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  const number = f64x2.splat(scalar);
  for (const end = to + (<usize>count << 3); to < end; to += 16, a += 16, b += 16) {
    const base = mode == SCALAR_LEFT ? number : v128.load(a);
    const exponent = mode == SCALAR_RIGHT ? number : v128.load(b);
    v128.store(to, isOneToUsual(base, exponent) ? all(ONE) : power(base, exponent));
  }
}
