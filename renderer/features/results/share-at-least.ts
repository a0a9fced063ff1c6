/** Share of the trials at or above a value, between the points of a curve of quantiles at equal steps of probability. */
export function shareAtLeast(curve: readonly number[], value: number): number {
  const last = curve.length - 1;
  if (last < 1 || value <= curve[0]!) return 1;
  if (value > curve[last]!) return 0;
  let [low, high] = [0, last];
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (curve[middle]! < value) low = middle;
    else high = middle;
  }
  const [from, to] = [curve[low]!, curve[high]!];
  return 1 - (low + (to > from ? (value - from) / (to - from) : 1)) / last;
}
