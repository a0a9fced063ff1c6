import type { SamplingFacts } from '../statistics/facts.ts';
import { dot } from '../statistics/ranks.ts';
import type { SensitivityEstimate } from './first-order.ts';
import { independentGroups, jackknifeError } from './groups.ts';

/**
 * Spearman's rank correlation of two columns of ranks, centred and of unit length, with its standard error by a
 * delete-a-group jackknife in which each trial keeps its rank.
 */
export function rankCorrelation(
  a: Float64Array,
  b: Float64Array,
  facts: SamplingFacts,
): SensitivityEstimate & { readonly estimate: number } {
  const groups = independentGroups(a.length, facts);
  const sums = Array.from({ length: groups }, () => new Float64Array(6));
  const total = new Float64Array(6);
  for (let i = 0, group = 0; i < a.length; i++, group = group + 1 === groups ? 0 : group + 1) {
    const own = sums[group]!;
    const [x, y] = [a[i]!, b[i]!];
    own[0] = own[0]! + 1;
    own[1] = own[1]! + x;
    own[2] = own[2]! + y;
    own[3] = own[3]! + x * x;
    own[4] = own[4]! + y * y;
    own[5] = own[5]! + x * y;
  }
  for (const own of sums)
    own.forEach((sum, field) => {
      total[field] = total[field]! + sum;
    });
  const without = (group: number) => pearson(total.map((sum, field) => sum - sums[group]![field]!));
  return {
    estimate: Math.max(-1, Math.min(1, dot(a, b))),
    standardError: jackknifeError(groups, without),
  };
}

function pearson(sums: Float64Array): number {
  const [n, x, y, xx, yy, xy] = sums as unknown as [number, number, number, number, number, number];
  const product = Math.sqrt((xx - (x * x) / n) * (yy - (y * y) / n));
  return product > 0 ? (xy - (x * y) / n) / product : 0;
}
