import { ascendingOrder } from './order.ts';
import { compensatedSum } from './sums.ts';

/**
 * Replaces values by their average ranks, centred and scaled to unit length, so that the dot product of two such
 * columns is Spearman's rank correlation. False (and zeros) where the column is constant or not finite.
 */
export function rankInPlace(values: Float64Array): boolean {
  if (values.every(Number.isFinite)) return rankByOrder(values, ascendingOrder(values));
  values.fill(0);
  return false;
}

/** The same for finite values whose ascending order is known. */
export function rankByOrder(values: Float64Array, order: Uint32Array): boolean {
  const last = values.length - 1;
  if (values[order[0]!] === values[order[last]!]) {
    values.fill(0);
    return false;
  }
  for (let first = 0; first <= last; ) {
    const value = values[order[first]!];
    let end = first;
    while (end < last && values[order[end + 1]!] === value) end++;
    const rank = (first + end - last) / 2;
    for (let i = first; i <= end; i++) values[order[i]!] = rank;
    first = end + 1;
  }
  const scale = 1 / Math.sqrt(compensatedSum(values.map((rank) => rank * rank)));
  for (let i = 0; i <= last; i++) values[i] = values[i]! * scale;
  return true;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
