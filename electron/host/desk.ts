import { existsSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { AppEvent, AppInfo } from '#shared/views.ts';
import type { BackupReason } from '#shared/views-files.ts';
import { changeKeyInBackground } from '../store/background.ts';
import { type BackupOutcome, listBackups } from '../store/backups.ts';
import { openFault } from '../store/faults.ts';
import { hasSaltOf, isEncrypted, keyFor, newKey, type StoreKey } from '../store/key.ts';
import type { KeyChanged } from '../store/protect.ts';
import type { Simulator } from '../workers/types.ts';
import { type Application, openApplication } from './application.ts';
import type { FileMemory } from './file-memory.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { Log } from './log.ts';
import { driveAnswers } from './place.ts';

/**
 * The one store file that a host has open, or the reason why it is not: opened, closed and changed for another here
 * alone.
 */
export interface Desk {
  readonly path: string;
  /** Null where no file is open. */
  readonly application: Application | null;
  /** Why no file is open; null where one is. */
  readonly fault: AppError | null;
  /** Of the file that is open; null where it is a plain one. */
  readonly key: StoreKey | null;
  /** Closes what is open and opens `path`; a key that is known is kept where the file has its salt. */
  open(path: string, how?: Opening): Promise<void>;
  /** Encrypts the open file and its backups by another key, or by none, and opens it again. Calls wait meanwhile. */
  changeKey(to: StoreKey | null): Promise<Outcome<KeyChanged, AppError>>;
  /** Done when nothing is being opened or closed. */
  settled(): Promise<void>;
  /** Nothing more is written to the file that is open. */
  fail(fault: AppError): Promise<void>;
  backUp(reason: BackupReason): Promise<Outcome<BackupOutcome, AppError>>;
  subscribe(listener: (event: AppEvent) => void): () => void;
  close(): Promise<void>;
}

export interface Opening {
  /** Makes a file where a known one is gone. */
  readonly begin?: boolean;
  /** Of an encrypted file; one that is made is encrypted with it. */
  readonly passphrase?: string;
}

export interface DeskOptions {
  readonly root: string;
  readonly storePath: string;
  readonly host: AppInfo['host'];
  /** Started with the first file that opens. */
  readonly simulator: () => Simulator;
  readonly memory: FileMemory;
  readonly log: Log;
}

/** A file that is missing though there are backups of it: another in its place would look like a loss. */
function isGone(path: string): boolean {
  return !existsSync(path) && listBackups(path).length > 0;
}

export function createDesk(options: DeskOptions): Desk {
  const { root, host, log, memory } = options;
  const listeners = new Set<(event: AppEvent) => void>();
  let path = options.storePath;
  let open: { application: Application; keeper: Keeper } | null = null;
  let fault: AppError | null = appError('storeNotOpen');
  let key: StoreKey | null = null;
  /** Files are opened and closed one after the other. */
  let queue: Promise<unknown> = Promise.resolve();

  const emit = (event: AppEvent) => {
    for (const listener of [...listeners]) listener(event);
  };
  const shut = async () => {
    const closing = open;
    open = null;
    closing?.keeper.stop();
    await closing?.application.close();
  };
  const refuse = (found: AppError) => {
    fault = found;
    log.write({ event: 'notOpened', code: found.code, detail: found.args.reason });
  };

  const chooseKey = async (passphrase: string | undefined): Promise<StoreKey | null> => {
    if (passphrase === undefined) return key !== null && hasSaltOf(path, key) ? key : null;
    if (!existsSync(path)) return newKey(passphrase);
    return isEncrypted(path) ? keyFor(path, passphrase) : null;
  };
  const openNow = async ({ begin = false, passphrase }: Opening) => {
    const started = performance.now();
    if (!(await driveAnswers(path))) return refuse(appError('storeStalled'));
    if (!begin && isGone(path)) return refuse(appError('storeGone'));
    key = await chooseKey(passphrase);
    const opened = openApplication({ root, storePath: path, key, host, simulator: options.simulator() });
    if (!opened.ok) return refuse(opened.faults[0] ?? openFault(new Error('not opened')));
    fault = null;
    const { service, store } = opened.value;
    const onDamage = (found: AppError) => void desk.fail(found);
    const keeper = createKeeper({ storePath: path, key, store, now: Date.now, log, onDamage });
    open = { application: opened.value, keeper };
    service.subscribe(emit);
    const milliseconds = Math.round(performance.now() - started);
    log.write({ event: 'opened', bytes: statSync(path).size, milliseconds });
    await memory.remember(path);
  };
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = queue.then(work);
    queue = done.catch(() => {});
    return done;
  };

  const desk: Desk = {
    get path() {
      return path;
    },
    get key() {
      return key;
    },
    get application() {
      return open?.application ?? null;
    },
    get fault() {
      return fault;
    },
    open: (next, how = {}) =>
      inTurn(async () => {
        await shut();
        path = next;
        fault = appError('storeNotOpen');
        await openNow(how);
        emit({ type: 'fileChanged' });
      }),
    changeKey: (to) =>
      inTurn(async () => {
        await shut();
        const changed = await changeKeyInBackground({ storePath: path, from: key, to });
        if (changed.ok) key = to;
        await openNow({});
        return changed;
      }),
    settled: () => inTurn(async () => {}),
    fail: (found) =>
      inTurn(async () => {
        if (open === null) return;
        await shut();
        refuse(found);
        emit({ type: 'fileChanged' });
      }),
    backUp: (reason) =>
      open ? open.keeper.backUp(reason) : Promise.resolve(failure(fault ?? appError('storeNotOpen'))),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => inTurn(shut),
  };
  return desk;
}

/** What the window calls the file: its name without its folder. */
export function storeName({ path }: Desk): string {
  return basename(path);
}
