import { all, zero } from './lanes';

/*
 * Order statistics of a whole column: its values are counted by bucket, and only those of marked buckets go to the places
 * that sorting would give them, which the caches hardly notice; a scatter of all of them takes three times as long.
 */

/** Added to a number in [0, 2³²), it leaves the nearest whole number in the low word. */
export const TO_WHOLE = memory.data<f64>([4503599627370496.0]);

@inline
export function addOne(counts: usize, which: i32): void {
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
  for (const end = from + (<usize>(count & ~3) << 3); from < end; from += 32, own += 8) {
    const first = bucketsOf(v128.load(from), low, scale, most);
    const second = bucketsOf(v128.load(from, 16), low, scale, most);
    v128.store64_lane(own, v128.shuffle<i16>(first, second, 0, 4, 8, 12, 0, 4, 8, 12), 0);
    addOne(counts, i32x4.extract_lane(first, 0));
    addOne(counts, i32x4.extract_lane(first, 2));
    addOne(counts, i32x4.extract_lane(second, 0));
    addOne(counts, i32x4.extract_lane(second, 2));
  }
  for (const end = from + (<usize>(count & 3) << 3); from < end; from += 8, own += 2) {
    const bucket = i32x4.extract_lane(bucketsOf(v128.load64_zero(from), low, scale, most), 0);
    store<u16>(own, <u16>bucket);
    addOne(counts, bucket);
  }
}

/**
 * Counts `count` values by bucket: the bucket of each goes to `own`, two bytes each; starts[bucket] is how many values are
 * in the buckets before it, and starts[buckets] all of them.
 */
export function countBuckets(
  own: usize,
  from: usize,
  count: i32,
  starts: usize,
  buckets: i32,
  low: f64,
  scale: f64,
): void {
  const last = starts + (<usize>buckets << 2);
  for (let at = starts; at <= last; at += 4) store<u32>(at, 0);
  assign(own, from, count, starts, buckets - 1, low, scale);
  let total: u32 = 0;
  for (let at = starts; at <= last; at += 4) {
    total += load<u32>(at);
    store<u32>(at, total);
  }
}

/** Lists the values of marked buckets; returns where the list ends. */
function listMarked(list: usize, count: i32, own: usize, marks: usize): usize {
  for (let i = 0; i < count; i++, own += 2) {
    store<i32>(list, i);
    list += load<u8>(marks + load<u16>(own));
  }
  return list;
}

/** The same without those that are `common`. */
function listUncommon(list: usize, from: usize, count: i32, own: usize, marks: usize, common: f64): usize {
  for (let i = 0; i < count; i++, own += 2, from += 8) {
    store<i32>(list, i);
    list += load<f64>(from) == common ? 0 : load<u8>(marks + load<u16>(own));
  }
  return list;
}

/**
 * Puts the values of marked buckets, but for those that are `common` (NaN for none), to their places at `to`, within a
 * bucket in the order that they have. A bucket's mark is 4, else 0; `next` is a copy of the buckets' starts, which goes on
 * with what is placed; `list` has room for four bytes a value, and one value more.
 */
export function placeMarked(
  to: usize,
  from: usize,
  count: i32,
  own: usize,
  marks: usize,
  next: usize,
  list: usize,
  common: f64,
): void {
  const end =
    common == common
      ? listUncommon(list, from, count, own, marks, common)
      : listMarked(list, count, own, marks);
  for (let at = list; at < end; at += 4) {
    const i = <usize>load<u32>(at);
    const bucket = next + (<usize>load<u16>(own + (i << 1)) << 2);
    const place = load<u32>(bucket);
    store<u32>(bucket, place + 1);
    store<f64>(to + (<usize>place << 3), load<f64>(from + (i << 3)));
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

/**
 * Sorts the buckets that hold one of n ascending ranks, where they have at most `few` values; notes the numbers of the
 * others at `left` and returns how many these are.
 */
export function sortBuckets(values: usize, starts: usize, ranks: usize, n: i32, few: u32, left: usize): i32 {
  let bucket = starts;
  let next = left;
  for (const last = ranks + (<usize>n << 2); ranks < last; ) {
    const rank = load<u32>(ranks);
    while (load<u32>(bucket, 4) <= rank) bucket += 4;
    const start = load<u32>(bucket);
    const end = load<u32>(bucket, 4);
    if (end - start <= few) sortFew(values + (<usize>start << 3), values + (<usize>end << 3));
    else {
      store<u32>(next, <u32>(bucket - starts) >> 2);
      next += 4;
    }
    // What else it holds is sorted with it.
    while (ranks < last && load<u32>(ranks) < end) ranks += 4;
  }
  return <i32>(next - left) >> 2;
}
