import type { AttributionDesign } from './design.ts';

/**
 * For each cause the factor with which each coalition's value enters its share (Shapley 1953): the cause's marginal
 * contribution, averaged over all orders, or over those that were sampled. For every coalition but none and all the
 * factors of all causes add up to 0, so that the shares add up to the value of all less that of none.
 */
export function shapleyFactors(design: AttributionDesign): Float64Array[] {
  return design.pairs === null ? exactFactors(design) : sampledFactors(design, design.pairs.flat());
}

/** Weight of a cause's marginal contribution to s others among n causes: s!(n − s − 1)!/n!. */
function orderWeight(n: number, s: number): number {
  let weight = 1 / n;
  for (let k = 1; k <= s; k++) weight *= k / (n - k);
  return weight;
}

function exactFactors({ causes, coalitions }: AttributionDesign): Float64Array[] {
  return Array.from({ length: causes }, (_, cause) =>
    Float64Array.from(coalitions, (coalition) => {
      const size = coalition.filter(Boolean).length;
      return coalition[cause] ? orderWeight(causes, size - 1) : -orderWeight(causes, size);
    }),
  );
}

function sampledFactors(
  { causes, coalitions }: AttributionDesign,
  orders: readonly (readonly number[])[],
): Float64Array[] {
  const factors = Array.from({ length: causes }, () => new Float64Array(coalitions.length));
  for (const order of orders) {
    for (const [cause, before, after] of steps(coalitions, order)) {
      factors[cause]![after] = factors[cause]![after]! + 1 / orders.length;
      factors[cause]![before] = factors[cause]![before]! - 1 / orders.length;
    }
  }
  return factors;
}

/** The cause that each step of an order switches in, with the coalitions before and after. */
function steps(
  coalitions: AttributionDesign['coalitions'],
  order: readonly number[],
): [cause: number, before: number, after: number][] {
  return order.slice(1).map((after, step) => {
    const before = order[step]!;
    const cause = coalitions[after]!.findIndex((on, position) => on && !coalitions[before]![position]);
    return [cause, before, after];
  });
}

/** The share of each cause, given the value of each coalition. */
export function shapleyShares(factors: readonly Float64Array[], values: ArrayLike<number>): number[] {
  return factors.map((row) => row.reduce((sum, factor, position) => sum + factor * values[position]!, 0));
}

/**
 * Standard error of each share that comes from having sampled the orders: from how it differs between the pairs of an
 * order and its reverse. Null where every order is accounted for.
 */
export function orderErrors(
  { causes, coalitions, pairs }: AttributionDesign,
  values: ArrayLike<number>,
): number[] | null {
  if (pairs === null) return null;
  const byPair = pairs.map((pair) => {
    const shares = new Float64Array(causes);
    for (const order of pair)
      for (const [cause, before, after] of steps(coalitions, order))
        shares[cause] = shares[cause]! + (values[after]! - values[before]!) / 2;
    return shares;
  });
  return Array.from({ length: causes }, (_, cause) => {
    const mean = byPair.reduce((sum, shares) => sum + shares[cause]!, 0) / byPair.length;
    const squares = byPair.reduce((sum, shares) => sum + (shares[cause]! - mean) ** 2, 0);
    return Math.sqrt(squares / (byPair.length - 1) / byPair.length);
  });
}
