import { all, holds, ONE } from './lanes';

/**
 * Places in a block, two bytes each: what is rare is computed for the places where it is needed, side by side, and put
 * back. Noting a place costs less than a branch that is hard to foresee.
 */

/** Appends i and i + 1 where the mask's lanes are set; returns the list's new end. */
@inline
export function note(end: usize, i: i32, mask: v128): usize {
  const lanes = i64x2.bitmask(mask);
  store<u16>(end, <u16>i);
  end += (lanes & 1) << 1;
  store<u16>(end, <u16>(i + 1));
  return end + (lanes & 2);
}

/** The trials in which an event starts, by the operands of `eventRemaining`; returns how many. */
export function startingNow(
  places: usize,
  before: usize,
  probability: usize,
  uniform: usize,
  count: i32,
): i32 {
  let end = places;
  for (let i = 0; i < count; i += 2, before += 16, probability += 16, uniform += 16) {
    const isFree = f64x2.le(v128.load(before), all(ONE));
    end = note(end, i, v128.and(isFree, f64x2.lt(v128.load(uniform), v128.load(probability))));
  }
  return <i32>(end - places) >> 1;
}

/** The same by the operands of `eventValue`. */
export function started(places: usize, remainingBefore: usize, remaining: usize, count: i32): i32 {
  let end = places;
  for (let i = 0; i < count; i += 2, remainingBefore += 16, remaining += 16) {
    const goesOn = f64x2.gt(v128.load(remainingBefore), all(ONE));
    end = note(end, i, v128.andnot(holds(v128.load(remaining)), goesOn));
  }
  return <i32>(end - places) >> 1;
}

/** Puts n numbers that stand side by side to their places in a block. */
export function scatter(to: usize, from: usize, places: usize, n: i32): void {
  for (const end = places + (<usize>n << 1); places < end; places += 2, from += 8) {
    store<f64>(to + (<usize>load<u16>(places) << 3), load<f64>(from));
  }
}

/** Puts one number to n places in a block. */
export function fillAt(to: usize, value: f64, places: usize, n: i32): void {
  for (const end = places + (<usize>n << 1); places < end; places += 2) {
    store<f64>(to + (<usize>load<u16>(places) << 3), value);
  }
}

/** Takes the numbers at n places in a block, side by side. */
export function gather(to: usize, from: usize, places: usize, n: i32): void {
  for (const end = places + (<usize>n << 1); places < end; places += 2, to += 8) {
    store<f64>(to, load<f64>(from + (<usize>load<u16>(places) << 3)));
  }
}

/** The places whose number is below `bound`; returns how many. */
export function noteBelow(places: usize, from: usize, bound: f64, count: i32): i32 {
  let end = places;
  for (let i = 0; i < count; i += 2, from += 16) {
    end = note(end, i, f64x2.lt(v128.load(from), f64x2.splat(bound)));
  }
  return <i32>(end - places) >> 1;
}

/** Keeps those of n places where no event is under way; returns how many. */
export function keepFree(places: usize, n: i32, before: usize): i32 {
  let kept = places;
  for (let at = places, end = places + (<usize>n << 1); at < end; at += 2) {
    const place = load<u16>(at);
    store<u16>(kept, place);
    kept += load<f64>(before + (<usize>place << 3)) > 1 ? 0 : 2;
  }
  return <i32>(kept - places) >> 1;
}
