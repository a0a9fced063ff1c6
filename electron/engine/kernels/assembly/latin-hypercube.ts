import { all, HALF } from './lanes';
import { LARGEST_BELOW_ONE } from './uniform';

/*
 * A record, in words: how many randomisations have the larger number of strata, the leading zeros of its rows and
 * columns, those of the others' rows and columns, three unused; then for each randomisation, all first ones first, the
 * keys of six rounds, and its numbers of strata, rows and columns.
 */
const HEAD: usize = 32;
const STRATA: usize = 6;
const ROWS: usize = 7;
const COLUMNS: usize = 8;

const HASH_1 = memory.data<u32>([0x7feb352d]);
const HASH_2 = memory.data<u32>([0x846ca68b]);
const LANE_NUMBERS = memory.data<u32>([0, 1, 2, 3]);
/** 2³¹: digits of the place within a stratum. */
const JITTER_SCALE = memory.data<f64>([2147483648]);
const JITTER_UNIT = memory.data<f64>([1.0 / 2147483648.0]);

/** A part of a record for four randomisations from address `own` on, or four times for one. */
@inline
function part(single: bool, own: usize, stride: usize, which: usize): v128 {
  const address = own + which * stride;
  return single ? v128.load32_splat(address) : v128.load(address);
}

/** A keyed hash of small numbers, scaled to 0 … bound − 1; `zeros` are the leading zeros of the bound. */
@inline
function scaledHash(value: v128, key: v128, bound: v128, zeros: i32): v128 {
  let hash = i32x4.mul(v128.xor(value, key), v128.load32_splat(HASH_1));
  hash = i32x4.mul(v128.xor(hash, i32x4.shr_u(hash, 15)), v128.load32_splat(HASH_2));
  return i32x4.shr_u(i32x4.mul(i32x4.shr_u(hash, 32 - zeros), bound), zeros);
}

/** a − bound where a ≥ bound. */
@inline
function wrapped(a: v128, bound: v128): v128 {
  return i32x4.sub(a, v128.and(bound, i32x4.ge_s(a, bound)));
}

/** ⌊a / b⌋: a quotient of doubles is not rounded up to a whole number that whole numbers below 2³¹ don't reach. */
@inline
function quotient(a: v128, b: v128): v128 {
  const low = f64x2.div(f64x2.convert_low_i32x4_u(a), f64x2.convert_low_i32x4_u(b));
  const upperA = v128.shuffle<i64>(a, a, 1, 1);
  const upperB = v128.shuffle<i64>(b, b, 1, 1);
  const high = f64x2.div(f64x2.convert_low_i32x4_u(upperA), f64x2.convert_low_i32x4_u(upperB));
  return v128.shuffle<i64>(i32x4.trunc_sat_f64x2_u_zero(low), i32x4.trunc_sat_f64x2_u_zero(high), 0, 2);
}

/** The keyed permutation of 0 … rows · columns − 1 of random/latin-hypercube.ts. */
@inline
function permute(index: v128, single: bool, own: usize, stride: usize, rowZeros: i32, columnZeros: i32): v128 {
  const rows = part(single, own, stride, ROWS);
  const columns = part(single, own, stride, COLUMNS);
  let row = quotient(index, columns);
  let column = i32x4.sub(index, i32x4.mul(row, columns));
  for (let round: usize = 0; round < 6; round += 2) {
    const rowKey = part(single, own, stride, round);
    const columnKey = part(single, own, stride, round + 1);
    row = wrapped(i32x4.add(row, scaledHash(column, rowKey, rows, rowZeros)), rows);
    column = wrapped(i32x4.add(column, scaledHash(row, columnKey, columns, columnZeros)), columns);
  }
  return i32x4.add(i32x4.mul(row, columns), column);
}

