/** Cody's rational approximations (Mathematics of Computation 23(107), 1969, 631–637), relative error below 1e-16. */
const NEAR_P = [
  3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694, 0.18577770618460315,
];
const NEAR_Q = [23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const MIDDLE_P = [
  0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001, 881.952221241769,
  1712.0476126340707, 2051.0783778260716, 1230.3393547979972, 2.1531153547440383e-8,
];
const MIDDLE_Q = [
  15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const FAR_P = [
  0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275, 6.587491615298378e-4,
  0.016315387137302097,
];
const FAR_Q = [
  2.568520192289822, 1.8729528499234604, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];

const INVERSE_ROOT_PI = 0.5641895835477563;

/** The quotient of two polynomials in Cody's order: the leading numerator coefficient stands last in `p`. */
function quotient(p: readonly number[], q: readonly number[], y: number): number {
  let top = (p.at(-1) ?? 0) * y;
  let bottom = y;
  for (let i = 0; i < q.length - 1; i++) {
    top = (top + (p[i] ?? 0)) * y;
    bottom = (bottom + (q[i] ?? 0)) * y;
  }
  return (top + (p[q.length - 1] ?? 0)) / (bottom + (q[q.length - 1] ?? 0));
}

/** exp(−y²) with the square split, so that its rounding is not blown up in the tail. */
function expMinusSquare(y: number): number {
  const coarse = Math.trunc(y * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(y - coarse) * (y + coarse));
}

/** The complementary error function, 1 − erf(x), accurate to a few units in the last place in both tails. */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.46875) return 1 - x * quotient(NEAR_P, NEAR_Q, y * y);
  const upper = y <= 4 ? quotient(MIDDLE_P, MIDDLE_Q, y) * expMinusSquare(y) : farErfc(y);
  return x < 0 ? 2 - upper : upper;
}

function farErfc(y: number): number {
  if (y > 27) return 0;
  const r = 1 / (y * y);
  return ((INVERSE_ROOT_PI - r * quotient(FAR_P, FAR_Q, r)) / y) * expMinusSquare(y);
}

/** The standard normal distribution function Φ(z); Φ(−z) is the upper tail, as exact. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z * Math.SQRT1_2);
}
