const MILLISECONDS_BETWEEN = 100;
/** Before this the speed of a run says little about how long it takes. */
const MILLISECONDS_BEFORE_ESTIMATE = 300;

export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly millisecondsLeft: number | null;
}

/** Passes a run's reports on, at most ten a second, with the time left by the speed so far. */
export function progressReports(
  start: number,
  report: (progress: Progress) => void,
): (done: number, total: number) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (done, total) => {
    const now = performance.now();
    if (now - last < MILLISECONDS_BETWEEN) return;
    last = now;
    const elapsed = now - start;
    const known = done > 0 && elapsed >= MILLISECONDS_BEFORE_ESTIMATE;
    const millisecondsLeft = known ? Math.round((elapsed * (total - done)) / done) : null;
    report({ done, total, millisecondsLeft });
  };
}
