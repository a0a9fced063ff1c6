/** ln(1 + t) − t, t > −1, without cancellation near 0. */
export function log1pMinus(t: number): number {
  if (t < -0.6 || t > 1.2) return Math.log1p(t) - t;
  const r = t / (2 + t);
  const square = r * r;
  let sum = 0;
  let power = square;
  for (let k = 3; ; k += 2) {
    const term = power / k;
    sum += term;
    if (term <= 1e-17 * sum || power === 0) break;
    power *= square;
  }
  return r * (2 * sum - t);
}

/** e^w − 1 − w without cancellation near 0. */
export function expMinus(w: number): number {
  if (w < -0.5 || w > 0.5) return Math.expm1(w) - w;
  let sum = 1;
  for (let k = 14; k > 2; k--) sum = 1 + (sum * w) / k;
  return 0.5 * w * w * sum;
}

/** ln(1 − e^x) for x < 0. */
export function log1mExp(x: number): number {
  return x > -Math.LN2 ? Math.log(-Math.expm1(x)) : Math.log1p(-Math.exp(x));
}