/** Walks on until the image of the lanes in `wanted` is a stratum; the others' image means nothing. */
@inline
function walk(
  point: v128,
  wanted: v128,
  single: bool,
  own: usize,
  stride: usize,
  rowZeros: i32,
  columnZeros: i32,
): v128 {
  const strata = part(single, own, stride, STRATA);
  let stratum = permute(point, single, own, stride, rowZeros, columnZeros);
  let beyond = v128.and(i32x4.ge_s(stratum, strata), wanted);
  while (v128.any_true(beyond)) {
    const next = permute(stratum, single, own, stride, rowZeros, columnZeros);
    stratum = v128.bitselect(next, stratum, beyond);
    beyond = v128.and(i32x4.ge_s(stratum, strata), wanted);
  }
  return stratum;
}

/** The strata of a point in the randomisations from `first` on. Points beyond the run count as its last. */
@inline
function strataOf(point: i32, first: i32, single: bool, record: usize, stride: usize): v128 {
  const own = record + HEAD + (<usize>first << 2);
  const most = i32x4.sub(part(single, own, stride, STRATA), i32x4.splat(1));
  const points = i32x4.min_s(i32x4.splat(point), most);
  const numbers = i32x4.add(i32x4.splat(first), single ? i32x4.splat(0) : v128.load(LANE_NUMBERS));
  const isLarger = i32x4.lt_s(numbers, i32x4.splat(load<i32>(record)));
  const rowZeros = load<i32>(record, 4);
  const columnZeros = load<i32>(record, 8);
  const otherRowZeros = load<i32>(record, 12);
  const otherColumnZeros = load<i32>(record, 16);
  if (rowZeros == otherRowZeros && columnZeros == otherColumnZeros)
    return walk(points, i32x4.splat(-1), single, own, stride, rowZeros, columnZeros);
  const larger = walk(points, isLarger, single, own, stride, rowZeros, columnZeros);
  const others = walk(points, v128.not(isLarger), single, own, stride, otherRowZeros, otherColumnZeros);
  return v128.bitselect(larger, others, isLarger);
}

/** (stratum + place within it) / strata for the two low lanes, the place from independent uniforms. */
@inline
function placed(uniforms: v128, stratum: v128, strata: v128): v128 {
  const digits = f64x2.add(f64x2.floor(f64x2.mul(uniforms, all(JITTER_SCALE))), all(HALF));
  const place = f64x2.add(f64x2.convert_low_i32x4_s(stratum), f64x2.mul(digits, all(JITTER_UNIT)));
  const u = f64x2.div(place, f64x2.convert_low_i32x4_s(strata));
  return f64x2.pmin(all(LARGEST_BELOW_ONE), u);
}

/**
 * Turns independent uniforms into a Latin hypercube: `points` points from `point` on, for each the trials of all
 * randomisations, a multiple of four. Bit for bit those of random/latin-hypercube.ts.
 */
export function latinHypercube(
  to: usize,
  point: i32,
  points: i32,
  record: usize,
  randomisations: i32,
): void {
  const stride = <usize>randomisations << 2;
  const strata = record + HEAD + STRATA * stride;
  for (const end = point + points; point < end; point++) {
    for (let first = 0; first < randomisations; first += 4, to += 32) {
      const stratum = strataOf(point, first, false, record, stride);
      const counts = v128.load(strata + (<usize>first << 2));
      const upper = v128.shuffle<i64>(stratum, stratum, 1, 1);
      const upperCounts = v128.shuffle<i64>(counts, counts, 1, 1);
      v128.store(to, placed(v128.load(to), stratum, counts));
      v128.store(to, placed(v128.load(to, 16), upper, upperCounts), 16);
    }
  }
}

/** The same for single trials of a block whose first point is `point`, at the n places of two bytes at `places`. */
export function latinHypercubeAt(
  to: usize,
  places: usize,
  n: i32,
  point: i32,
  record: usize,
  randomisations: i32,
): void {
  const stride = <usize>randomisations << 2;
  const strata = record + HEAD + STRATA * stride;
  for (const end = places + (<usize>n << 1); places < end; places += 2, to += 8) {
    const place = <i32>load<u16>(places);
    const own = place % randomisations;
    const stratum = strataOf(point + place / randomisations, own, true, record, stride);
    const counts = v128.load32_splat(strata + (<usize>own << 2));
    v128.store64_lane(to, placed(v128.load64_zero(to), stratum, counts), 0);
  }
}
