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

/** Writes the least and the greatest of `count` ≥ 2 numbers. */
export function extremes(to: usize, from: usize, count: i32): void {
  const last = from + (<usize>(count - 2) << 3);
  let least = v128.load(last);
  let most = least;
  for (; from < last; from += 16) {
    const values = v128.load(from);
    least = f64x2.pmin(least, values);
    most = f64x2.pmax(most, values);
  }
  least = f64x2.pmin(least, v128.shuffle<i64>(least, least, 1, 0));
  most = f64x2.pmax(most, v128.shuffle<i64>(most, most, 1, 0));
  v128.store64_lane(to, least, 0);
  v128.store64_lane(to, most, 0, 8);
}

/** Added to a number in [0, 2³²), it leaves the nearest whole number in the low word. */
const TO_WHOLE = memory.data<f64>([4503599627370496.0]);

@inline
function addOne(counts: usize, which: i32): void {
  const at = counts + (<usize>which << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** The nearest whole numbers to (values − low) · scale within 0 … last, in the low words. */
@inline
function bucketsOf(values: v128, low: v128, scale: v128, last: v128): v128 {
  const place = f64x2.mul(f64x2.sub(values, low), scale);
  return f64x2.add(f64x2.pmin(last, f64x2.pmax(zero(), place)), all(TO_WHOLE));
}

/**
 * Numbers of the buckets of `count` values, two bytes each at `own`; and how many values each bucket has, at
 * starts[bucket + 1], which are zero before.
 */
function assign(own: usize, from: usize, count: i32, starts: usize, last: i32, lowest: f64, by: f64): void {
  const most = f64x2.splat(<f64>last);
  const low = f64x2.splat(lowest);
  const scale = f64x2.splat(by);
  const counts = starts + 4;
  for (const end = from + (<usize>(count & ~1) << 3); from < end; from += 16, own += 4) {
    const buckets = bucketsOf(v128.load(from), low, scale, most);
    const first = i32x4.extract_lane(buckets, 0);
    const second = i32x4.extract_lane(buckets, 2);
    store<u16>(own, <u16>first);
    store<u16>(own, <u16>second, 2);
    addOne(counts, first);
    addOne(counts, second);
  }
  if (count & 1) {
    const bucket = i32x4.extract_lane(bucketsOf(v128.load64_zero(from), low, scale, most), 0);
    store<u16>(own, <u16>bucket);
    addOne(counts, bucket);
  }
}

/**
 * Deals values to buckets, in the order that they have: `to` gets them bucket by bucket, `ends` where each bucket ends.
 * `own` has room for two bytes a value, and four more.
 */
export function deal(
  to: usize,
  from: usize,
  count: i32,
  own: usize,
  ends: usize,
  buckets: i32,
  low: f64,
  scale: f64,
): void {
  const tableEnd = ends + (<usize>buckets << 2);
  for (let at = ends; at <= tableEnd; at += 4) store<u32>(at, 0);
  assign(own, from, count, ends, buckets - 1, low, scale);
  let total: u32 = 0;
  for (let at = ends; at <= tableEnd; at += 4) {
    total += load<u32>(at);
    store<u32>(at, total);
  }
  for (const end = from + (<usize>count << 3); from < end; from += 8, own += 2) {
    const next = ends + (<usize>load<u16>(own) << 2);
    const place = load<u32>(next);
    store<u32>(next, place + 1);
    store<f64>(to + (<usize>place << 3), load<f64>(from));
  }
}

/** Sorts the numbers from one address to another by insertion. */
function sortFew(from: usize, end: usize): void {
  for (let next = from + 8; next < end; next += 8) {
    const value = load<f64>(next);
    let at = next;
    for (; at > from && load<f64>(at - 8) > value; at -= 8) store<f64>(at, load<f64>(at - 8));
    store<f64>(at, value);
  }
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

/**
 * Sorts the buckets that hold one of n ascending ranks, where they have at most `few` values; notes the numbers of the
 * others at `left` and returns how many these are.
 */
export function sortBuckets(values: usize, ends: usize, ranks: usize, n: i32, few: u32, left: usize): i32 {
  let bucket = ends;
  let next = left;
  for (const last = ranks + (<usize>n << 2); ranks < last; ) {
    const rank = load<u32>(ranks);
    while (load<u32>(bucket) <= rank) bucket += 4;
    const end = load<u32>(bucket);
    const start = bucket == ends ? 0 : load<u32>(bucket - 4);
    if (end - start <= few) sortFew(values + (<usize>start << 3), values + (<usize>end << 3));
    else {
      store<u32>(next, <u32>(bucket - ends) >> 2);
      next += 4;
    }
    // What else it holds is sorted with it.
    while (ranks < last && load<u32>(ranks) < end) ranks += 4;
  }
  return <i32>(next - left) >> 2;
}
