/** Lets through `burst` at once and `perSecond` from then on (a token bucket). `now` is in milliseconds. */
export function createRate(burst: number, perSecond: number, now: () => number): () => boolean {
  let tokens = burst;
  let at = now();
  return () => {
    const time = now();
    // A clock that was set back brings nothing and costs nothing.
    tokens = Math.min(burst, tokens + (Math.max(0, time - at) / 1000) * perSecond);
    at = time;
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
}
