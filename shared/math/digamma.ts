/** From here on the asymptotic series has the digits of a double. */
const FAR = 10;

/** ψ(x) = d ln Γ(x)/dx, x > 0: recurrence up to {@link FAR}, then the series (Abramowitz and Stegun 1964, 6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < FAR; at += 1) sum -= 1 / at;
  const r = 1 / (at * at);
  const series =
    r * (1 / 12 - r * (1 / 120 - r * (1 / 252 - r * (1 / 240 - r * (1 / 132 - r * (691 / 32760))))));
  return sum + Math.log(at) - 0.5 / at - series;
}

/** ψ′(x), x > 0 (Abramowitz and Stegun 1964, 6.4.6 and 6.4.12). */
export function trigamma(x: number): number {
  let sum = 0;
  let at = x;
  for (; at < FAR; at += 1) sum += 1 / (at * at);
  const r = 1 / (at * at);
  const series = r * (1 / 6 - r * (1 / 30 - r * (1 / 42 - r * (1 / 30 - r * (5 / 66 - r * (691 / 2730))))));
  return sum + 1 / at + 0.5 * r + series / at;
}
