import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptByLadder } from '../../electron/store/ladder.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 6, 15, 12);

/** Kept moments as days and hours before now. */
const ages = (times: readonly number[]) =>
  [...keptByLadder(times, NOW)].map((time) => (NOW - time) / HOUR).sort((a, b) => a - b);

const times = fc.array(fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }), { maxLength: 120 }).map((minutes) => {
  const sorted = [...new Set(minutes)].sort((a, b) => a - b);
  return sorted.map((minute) => Date.UTC(2024, 0, 1) + minute * 60_000);
});

describe('the ladder of backups', () => {
  it('keeps every one of the last 24 hours', () => {
    const hourly = Array.from({ length: 24 }, (_, hour) => NOW - hour * HOUR);
    expect(keptByLadder(hourly, NOW).size).toBe(24);
  });

  it('keeps the last of each day for two weeks', () => {
    const twice = [2, 3, 4].flatMap((day) => [NOW - day * DAY, NOW - day * DAY - 3 * HOUR]);
    expect(ages(twice)).toEqual([48, 72, 96]);
  });

  it('keeps the last of each week for a quarter, then the last of each month for good', () => {
    const daily = Array.from({ length: 900 }, (_, day) => NOW - day * DAY);
    const kept = [...keptByLadder(daily, NOW)];
    const older = (from: number, to: number) => kept.filter((time) => NOW - time >= from && NOW - time < to);
    expect(older(0, 14 * DAY)).toHaveLength(14);
    expect(older(14 * DAY, 91 * DAY).length).toBeGreaterThanOrEqual(11);
    expect(older(14 * DAY, 91 * DAY).length).toBeLessThanOrEqual(14);
    const months = older(100 * DAY, 900 * DAY).map((time) => new Date(time).toISOString().slice(0, 7));
    expect(new Set(months).size).toBe(months.length);
    expect(months.length).toBeGreaterThanOrEqual(26);
  });

  it('keeps what a wrong clock dated in the future', () => {
    expect(keptByLadder([NOW + 400 * DAY, NOW - HOUR], NOW).size).toBe(2);
  });

  it('always keeps the newest, and nothing that was not there', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 2000 }), (all, days) => {
        const kept = keptByLadder(all, (all.at(-1) ?? NOW) + days * DAY);
        expect([...kept].every((time) => all.includes(time))).toBe(true);
        if (all.length > 0) expect(kept.has(all.at(-1) ?? 0)).toBe(true);
      }),
    );
  });

  it('comes to the same whether one thins out after each backup or once', () => {
    fc.assert(
      fc.property(times, (all) => {
        let stepwise: number[] = [];
        for (const time of all) stepwise = [...keptByLadder([...stepwise, time], time)];
        const now = all.at(-1) ?? NOW;
        expect(stepwise.sort()).toEqual([...keptByLadder(all, now)].sort());
      }),
    );
  });

  it('never holds more than its rungs have room for', () => {
    fc.assert(
      fc.property(times, (all) => {
        const now = all.at(-1) ?? NOW;
        const old = [...keptByLadder(all, now)].filter((time) => now - time >= DAY);
        const months = new Set(all.map((time) => new Date(time).toISOString().slice(0, 7))).size;
        expect(old.length).toBeLessThanOrEqual(15 + 14 + months);
      }),
    );
  });
});
