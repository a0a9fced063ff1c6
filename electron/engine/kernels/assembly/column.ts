import { addOne, TO_WHOLE } from './buckets';
import { all, zero } from './lanes';

/*
 * Passes over a whole column of trials. Lane r of 32 has the values r, r + 32, …; eight lanes at a time, so that their
 * sums stay in registers and every line of the cache is read once.
 */
const LANES: i32 = 32;
const AT_ONCE: i32 = 8;

/** What an addition of doubles lost: Knuth's TwoSum (TAOCP vol. 2, 4.2.2, theorem B). */
@inline
function lostBy(sum: v128, value: v128, next: v128): v128 {
  const taken = f64x2.sub(next, sum);
  return f64x2.add(f64x2.sub(sum, f64x2.sub(next, taken)), f64x2.sub(value, taken));
}

/** The number to be added for a value: itself, or the square of its distance from `centre`. */
@inline
function term(squares: bool, value: v128, centre: v128): v128 {
  const distance = f64x2.sub(value, centre);
  return squares ? f64x2.mul(distance, distance) : value;
}

/** Adds the whole groups of 32 values for eight lanes. */
@inline
function addEight(squares: bool, sums: usize, from: usize, groups: i32, number: f64): void {
  const centre = f64x2.splat(number);
  let s0 = zero();
  let s1 = zero();
  let s2 = zero();
  let s3 = zero();
  let lost0 = zero();
  let lost1 = zero();
  let lost2 = zero();
  let lost3 = zero();
  for (const end = from + (<usize>groups << 8); from < end; from += 256) {
    const x0 = term(squares, v128.load(from), centre);
    const next0 = f64x2.add(s0, x0);
    lost0 = f64x2.add(lost0, lostBy(s0, x0, next0));
    s0 = next0;
    const x1 = term(squares, v128.load(from, 16), centre);
    const next1 = f64x2.add(s1, x1);
    lost1 = f64x2.add(lost1, lostBy(s1, x1, next1));
    s1 = next1;
    const x2 = term(squares, v128.load(from, 32), centre);
    const next2 = f64x2.add(s2, x2);
    lost2 = f64x2.add(lost2, lostBy(s2, x2, next2));
    s2 = next2;
    const x3 = term(squares, v128.load(from, 48), centre);
    const next3 = f64x2.add(s3, x3);
    lost3 = f64x2.add(lost3, lostBy(s3, x3, next3));
    s3 = next3;
  }
  v128.store(sums, s0);
  v128.store(sums, s1, 16);
  v128.store(sums, s2, 32);
  v128.store(sums, s3, 48);
  v128.store(sums, lost0, 256);
  v128.store(sums, lost1, 272);
  v128.store(sums, lost2, 288);
  v128.store(sums, lost3, 304);
}

@inline
function addAll(squares: bool, sums: usize, from: usize, count: i32, number: f64): void {
  const groups = count / LANES;
  for (let lane = 0; lane < LANES; lane += AT_ONCE)
    addEight(squares, sums + (<usize>lane << 3), from + (<usize>lane << 3), groups, number);
  // The rest belongs to the first lanes.
  const end = from + (<usize>count << 3);
  for (let at = from + (<usize>groups << 8), to = sums; at < end; at += 8, to += 8) {
    const sum = v128.load64_zero(to);
    const value = term(squares, v128.load64_zero(at), f64x2.splat(number));
    const next = f64x2.add(sum, value);
    v128.store64_lane(to, next, 0);
    v128.store64_lane(to, f64x2.add(v128.load64_zero(to, 256), lostBy(sum, value, next)), 0, 256);
  }
}

/** Writes the sums of 32 lanes, then what each lost to rounding. */
export function laneSums(sums: usize, from: usize, count: i32): void {
  addAll(false, sums, from, count, 0);
}

/** The same of squared distances from `centre`. */
export function laneSquares(sums: usize, from: usize, count: i32, centre: f64): void {
  addAll(true, sums, from, count, centre);
}

/** Writes the least and the greatest of `count` ≥ 8 numbers: of four vectors at a time, since each waits for its last. */
export function extremes(to: usize, from: usize, count: i32): void {
  const last = from + (<usize>(count - 8) << 3);
  let least0 = v128.load(last);
  let least1 = v128.load(last, 16);
  let least2 = v128.load(last, 32);
  let least3 = v128.load(last, 48);
  let most0 = least0;
  let most1 = least1;
  let most2 = least2;
  let most3 = least3;
  for (; from < last; from += 64) {
    const x0 = v128.load(from);
    least0 = f64x2.pmin(least0, x0);
    most0 = f64x2.pmax(most0, x0);
    const x1 = v128.load(from, 16);
    least1 = f64x2.pmin(least1, x1);
    most1 = f64x2.pmax(most1, x1);
    const x2 = v128.load(from, 32);
    least2 = f64x2.pmin(least2, x2);
    most2 = f64x2.pmax(most2, x2);
    const x3 = v128.load(from, 48);
    least3 = f64x2.pmin(least3, x3);
    most3 = f64x2.pmax(most3, x3);
  }
  let least = f64x2.pmin(f64x2.pmin(least0, least1), f64x2.pmin(least2, least3));
  let most = f64x2.pmax(f64x2.pmax(most0, most1), f64x2.pmax(most2, most3));
  least = f64x2.pmin(least, v128.shuffle<i64>(least, least, 1, 0));
  most = f64x2.pmax(most, v128.shuffle<i64>(most, most, 1, 0));
  v128.store64_lane(to, least, 0);
  v128.store64_lane(to, most, 0, 8);
}

@inline
function binsOf(values: v128, start: v128, width: v128, last: v128): v128 {
  const place = f64x2.floor(f64x2.div(f64x2.sub(values, start), width));
  // A range that no double holds leaves no number: the first bin.
  const isNumber = f64x2.eq(place, place);
  return f64x2.add(f64x2.pmin(last, v128.and(place, isNumber)), all(TO_WHOLE));
}

/** Counts values by bin, ⌊(value − first) / by⌋ and at most bins − 1, into zeroed words at `to`. */
export function countBins(to: usize, from: usize, count: i32, first: f64, by: f64, bins: i32): void {
  const last = f64x2.splat(<f64>(bins - 1));
  const start = f64x2.splat(first);
  const width = f64x2.splat(by);
  for (const end = from + (<usize>(count & ~1) << 3); from < end; from += 16) {
    const which = binsOf(v128.load(from), start, width, last);
    addOne(to, i32x4.extract_lane(which, 0));
    addOne(to, i32x4.extract_lane(which, 2));
  }
  if (count & 1) addOne(to, i32x4.extract_lane(binsOf(v128.load64_zero(from), start, width, last), 0));
}
