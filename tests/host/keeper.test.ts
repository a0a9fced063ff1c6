import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '#shared/outcome.ts';
import { createKeeper, type Keeper } from '../../electron/host/keeper.ts';
import type { Log, LogEntry } from '../../electron/host/log.ts';
import type { Background, BackgroundBackup } from '../../electron/store/background.ts';
import type { BackupOutcome } from '../../electron/store/backups.ts';

const asked: BackgroundBackup[] = [];
const backUpWith = (request: BackgroundBackup): Background<BackupOutcome> => {
  asked.push(request);
  const backup = { id: 'x', path: 'x', time: request.time, reason: request.reason, bytes: 1 };
  return { result: Promise.resolve(success({ backup, made: true })), stop: () => {} };
};

const HOUR = 3_600_000;
let clock = 0;
let checkpoints = 0;
const written: LogEntry[] = [];
const log: Log = {
  write: (entry) => void written.push(entry),
  writeAtOnce: (entry) => void written.push(entry),
  latest: async () => [],
  close: async () => {},
};

let keeper: Keeper;
beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  written.length = 0;
  clock = Date.UTC(2026, 0, 1);
  checkpoints = 0;
  const store = {
    checkpoint: () => {
      checkpoints += 1;
      if (checkpoints === 2) throw new Error('the disk is full');
    },
  };
  keeper = createKeeper({
    storePath: 'x',
    key: null,
    store,
    now: () => clock,
    log,
    backUpWith,
    onDamage: () => {},
  });
});
afterEach(() => {
  keeper.stop();
  vi.useRealTimers();
});

/** Lets time go by, minute by minute, for the clock as for the timers. */
async function pass(minutes: number): Promise<void> {
  for (let minute = 0; minute < minutes; minute += 1) {
    clock += 60_000;
    await vi.advanceTimersByTimeAsync(60_000);
  }
}

const reasons = () => asked.map(({ reason }) => reason);

describe('while a file is open', () => {
  it('it is looked over and backed up after the start, then every hour', async () => {
    await pass(1);
    expect(asked).toEqual([expect.objectContaining({ reason: 'start', checkFirst: true })]);
    await pass(58);
    expect(reasons()).toEqual(['start']);
    await pass(3);
    expect(reasons()).toEqual(['start', 'hourly']);
    await pass(61);
    expect(reasons()).toEqual(['start', 'hourly', 'hourly']);
    expect(written.filter(({ event }) => event === 'backup')).toHaveLength(3);
  });

  it('its log is moved into it every minute, also after a minute in which that failed', async () => {
    await pass(5);
    expect(checkpoints).toBe(5);
  });

  it.each([
    ['back by a year', -365 * 24 * HOUR],
    ['forward by a year', 365 * 24 * HOUR],
  ])('a clock that jumps %s keeps no backup away', async (_where, jump) => {
    await pass(2);
    clock += jump;
    await pass(1);
    expect(reasons()).toEqual(['start', 'hourly']);
    await pass(30);
    expect(reasons()).toEqual(['start', 'hourly']);
    await pass(40);
    expect(reasons()).toEqual(['start', 'hourly', 'hourly']);
  });

  it('nothing more is done once it is closed', async () => {
    keeper.stop();
    await pass(200);
    expect([asked.length, checkpoints]).toEqual([0, 0]);
  });
});
