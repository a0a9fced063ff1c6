import type { ConvergencePoint } from '#shared/views-results.ts';

/** Errors fall with n^−1/2 where trials are independent, and at best with n^−1 where points are spread evenly. */
const SLOWEST = 0.5;
const FASTEST = 1;
/** Points that the pace is taken from: the first ones are of few trials. */
const LATEST = 6;

/**
 * How many trials bring the standard error down to `error`, going on at the pace of the last points: a line of least
 * squares through log error by log trials. Null where the points tell no pace.
 */
export function neededTrials(points: readonly ConvergencePoint[], error: number): number | null {
  const known = points.flatMap(({ trials, standardError }) =>
    standardError !== null && standardError > 0 ? [{ x: Math.log(trials), y: Math.log(standardError) }] : [],
  );
  const last = known.at(-1);
  if (!last || known.length < 2 || !(error > 0)) return null;
  const used = known.slice(-LATEST);
  const mean = (of: (point: { x: number; y: number }) => number) =>
    used.reduce((sum, point) => sum + of(point), 0) / used.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const slope = mean((point) => (point.x - x) * (point.y - y)) / mean((point) => (point.x - x) ** 2);
  const pace = Math.min(FASTEST, Math.max(SLOWEST, -slope));
  // From the line, not from the last point: a single error varies by an eighth.
  const level = y - pace * (last.x - x);
  return Math.ceil(Math.exp(last.x + (level - Math.log(error)) / pace));
}
