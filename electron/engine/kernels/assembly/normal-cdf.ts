import { exp } from './exp';
import { all, degree4, degree5, degree8, HALF, ONE, zero } from './lanes';

const SIXTEEN = memory.data<f64>([16]);
const MINUS_HALF = memory.data<f64>([-0.5]);
const FAR_OUT = memory.data<f64>([40]);
const CENTRE_END = memory.data<f64>([0.67448975]);
const MIDDLE_END = memory.data<f64>([5.656854249492381]);
const NEGLIGIBLE = memory.data<f64>([1e-16]);
const INVERSE_SQRT_2PI = memory.data<f64>([0.3989422804014327]);

/* Coefficients of Cody's ANORM, the highest power first. */
const CENTRE_ABOVE = memory.data<f64>([
  0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356,
]);
const CENTRE_BELOW = memory.data<f64>([
  1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673,
]);
const MIDDLE_ABOVE = memory.data<f64>([
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002,
  2494.5375852903726, 6848.190450536283, 11602.65143764735, 9842.714838383978,
]);
const MIDDLE_BELOW = memory.data<f64>([
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097,
  34900.95272114598, 38912.00328609327, 19685.429676859992,
]);
const OUTER_ABOVE = memory.data<f64>([
  0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807,
  0.0014216191932278934, 2.9112874951168793e-5,
]);
const OUTER_BELOW = memory.data<f64>([
  1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824,
  7.297515550839662e-5,
]);

/** Φ(−y) e^(y²/2) beyond √32. */
@inline
function outer(y: v128): v128 {
  const s = f64x2.div(all(ONE), f64x2.mul(y, y));
  const rest = f64x2.div(f64x2.mul(s, degree5(OUTER_ABOVE, s)), degree5(OUTER_BELOW, s));
  return f64x2.div(f64x2.sub(all(INVERSE_SQRT_2PI), rest), y);
}

/** Φ(−y) for y > 0.67. The square is split so that exp loses nothing to its rounding. */
@inline
function lowerTail(y: v128): v128 {
  const short = f64x2.div(f64x2.trunc(f64x2.mul(y, all(SIXTEEN))), all(SIXTEEN));
  const rest = f64x2.mul(f64x2.mul(all(MINUS_HALF), f64x2.sub(y, short)), f64x2.add(y, short));
  const scale = f64x2.mul(exp(f64x2.mul(f64x2.mul(all(MINUS_HALF), short), short)), exp(rest));
  const isMiddle = f64x2.le(y, all(MIDDLE_END));
  let factor = f64x2.div(degree8(MIDDLE_ABOVE, y), degree8(MIDDLE_BELOW, y));
  if (!i64x2.all_true(isMiddle)) factor = v128.bitselect(factor, outer(y), isMiddle);
  return v128.andnot(f64x2.mul(scale, factor), f64x2.gt(y, all(FAR_OUT)));
}

/** Φ(x) for lanes that are not all central. */
@inline
function outside(x: v128, y: v128, near: v128, isCentral: v128): v128 {
  const below = lowerTail(y);
  const far = v128.bitselect(below, f64x2.sub(all(ONE), below), f64x2.lt(x, zero()));
  return v128.bitselect(near, far, isCentral);
}

/** Φ(z) with full relative accuracy in both tails, after Cody (1969). */
export function normalCdf(to: usize, z: usize, count: i32): void {
  for (const end = to + (<usize>count << 3); to < end; to += 16, z += 16) {
    const x = v128.load(z);
    const y = f64x2.abs(x);
    const isCentral = f64x2.le(y, all(CENTRE_END));
    const s = v128.and(f64x2.mul(x, x), f64x2.gt(y, all(NEGLIGIBLE)));
    const ratio = f64x2.div(degree4(CENTRE_ABOVE, s), degree4(CENTRE_BELOW, s));
    const near = f64x2.add(all(HALF), f64x2.mul(x, ratio));
    v128.store(to, i64x2.all_true(isCentral) ? near : outside(x, y, near, isCentral));
  }
}
