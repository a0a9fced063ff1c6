import type { Truncation } from '#shared/plan/document.ts';
import type { Quantile } from './law.ts';
import { constantQuantile, pointwiseQuantile } from './step.ts';

/**
 * The empirical quantile of type 7 (Hyndman and Fan 1996): linear between the sorted values, which stand at
 * u = 0, 1/(n − 1), …, 1. Its F is the inverse of that line; a cut keeps the u whose values lie within it.
 */
export function samplesQuantile(values: readonly number[], truncate: Truncation | undefined): Quantile {
  const sorted = Float64Array.from(values).sort();
  const last = sorted.length - 1;
  const [low, high] = truncate ?? [null, null];
  const start = low === null ? 0 : firstPlace(sorted, low);
  const end = high === null ? last : lastPlace(sorted, high);
  if (last === 0 || !(end > start)) return constantQuantile(valueAt(sorted, start));
  const least = Math.max(low ?? sorted[0]!, sorted[0]!);
  const most = Math.min(high ?? sorted[last]!, sorted[last]!);
  return pointwiseQuantile((u) => {
    const x = valueAt(sorted, start + u * (end - start));
    return x < least ? least : x > most ? most : x;
  });
}

function valueAt(sorted: Float64Array, place: number): number {
  const index = Math.min(Math.floor(place), sorted.length - 1);
  const here = sorted[index]!;
  const share = place - index;
  const next = share > 0 ? sorted[Math.min(index + 1, sorted.length - 1)]! : here;
  return here === next ? here : here + share * (next - here);
}

/** The least place on the line where the value reaches x; 0 … n − 1. */
function firstPlace(sorted: Float64Array, x: number): number {
  const index = sorted.findIndex((value) => value >= x);
  if (index < 0) return sorted.length - 1;
  return index === 0 ? 0 : index - 1 + (x - sorted[index - 1]!) / (sorted[index]! - sorted[index - 1]!);
}

/** The greatest place on the line where the value is not above x. */
function lastPlace(sorted: Float64Array, x: number): number {
  const index = sorted.findLastIndex((value) => value <= x);
  if (index < 0) return 0;
  if (index === sorted.length - 1) return index;
  return index + (x - sorted[index]!) / (sorted[index + 1]! - sorted[index]!);
}
