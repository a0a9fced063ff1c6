/**
 * The standard normal quantile Φ⁻¹(u) for u in (0, 1); a u rounded up to 1 counts as 1 − 2⁻⁵³. Algorithm AS 241, PPND16, relative error about 1e-16
 * (Wichura, Applied Statistics 37(3), 1988, 477–484).
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) return central(q);
  const z = tail(Math.sqrt(-Math.log(q < 0 ? u : u < 1 ? 1 - u : 2 ** -53)));
  return q < 0 ? -z : z;
}

/** Replaces count uniforms at data[offset …] by their normal quantiles. */
export function normalQuantileBlock(data: Float64Array, offset: number, count: number): void {
  for (let i = offset; i < offset + count; i++) {
    const u = data[i]!;
    const q = u - 0.5;
    data[i] = q >= -0.425 && q <= 0.425 ? central(q) : normalQuantile(u);
  }
}

/** |u − ½| ≤ 0.425. */
function central(q: number): number {
  const r = 0.180625 - q * q;
  const numerator =
    ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
      13731.69376550946) *
      r +
      1971.5909503065513) *
      r +
      133.14166789178438) *
      r +
    3.3871328727963665;
  const denominator =
    ((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
      5394.196021424751) *
      r +
      687.1870074920579) *
      r +
      42.31333070160091) *
      r +
    1;
  return (q * numerator) / denominator;
}

/** Upper quantile from s = √(−ln p), p the tail's probability. */
function tail(s: number): number {
  return s <= 5 ? nearTail(s - 1.6) : farTail(s - 5);
}

function nearTail(r: number): number {
  const numerator =
    ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
      1.2704582524523684) *
      r +
      3.6478483247632045) *
      r +
      5.769497221460691) *
      r +
      4.630337846156546) *
      r +
    1.4234371107496835;
  const denominator =
    ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
      0.14810397642748008) *
      r +
      0.6897673349851) *
      r +
      1.6763848301838038) *
      r +
      2.053191626637759) *
      r +
    1;
  return numerator / denominator;
}

function farTail(r: number): number {
  const numerator =
    ((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const denominator =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return numerator / denominator;
}

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

/** Φ(−y) for y > 0.67. The square is split so that exp loses nothing to its rounding. */
function lowerTail(y: number): number {
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
