import { all, degree7, HALF, LEAST_COMPLEMENT, ONE, SIGN } from './lanes';
import { log } from './log';

/* Algorithm AS 241 (Wichura 1988, Applied Statistics 37, p. 477, PPND16), two lanes at once. */

const CENTRE = memory.data<f64>([0.425]);
const CENTRE_SQUARED = memory.data<f64>([0.180625]);
const FIVE = memory.data<f64>([5]);
const NEAR_START = memory.data<f64>([1.6]);

/* Its coefficients, the highest power first. */
const CENTRAL_ABOVE = memory.data<f64>([
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946,
  1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]);
const CENTRAL_BELOW = memory.data<f64>([
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751,
  687.1870074920579, 42.31333070160091, 1,
]);
const NEAR_ABOVE = memory.data<f64>([
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045,
  5.769497221460691, 4.630337846156546, 1.4234371107496835,
]);
const NEAR_BELOW = memory.data<f64>([
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851,
  1.6763848301838038, 2.053191626637759, 1,
]);
const FAR_ABOVE = memory.data<f64>([
  2.0103343992922881e-7, 2.7115555687434876e-5, 0.0012426609473880784, 0.026532189526576124,
  0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103,
]);
const FAR_BELOW = memory.data<f64>([
  2.0442631033899397e-15, 1.421511758316446e-7, 1.8463183175100548e-5, 0.0007868691311456133,
  0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]);

/** Φ⁻¹(½ + q) / q for |q| ≤ 0.425. */
@inline
export function centralRatio(q: v128): v128 {
  const r = f64x2.sub(all(CENTRE_SQUARED), f64x2.mul(q, q));
  return f64x2.div(degree7(CENTRAL_ABOVE, r), degree7(CENTRAL_BELOW, r));
}

/** The upper quantile of p < 0.075. */
@inline
function tail(p: v128): v128 {
  const s = f64x2.sqrt(f64x2.neg(log(p)));
  const isNear = f64x2.le(s, all(FIVE));
  const r = f64x2.sub(s, all(NEAR_START));
  const near = f64x2.div(degree7(NEAR_ABOVE, r), degree7(NEAR_BELOW, r));
  return i64x2.all_true(isNear) ? near : v128.bitselect(near, farTail(s), isNear);
}

function farTail(s: v128): v128 {
  const r = f64x2.sub(s, all(FIVE));
  return f64x2.div(degree7(FAR_ABOVE, r), degree7(FAR_BELOW, r));
}

/** −Φ⁻¹(p) for p ≤ ½. */
@inline
export function upperQuantile(p: v128): v128 {
  const q = f64x2.sub(all(HALF), p);
  const isCentral = f64x2.le(q, all(CENTRE));
  const central = f64x2.mul(q, centralRatio(q));
  return i64x2.all_true(isCentral) ? central : v128.bitselect(central, tail(p), isCentral);
}

/** Φ⁻¹(u) for any u; a u that was rounded up to 1 counts as 1 − 2⁻⁵³. */
@inline
export function anyQuantile(u: v128): v128 {
  const isLower = f64x2.lt(u, all(HALF));
  const below = f64x2.sub(all(ONE), u);
  const upper = v128.bitselect(below, all(LEAST_COMPLEMENT), f64x2.lt(u, all(ONE)));
  const z = upperQuantile(v128.bitselect(u, upper, isLower));
  return v128.xor(z, v128.and(isLower, all(SIGN)));
}
