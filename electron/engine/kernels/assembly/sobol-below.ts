import { FIRST, pointDigits, SECOND, scrambled, THIRD, uniformOf } from './sobol';

/** Randomisations that {@link sobolBelow} is made for, and bytes of one key of all of them. */
const RANDOMISATIONS: i32 = 32;
@inline
const PART: usize = 128;
@inline
const SHORT_PART: usize = 64;

@inline
function short(address: usize): v128 {
  return v128.load16_splat(address);
}

/** The leading 16 digits of eight scrambled points: a digit depends on those above it alone, and the first is in bit 0. */
@inline
function leadingDigits(digits: v128, keys: usize): v128 {
  let x = i16x8.add(digits, v128.load(keys));
  x = v128.xor(x, i16x8.mul(x, short(FIRST)));
  x = i16x8.add(i16x8.mul(x, v128.load(keys, SHORT_PART)), v128.load(keys, 2 * SHORT_PART));
  x = v128.xor(x, i16x8.mul(x, short(SECOND)));
  x = i16x8.mul(x, v128.load(keys, 3 * SHORT_PART));
  return v128.xor(x, i16x8.mul(x, short(THIRD)));
}

/** Set where the digits are below those of the bound, or the same: the first that differ are 0 in them. */
@inline
function notAbove(x: v128, bound: v128): v128 {
  const differing = v128.xor(x, bound);
  const first = v128.and(differing, i16x8.neg(differing));
  return i16x8.eq(v128.and(x, first), i16x8.splat(0));
}

/** The first 16 binary digits of a number in [0, 1), the first one in bit 0. */
function reversedDigits(bound: f64): i32 {
  const leading = <i32>(bound * 65536);
  let digits = 0;
  for (let bit = 0; bit < 16; bit++) digits |= ((leading >>> bit) & 1) << (15 - bit);
  return digits;
}

/** Whether the uniform of one randomisation at a point is below the bound. */
function isBelow(digits: i32, randomisation: i32, draw: usize, bound: f64): bool {
  const keys = draw + PART + (<usize>randomisation << 2);
  const x = scrambled(i32x4.splat(digits), keys, PART);
  return f64x2.extract_lane(uniformOf(x, keys, PART), 0) < bound;
}

/**
 * The places in a block whose uniforms are below `bound`, a number in [0, 1), two bytes each; returns how many. The same
 * as to draw the uniforms and compare them: but 16 digits decide nearly always, and eight lanes of them fit in a vector.
 * `draw` as for `sobol` with 32 randomisations; behind its keys the low halves of the first four of each.
 */
export function sobolBelow(places: usize, point: i32, points: i32, draw: usize, bound: f64): i32 {
  const keys = draw + 6 * PART;
  const edge = i16x8.splat(<i16>reversedDigits(bound));
  let end = places;
  let digits = pointDigits(point, draw);
  for (let next = point + 1, last = point + points, base = 0; next <= last; next++, base += RANDOMISATIONS) {
    const lanes = i16x8.splat(<i16>digits);
    const x0 = leadingDigits(lanes, keys);
    const x1 = leadingDigits(lanes, keys + 16);
    const x2 = leadingDigits(lanes, keys + 32);
    const x3 = leadingDigits(lanes, keys + 48);
    const low = i8x16.bitmask(i8x16.narrow_i16x8_s(notAbove(x0, edge), notAbove(x1, edge)));
    const high = i8x16.bitmask(i8x16.narrow_i16x8_s(notAbove(x2, edge), notAbove(x3, edge)));
    let set = <u32>(low | (high << 16));
    const ties = v128.or(
      v128.or(i16x8.eq(x0, edge), i16x8.eq(x1, edge)),
      v128.or(i16x8.eq(x2, edge), i16x8.eq(x3, edge)),
    );
    const isTied = v128.any_true(ties);
    for (; set != 0; set &= set - 1) {
      const randomisation = <i32>ctz(set);
      store<u16>(end, <u16>(base + randomisation));
      if (!isTied || isBelow(digits, randomisation, draw, bound)) end += 2;
    }
    digits ^= load<i32>(draw + (<usize>ctz(next) << 2));
  }
  return <i32>(end - places) >> 1;
}
