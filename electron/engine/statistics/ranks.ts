import { countBelow } from './sorted.ts';
import { compensatedSum } from './sums.ts';

/**
 * Replaces values by their average ranks, centred and scaled to unit length, so that the dot product of two such
 * columns is Spearman's rank correlation. False (and zeros) where the column is constant or not finite.
 */
export function rankInPlace(values: Float64Array): boolean {
  const sorted = Float64Array.from(values).sort();
  const constant = sorted[0] === sorted[sorted.length - 1];
  if (constant || !Number.isFinite(sorted[0]!) || !Number.isFinite(sorted[sorted.length - 1]!)) {
    values.fill(0);
    return false;
  }
  const middle = (values.length - 1) / 2;
  for (let i = 0; i < values.length; i++) {
    const below = countBelow(sorted, values[i]!);
    let last = below;
    if (sorted[below + 1] === values[i]) last = lastEqual(sorted, below);
    values[i] = (below + last) / 2 - middle;
  }
  const squares = values.map((value) => value * value);
  const scale = 1 / Math.sqrt(compensatedSum(squares));
  for (let i = 0; i < values.length; i++) values[i] = values[i]! * scale;
  return true;
}

/** Position of the last value equal to the one at `first`, by doubling steps: ties are few, or very many. */
function lastEqual(sorted: Float64Array, first: number): number {
  const value = sorted[first]!;
  let low = first;
  let step = 1;
  while (low + step < sorted.length && sorted[low + step] === value) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, sorted.length);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (sorted[middle] === value) low = middle;
    else high = middle;
  }
  return low;
}

export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
