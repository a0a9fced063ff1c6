import type { AppError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { BackupReason } from '#shared/views-files.ts';
import { type Background, backUpInBackground } from '../store/background.ts';
import type { BackupOutcome } from '../store/backups.ts';
import type { StoreKey } from '../store/key.ts';
import type { Store } from '../store/store.ts';
import type { Log } from './log.ts';

/** Keeps an open store safe while one works: checks it, backs it up, and moves its log into the file. */
export interface Keeper {
  /** A backup now; what is there already is not made twice. One at a time, in the order asked for. */
  backUp(reason: BackupReason): Promise<Outcome<BackupOutcome, AppError>>;
  stop(): void;
}

export interface KeeperOptions {
  readonly storePath: string;
  /** Of an encrypted file; its backups are encrypted by the same. */
  readonly key: StoreKey | null;
  readonly store: Pick<Store, 'checkpoint'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
  /** Makes a backup; on a thread of its own unless given. */
  readonly backUpWith?: typeof backUpInBackground;
  /** Called where the file turns out to be damaged while it is open. */
  readonly onDamage: (fault: AppError) => void;
}

/** The check and the backup of the start wait until the window is up. */
const AFTER_START_MS = 5_000;
const TICK_MS = 60_000;
const BETWEEN_BACKUPS_MS = 60 * 60_000;

export function createKeeper(options: KeeperOptions): Keeper {
  const { storePath, key, store, now, log, onDamage, backUpWith = backUpInBackground } = options;
  let underWay: Background<BackupOutcome> | null = null;
  let stopped = false;
  let last = now();
  let queue: Promise<unknown> = Promise.resolve();

  const make = async (reason: BackupReason): Promise<Outcome<BackupOutcome, AppError>> => {
    const time = now();
    last = time;
    underWay = backUpWith({ storePath, key, reason, time, checkFirst: reason === 'start' });
    const outcome = await underWay.result;
    underWay = null;
    if (stopped) return outcome;
    if (outcome.ok) {
      const { made, backup } = outcome.value;
      log.write({ event: 'backup', reason, made, bytes: backup.bytes, milliseconds: now() - time });
      return outcome;
    }
    const [fault] = outcome.faults;
    if (fault) log.write({ event: 'backupFailed', reason, code: fault.code, detail: fault.args.reason });
    if (fault?.code === 'storeDamaged') onDamage(fault);
    return outcome;
  };
  const backUp = (reason: BackupReason) => {
    const made = queue.then(() => make(reason));
    queue = made;
    return made;
  };
  const first = setTimeout(() => void backUp('start'), AFTER_START_MS);
  const tick = setInterval(() => {
    keepLogShort(store);
    // A clock that was set back counts as an hour gone by, or it would keep backups away for as long.
    if (Math.abs(now() - last) >= BETWEEN_BACKUPS_MS) void backUp('hourly');
  }, TICK_MS);
  first.unref();
  tick.unref();
  return {
    backUp,
    stop: () => {
      stopped = true;
      clearTimeout(first);
      clearInterval(tick);
      underWay?.stop();
    },
  };
}

/** A checkpoint that another process keeps from happening, or a full disk, is made up for by the next. */
function keepLogShort(store: Pick<Store, 'checkpoint'>): void {
  try {
    store.checkpoint();
  } catch {
    return;
  }
}
