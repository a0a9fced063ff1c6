/**
 * Which backups are kept as they grow older: every one of the last 24 hours, the last of each day for two weeks, the
 * last of each week for a quarter, and the last of each month for good. Days, weeks (from Monday) and months are UTC's,
 * so that they do not depend on where the machine is. A rung holds from the moment a backup is made, not only once it
 * is old: what is thinned out again and again ends up the same as what is thinned out once.
 */

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** 1970-01-05 was a Monday. */
const FIRST_MONDAY = 4 * DAY;

const DAYS_KEPT = 14;
const WEEKS_KEPT = 13;

interface Rung {
  /** The period that a moment belongs to. */
  period(time: number): number;
  /** Backups older than this have left the rung. */
  readonly reach: number;
}

const RUNGS: readonly Rung[] = [
  { period: (time) => Math.floor(time / DAY), reach: DAYS_KEPT * DAY },
  { period: (time) => Math.floor((time - FIRST_MONDAY) / WEEK), reach: WEEKS_KEPT * WEEK },
  {
    period: (time) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth(),
    reach: Number.POSITIVE_INFINITY,
  },
];

/**
 * The moments, in milliseconds since 1970, of the backups that stay at `now`. A backup from the future, made while a
 * clock was wrong, counts as one of today. The newest always stays.
 */
export function keptByLadder(times: readonly number[], now: number): Set<number> {
  const kept = new Set(times.filter((time) => now - time < DAY));
  for (const { period, reach } of RUNGS) {
    const last = new Map<number, number>();
    for (const time of times) {
      const key = period(time);
      if (now - time < reach && time >= (last.get(key) ?? time)) last.set(key, time);
    }
    for (const time of last.values()) kept.add(time);
  }
  return kept;
}
