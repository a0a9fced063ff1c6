/**
 * Philox4x32-10: a counter-based generator (Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3", SC11, 2011, section 4.4). Any block of 128 bits is had directly from its counter and key, so that a
 * number belongs to its seed, draw and trial and not to an order of calls.
 */
const ROUNDS = 10;
const MULTIPLIER_0 = 0xd2511f53;
const MULTIPLIER_1 = 0xcd9e8d57;
const WEYL_0 = 0x9e3779b9;
const WEYL_1 = 0xbb67ae85;

const LOW_0 = MULTIPLIER_0 & 0xffff;
const HIGH_0 = MULTIPLIER_0 >>> 16;
const LOW_1 = MULTIPLIER_1 & 0xffff;
const HIGH_1 = MULTIPLIER_1 >>> 16;

/** Writes the four 32-bit words of a block to `out`. All arguments are taken modulo 2³². */
export function philoxBlock(
  counter0: number,
  counter1: number,
  counter2: number,
  counter3: number,
  key0: number,
  key1: number,
  out: Int32Array,
): void {
  let c0 = counter0 | 0;
  let c1 = counter1 | 0;
  let c2 = counter2 | 0;
  let c3 = counter3 | 0;
  let k0 = key0 | 0;
  let k1 = key1 | 0;
  for (let round = 0; round < ROUNDS; round++) {
    const high0 = multiplyHigh(c0, LOW_0, HIGH_0);
    const high1 = multiplyHigh(c2, LOW_1, HIGH_1);
    const next0 = high1 ^ c1 ^ k0;
    c1 = Math.imul(c2, MULTIPLIER_1);
    c2 = high0 ^ c3 ^ k1;
    c3 = Math.imul(c0, MULTIPLIER_0);
    c0 = next0;
    k0 = (k0 + WEYL_0) | 0;
    k1 = (k1 + WEYL_1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/** The high 32 bits of the unsigned product of `a` and a constant given by its 16-bit halves; every part stays below 2³². */
function multiplyHigh(a: number, low: number, high: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const middle = (Math.imul(aHigh, low) + (Math.imul(aLow, low) >>> 16)) >>> 0;
  const cross = (Math.imul(aLow, high) + (middle & 0xffff)) >>> 0;
  return (Math.imul(aHigh, high) + (middle >>> 16) + (cross >>> 16)) | 0;
}

/**
 * The odd multiple of 2⁻⁵³ nearest above 52 bits: 32 from `high`, the top 20 of `low`. Its ends, 2⁻⁵³ and 1 − 2⁻⁵³,
 * are doubles, so that it is never 0 or 1 and u and 1 − u are equally exact.
 */
export function openUniform(high: number, low: number): number {
  return ((high >>> 0) * 0x100000 + (low >>> 12) + 0.5) * 2 ** -52;
}
