const DIGIT_BITS = 11;
const BUCKETS = 1 << DIGIT_BITS;
const SIGN = 0x8000_0000;
/** Moves for each value that the last step may take before the slow way is the faster one. */
const MOVES = 4;

/** The high words of the numbers, so that their unsigned order is that of the numbers up to 20 bits of the fraction. */
function highKeys(values: Float64Array): Uint32Array {
  const words = new Uint32Array(values.length * 2);
  new Float64Array(words.buffer).set(values);
  const keys = new Uint32Array(values.length);
  for (let i = 0; i < keys.length; i++) {
    const high = words[2 * i + 1]!;
    keys[i] = (high & SIGN) === 0 ? high ^ SIGN : ~high;
  }
  return keys;
}

/** One stable pass of a least-significant-digit radix sort (Knuth, TAOCP vol. 3, 5.2.5). */
function pass(keys: Uint32Array, shift: number, from: Uint32Array, to: Uint32Array): void {
  const offsets = new Uint32Array(BUCKETS);
  for (let i = 0; i < keys.length; i++) {
    const bucket = (keys[i]! >>> shift) & (BUCKETS - 1);
    offsets[bucket] = offsets[bucket]! + 1;
  }
  let next = 0;
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const count = offsets[bucket]!;
    offsets[bucket] = next;
    next += count;
  }
  for (let i = 0; i < from.length; i++) {
    const position = from[i]!;
    const bucket = (keys[position]! >>> shift) & (BUCKETS - 1);
    to[offsets[bucket]!] = position;
    offsets[bucket] = offsets[bucket]! + 1;
  }
}

/** Puts nearly ordered positions in order by insertion; false where they were not nearly ordered after all. */
function settle(values: Float64Array, order: Uint32Array): boolean {
  let moves = MOVES * order.length;
  for (let i = 1; i < order.length; i++) {
    const position = order[i]!;
    const value = values[position]!;
    let at = i;
    for (; at > 0 && values[order[at - 1]!]! > value; at--) {
      if (--moves < 0) return false;
      order[at] = order[at - 1]!;
    }
    order[at] = position;
  }
  return true;
}

/**
 * Positions of the values in ascending order; equal values in any order. Values are finite. Sorts by the high words,
 * then settles what they leave open; values that differ in their low bits alone are sorted by comparing.
 * Words are little-endian, as on every platform that the app runs on.
 */
export function ascendingOrder(values: Float64Array): Uint32Array {
  const keys = highKeys(values);
  let from = new Uint32Array(values.length);
  let to = new Uint32Array(values.length);
  for (let i = 0; i < from.length; i++) from[i] = i;
  for (const shift of [0, DIGIT_BITS, 2 * DIGIT_BITS]) {
    pass(keys, shift, from, to);
    [from, to] = [to, from];
  }
  const copy = from.slice();
  return settle(values, from) ? from : copy.sort((a, b) => values[a]! - values[b]!);
}
