import { openUniforms } from './uniform';

/* Constants of the scrambling and of the hash, as in random/sobol.ts. */
export const FIRST = memory.data<u32>([0x3d20adea]);
export const SECOND = memory.data<u32>([0x05526c56]);
export const THIRD = memory.data<u32>([0x53a22864]);
const HASH_1 = memory.data<u32>([0x7feb352d]);
const HASH_2 = memory.data<u32>([0x846ca68b]);
const NIBBLES = memory.data<u32>([0x0f0f0f0f]);
/** Four bits in the other order, in the lower and in the upper half of a byte. */
const LOW_REVERSED = memory.data<u8>([0, 8, 4, 12, 2, 10, 6, 14, 1, 9, 5, 13, 3, 11, 7, 15]);
const HIGH_REVERSED = memory.data<u8>([0, 128, 64, 192, 32, 160, 96, 224, 16, 144, 80, 208, 48, 176, 112, 240]);

@inline
function word(address: usize): v128 {
  return v128.load32_splat(address);
}

@inline
function reverseBits(words: v128): v128 {
  const nibble = word(NIBBLES);
  const low = v128.and(words, nibble);
  const high = v128.and(i16x8.shr_u(words, 4), nibble);
  const lowReversed = i8x16.swizzle(v128.load(HIGH_REVERSED), low);
  const highReversed = i8x16.swizzle(v128.load(LOW_REVERSED), high);
  const bytes = v128.or(lowReversed, highReversed);
  return v128.shuffle<i8>(bytes, bytes, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** Four points scrambled by four keys. */
@inline
export function scrambled(digits: v128, keys: usize, part: usize): v128 {
  let x = i32x4.add(digits, v128.load(keys));
  x = v128.xor(x, i32x4.mul(x, word(FIRST)));
  x = i32x4.add(i32x4.mul(x, v128.load(keys + part)), v128.load(keys + 2 * part));
  x = v128.xor(x, i32x4.mul(x, word(SECOND)));
  x = i32x4.mul(x, v128.load(keys + 3 * part));
  return v128.xor(x, i32x4.mul(x, word(THIRD)));
}

/** Random digits beyond the 32nd of scrambled points. */
@inline
function beyond(scrambled: v128, keys: usize, part: usize): v128 {
  let x = v128.xor(scrambled, v128.load(keys + 4 * part));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 16)), word(HASH_1));
  x = i32x4.mul(v128.xor(x, i32x4.shr_u(x, 15)), word(HASH_2));
  return v128.xor(x, i32x4.shr_u(x, 16));
}

/** The uniform of one scrambled point, in both lanes. */
@inline
export function uniformOf(scrambled: v128, keys: usize, part: usize): v128 {
  return openUniforms(v128.shuffle<i32>(beyond(scrambled, keys, part), reverseBits(scrambled), 0, 4, 0, 4));
}

/** Stores the uniforms of four randomisations at one point: their keys start at `keys`, in parts of `part` bytes. */
@inline
function storeFour(to: usize, digits: v128, keys: usize, part: usize): void {
  const x = scrambled(digits, keys, part);
  const high = reverseBits(x);
  const low = beyond(x, keys, part);
  v128.store(to, openUniforms(v128.shuffle<i32>(low, high, 0, 4, 1, 5)));
  v128.store(to, openUniforms(v128.shuffle<i32>(low, high, 2, 6, 3, 7)), 16);
}

/**
 * Scrambled Sobol uniforms of `points` points from `point` on: for each the trials of all randomisations, a multiple of
 * four. `draw` holds the dimension's 32 direction numbers, bits reversed, then five keys of every randomisation, all
 * first ones first. Bit for bit those of random/sobol.ts.
 */
export function sobol(to: usize, point: i32, points: i32, draw: usize, randomisations: i32): void {
  const part = <usize>randomisations << 2;
  const keysEnd = draw + 128 + part;
  let digits = pointDigits(point, draw);
  for (let next = point + 1, end = point + points; next <= end; next++) {
    const lanes = i32x4.splat(digits);
    for (let keys = draw + 128; keys < keysEnd; keys += 16, to += 32) storeFour(to, lanes, keys, part);
    digits ^= load<i32>(draw + (<usize>ctz(next) << 2));
  }
}

/** The digits of a point, first digit in bit 0: the directions of the set bits of its Gray code. */
@inline
export function pointDigits(point: i32, draw: usize): i32 {
  let digits: i32 = 0;
  for (let gray = point ^ (point >>> 1), at = draw; gray != 0; gray >>>= 1, at += 4) {
    if (gray & 1) digits ^= load<i32>(at);
  }
  return digits;
}

/** Digits of the points of a block, four bytes each, in the kernels' own part of the memory. */
@inline
const DIGITS: usize = 57344;

/**
 * The same for single trials of a block whose first point is `point`: their places in it are the n ≥ 1 ascending numbers
 * of two bytes at `places`.
 */
export function sobolAt(
  to: usize,
  places: usize,
  n: i32,
  point: i32,
  draw: usize,
  randomisations: i32,
): void {
  const part = <usize>randomisations << 2;
  const shift = ctz(randomisations);
  const end = places + (<usize>n << 1);
  const last = <i32>load<u16>(end - 2) >> shift;
  let digits = pointDigits(point, draw);
  for (let i = 0; i <= last; i++) {
    store<i32>(DIGITS + (<usize>i << 2), digits);
    digits ^= load<i32>(draw + (<usize>ctz(point + i + 1) << 2));
  }
  for (; places < end; places += 2, to += 8) {
    const place = <i32>load<u16>(places);
    const keys = draw + 128 + (<usize>(place & (randomisations - 1)) << 2);
    const x = scrambled(v128.load32_splat(DIGITS + (<usize>(place >> shift) << 2)), keys, part);
    v128.store64_lane(to, uniformOf(x, keys, part), 0);
  }
}
