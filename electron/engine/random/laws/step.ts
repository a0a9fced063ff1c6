import type { Truncation } from '#shared/plan/document.ts';
import type { Quantile } from './law.ts';

export function constantQuantile(value: number): Quantile {
  return {
    at: () => value,
    fill: (memory, _from, to, count) => {
      memory.fill(value, to, to + count);
    },
  };
}

/** A quantile that is only known one u at a time. */
export function pointwiseQuantile(at: (u: number) => number): Quantile {
  return {
    at,
    fill(memory, from, to, count) {
      for (let i = 0; i < count; i++) memory[to + i] = at(memory[from + i]!);
    },
  };
}

export function bernoulliQuantile(p: number, truncate: Truncation | undefined): Quantile {
  const keeps = (value: number) => isWithin(value, truncate);
  if (!keeps(0)) return constantQuantile(1);
  if (!keeps(1)) return constantQuantile(0);
  const edge = 1 - p;
  return pointwiseQuantile((u) => (u > edge ? 1 : 0));
}

/** Values with weights in any order: ties are merged, values without weight or outside the cut are left out. */
export function discreteQuantile(
  values: readonly number[],
  weights: readonly number[],
  truncate: Truncation | undefined,
): Quantile {
  const merged = new Map<number, number>();
  const largest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  values.forEach((value, i) => {
    const weight = weights[i]! / largest;
    if (weight > 0 && isWithin(value, truncate)) merged.set(value, (merged.get(value) ?? 0) + weight);
  });
  const ascending = [...merged].sort(([a], [b]) => a - b);
  return stepQuantile(
    Float64Array.from(ascending, ([value]) => value),
    Float64Array.from(ascending, ([, weight]) => weight),
  );
}

function isWithin(value: number, truncate: Truncation | undefined): boolean {
  if (truncate === undefined) return true;
  const [low, high] = truncate;
  return (low === null || value >= low) && (high === null || value <= high);
}

/**
 * The quantile of ascending values with positive weights: the first whose cumulative share reaches u. In the upper half
 * it counts from the top, where shares near 1 would have lost their digits.
 */
export function stepQuantile(values: Float64Array, weights: Float64Array): Quantile {
  const n = values.length;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const upTo = new Float64Array(n);
  const beyond = new Float64Array(n);
  for (let i = 0, sum = 0; i < n; i++) {
    sum += weights[i]!;
    upTo[i] = sum / total;
  }
  for (let i = n - 1, sum = 0; i >= 0; i--) {
    beyond[i] = sum / total;
    sum += weights[i]!;
  }
  const quantile = pointwiseQuantile((u) => {
    let low = 0;
    let high = n - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const reached = u <= 0.5 ? upTo[middle]! >= u : beyond[middle]! <= 1 - u;
      if (reached) high = middle;
      else low = middle + 1;
    }
    return values[low]!;
  });
  return { ...quantile, form: { type: 'steps', values, upTo, beyond } };
}
