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

/** One operation on two lanes; `code` is known when this is compiled, so that one branch is left. */
@inline
function apply(code: i32, a: v128, b: v128): v128 {
  if (code == ADD) return f64x2.add(a, b);
  if (code == SUBTRACT) return f64x2.sub(a, b);
  if (code == MULTIPLY) return f64x2.mul(a, b);
  if (code == DIVIDE) return f64x2.div(a, b);
  if (code == MIN) return f64x2.min(a, b);
  if (code == MAX) return f64x2.max(a, b);
  if (code == LESS) return oneWhere(f64x2.lt(a, b));
  if (code == LESS_OR_EQUAL) return oneWhere(f64x2.le(a, b));
  if (code == EQUAL) return oneWhere(f64x2.eq(a, b));
  if (code == NOT_EQUAL) return oneWhere(f64x2.ne(a, b));
  if (code == AND) return oneWhere(v128.and(holds(a), holds(b)));
  if (code == OR) return oneWhere(v128.or(holds(a), holds(b)));
  if (code == POWER) return power(a, b);
  return unreachable();
}

/** Four doubles a turn: halves the cost of counting. */
@inline
function loop(code: i32, mode: i32, to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  const number = f64x2.splat(scalar);
  for (const end = to + (<usize>count << 3); to < end; to += 32) {
    const a0 = mode == SCALAR_LEFT ? number : v128.load(a);
    const a1 = mode == SCALAR_LEFT ? number : v128.load(a, 16);
    const b0 = mode == SCALAR_RIGHT ? number : v128.load(b);
    const b1 = mode == SCALAR_RIGHT ? number : v128.load(b, 16);
    v128.store(to, apply(code, a0, b0));
    v128.store(to, apply(code, a1, b1), 16);
    if (mode != SCALAR_LEFT) a += 32;
    if (mode != SCALAR_RIGHT) b += 32;
  }
}

@inline
function modes(code: i32, mode: i32, to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  if (mode == SLOTS) loop(code, SLOTS, to, a, b, scalar, count);
  else if (mode == SCALAR_RIGHT) loop(code, SCALAR_RIGHT, to, a, b, scalar, count);
  else loop(code, SCALAR_LEFT, to, a, b, scalar, count);
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
      modes(ADD, mode, to, a, b, scalar, count);
      break;
    case SUBTRACT:
      modes(SUBTRACT, mode, to, a, b, scalar, count);
      break;
    case MULTIPLY:
      modes(MULTIPLY, mode, to, a, b, scalar, count);
      break;
    case DIVIDE:
      modes(DIVIDE, mode, to, a, b, scalar, count);
      break;
    case POWER:
      powers(mode, to, a, b, scalar, count);
      break;
    case MIN:
      modes(MIN, mode, to, a, b, scalar, count);
      break;
    case MAX:
      modes(MAX, mode, to, a, b, scalar, count);
      break;
    default:
      conditions(code, mode, to, a, b, scalar, count);
  }
}

function conditions(code: i32, mode: i32, to: usize, a: usize, b: usize, scalar: f64, count: i32): void {
  switch (code) {
    case LESS:
      modes(LESS, mode, to, a, b, scalar, count);
      break;
    case LESS_OR_EQUAL:
      modes(LESS_OR_EQUAL, mode, to, a, b, scalar, count);
      break;
    case EQUAL:
      modes(EQUAL, mode, to, a, b, scalar, count);
      break;
    case NOT_EQUAL:
      modes(NOT_EQUAL, mode, to, a, b, scalar, count);
      break;
    case AND:
      modes(AND, mode, to, a, b, scalar, count);
      break;
    case OR:
      modes(OR, mode, to, a, b, scalar, count);
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
