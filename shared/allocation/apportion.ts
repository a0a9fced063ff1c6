/** `⌊a·b / divisor⌋` and the remainder, exact also where the product has no exact double. All are ≥ 0, divisor > 0. */
function dividedProduct(a: number, b: number, divisor: number): [quotient: number, remainder: number] {
  const product = a * b;
  if (product <= Number.MAX_SAFE_INTEGER) {
    const remainder = product % divisor;
    return [(product - remainder) / divisor, remainder];
  }
  const exact = BigInt(a) * BigInt(b);
  return [Number(exact / BigInt(divisor)), Number(exact % BigInt(divisor))];
}

/**
 * Splits `total` whole units in proportion to `weights` (whole, ≥ 0; evenly where all are zero) by largest remainders
 * (Hamilton's method): the parts add up to `total` exactly and each is within one unit of its proportion. Equal
 * remainders go to the earlier position. Exact for every safe integer whose weights sum to a safe integer.
 */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((running, weight) => running + weight, 0);
  const divisor = sum === 0 ? weights.length : sum;
  const parts: number[] = [];
  const remainders: number[] = [];
  let left = total;
  for (const weight of weights) {
    const [part, remainder] = dividedProduct(total, sum === 0 ? 1 : weight, divisor);
    parts.push(part);
    remainders.push(remainder);
    left -= part;
  }
  if (left === 0) return parts;
  const order = remainders.map((_, position) => position);
  order.sort((a, b) => (remainders[b] ?? 0) - (remainders[a] ?? 0) || a - b);
  for (const position of order.slice(0, left)) parts[position] = (parts[position] ?? 0) + 1;
  return parts;
}
