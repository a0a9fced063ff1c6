const INVERSE_SQRT_2PI = 0.3989422804014327;

/** Density φ(z). */
export function normalDensity(z: number): number {
  return INVERSE_SQRT_2PI * Math.exp(-0.5 * z * z);
}

/**
 * Φ(z), with full relative accuracy in both tails (1 − Φ(z) is Φ(−z)), after Cody, "Rational Chebyshev approximations
 * for the error function", Math. Comp. 23, 1969, 631–637, in the form of his ANORM (ACM TOMS 19(1), 1993, 22–32).
 */
export function normalCdf(z: number): number {
  const y = Math.abs(z);
  if (y <= 0.67448975) return 0.5 + z * centre(y > 1e-16 ? z * z : 0);
  const below = lowerTail(y);
  return z < 0 ? below : 1 - below;
}

/** ln Φ(z), finite down to z of about −1e154. */
export function logNormalCdf(z: number): number {
  if (z > 0) return Math.log1p(-normalCdf(-z));
  if (z > -37) return Math.log(normalCdf(z));
  const v = 1 / (z * z);
  return -0.5 * z * z - Math.log(-z) - 0.9189385332046728 + Math.log1p(-v * (1 - 3 * v * (1 - 5 * v)));
}

function centre(s: number): number {
  const numerator =
    (((0.06568233791820745 * s + 2.2352520354606837) * s + 161.02823106855587) * s + 1067.6894854603709) * s +
    18154.98125334356;
  const denominator =
    (((s + 47.202581904688245) * s + 976.0985517377767) * s + 10260.932208618979) * s + 45507.78933502673;
  return numerator / denominator;
}

/** Beyond this Φ(−y) is 0 in doubles. */
const FAR_OUT = 40;

/** Φ(−y) for y > 0.67. The square is split so that exp loses nothing to its rounding. */
function lowerTail(y: number): number {
  if (y > FAR_OUT) return 0;
  const short = Math.trunc(y * 16) / 16;
  const scale = Math.exp(-0.5 * short * short) * Math.exp(-0.5 * (y - short) * (y + short));
  return scale * (y <= Math.sqrt(32) ? middle(y) : outer(y));
}

function middle(y: number): number {
  const numerator =
    (((((((1.0765576773720192e-8 * y + 0.39894151208813466) * y + 8.883149794388377) * y +
      93.50665613217785) *
      y +
      597.2702763948002) *
      y +
      2494.5375852903726) *
      y +
      6848.190450536283) *
      y +
      11602.65143764735) *
      y +
    9842.714838383978;
  const denominator =
    (((((((y + 22.266688044328117) * y + 235.387901782625) * y + 1519.3775994075547) * y +
      6485.558298266761) *
      y +
      18615.571640885097) *
      y +
      34900.95272114598) *
      y +
      38912.00328609327) *
      y +
    19685.429676859992;
  return numerator / denominator;
}

function outer(y: number): number {
  const s = 1 / (y * y);
  const numerator =
    ((((0.023073441764940174 * s + 0.215898534057957) * s + 0.12740116116024736) * s + 0.022235277870649807) *
      s +
      0.0014216191932278934) *
      s +
    2.9112874951168793e-5;
  const denominator =
    ((((s + 1.284260096144911) * s + 0.4682382124808651) * s + 0.06598813786892856) * s +
      0.0037823963320275824) *
      s +
    7.297515550839662e-5;
  return (INVERSE_SQRT_2PI - (s * numerator) / denominator) / y;
}
