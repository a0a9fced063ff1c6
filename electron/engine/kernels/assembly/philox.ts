import { openUniforms } from './uniform';

/** Philox4x32-10 (Salmon et al., SC11): four blocks at once, one in each lane. */
const ROUNDS: i32 = 10;
@inline
const MULTIPLIER_0: u32 = 0xd2511f53;
@inline
const MULTIPLIER_1: u32 = 0xcd9e8d57;
@inline
const WEYL_0: u32 = 0x9e3779b9;
@inline
const WEYL_1: u32 = 0xbb67ae85;

/** The high words of four products of 64 bits. */
@inline
function highWords(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 1, 3, 5, 7);
}

@inline
function lowWords(low: v128, high: v128): v128 {
  return v128.shuffle<i32>(low, high, 0, 2, 4, 6);
}

/**
 * Uniforms in (0, 1) of trials first … first + count − 1, `first` even: trials 2j and 2j + 1 share the block with
 * counter j. Bit for bit those of random/pseudo-random.ts.
 */
export function pseudoRandom(
  to: usize,
  first: i32,
  count: i32,
  keyLow: i32,
  keyHigh: i32,
  seedLow: i32,
  seedHigh: i32,
): void {
  const multiplier0 = i32x4.splat(MULTIPLIER_0);
  const multiplier1 = i32x4.splat(MULTIPLIER_1);
  let counter = i32x4.add(i32x4.splat(first >>> 1), i32x4(0, 1, 2, 3));
  for (const end = to + (<usize>count << 3); to < end; to += 64) {
    let c0 = counter;
    let c1 = i32x4.splat(0);
    let c2 = i32x4.splat(keyLow);
    let c3 = i32x4.splat(keyHigh);
    let k0: u32 = seedLow;
    let k1: u32 = seedHigh;
    for (let round = 0; round < ROUNDS; round++) {
      const low0 = i64x2.extmul_low_i32x4_u(c0, multiplier0);
      const high0 = i64x2.extmul_high_i32x4_u(c0, multiplier0);
      const low1 = i64x2.extmul_low_i32x4_u(c2, multiplier1);
      const high1 = i64x2.extmul_high_i32x4_u(c2, multiplier1);
      c0 = v128.xor(v128.xor(highWords(low1, high1), c1), i32x4.splat(k0));
      c1 = lowWords(low1, high1);
      c2 = v128.xor(v128.xor(highWords(low0, high0), c3), i32x4.splat(k1));
      c3 = lowWords(low0, high0);
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    const even0 = openUniforms(v128.shuffle<i32>(c1, c0, 0, 4, 1, 5));
    const even2 = openUniforms(v128.shuffle<i32>(c1, c0, 2, 6, 3, 7));
    const odd0 = openUniforms(v128.shuffle<i32>(c3, c2, 0, 4, 1, 5));
    const odd2 = openUniforms(v128.shuffle<i32>(c3, c2, 2, 6, 3, 7));
    v128.store(to, v128.shuffle<f64>(even0, odd0, 0, 2));
    v128.store(to, v128.shuffle<f64>(even0, odd0, 1, 3), 16);
    v128.store(to, v128.shuffle<f64>(even2, odd2, 0, 2), 32);
    v128.store(to, v128.shuffle<f64>(even2, odd2, 1, 3), 48);
    counter = i32x4.add(counter, i32x4.splat(4));
  }
}

/** The same for single trials of a block: their places in it are the n numbers of two bytes at `places`. */
export function pseudoRandomAt(
  to: usize,
  places: usize,
  n: i32,
  first: i32,
  keyLow: i32,
  keyHigh: i32,
  seedLow: i32,
  seedHigh: i32,
): void {
  for (const end = places + (<usize>n << 1); places < end; places += 2, to += 8) {
    const trial = first + <i32>load<u16>(places);
    let c0: u32 = trial >>> 1;
    let c1: u32 = 0;
    let c2: u32 = keyLow;
    let c3: u32 = keyHigh;
    let k0: u32 = seedLow;
    let k1: u32 = seedHigh;
    for (let round = 0; round < ROUNDS; round++) {
      const product0 = <u64>c0 * <u64>MULTIPLIER_0;
      const product1 = <u64>c2 * <u64>MULTIPLIER_1;
      c0 = <u32>(product1 >>> 32) ^ c1 ^ k0;
      c1 = <u32>product1;
      c2 = <u32>(product0 >>> 32) ^ c3 ^ k1;
      c3 = <u32>product0;
      k0 += WEYL_0;
      k1 += WEYL_1;
    }
    const isOdd = trial & 1;
    const high = <u64>(isOdd ? c2 : c0);
    const low = <u64>(isOdd ? c3 : c1);
    v128.store64_lane(to, openUniforms(i64x2.splat((high << 32) | low)), 0);
  }
}
