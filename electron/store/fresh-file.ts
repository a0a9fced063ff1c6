import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { type Backup, shortOfRoom } from './backups.ts';
import { checkFile } from './check.ts';
import { openFault } from './faults.ts';
import { moveUnlessThere, removeStoreFile, syncFile } from './files.ts';
import { STORE_ENDING } from './inspect.ts';
import type { StoreKey } from './key.ts';

export interface FreshFile {
  /** Now, in milliseconds since 1970. */
  readonly time: number;
  readonly folders: readonly string[];
  /** Of an encrypted file, to look it over by. */
  readonly key?: StoreKey | null;
}

/**
 * Makes a new store file beside another under a name that is free: `plans (word 2026-03-01 12.00).headroom`. `make`
 * fills a temporary file, which is checked, flushed and only then named; nothing that is there is ever replaced.
 * `folders` are tried in turn. The path of the new file, or why the last folder takes none.
 */
export function makeFreshFile(
  storePath: string,
  { word, ...request }: FreshFile & { word: string },
  make: (path: string) => AppError | null,
): Outcome<string, AppError> {
  const { time, folders, key = null } = request;
  let last: Outcome<string, AppError> = failure(openFault(new Error('no folder')));
  for (const folder of folders) {
    const stem = `${basename(storePath, STORE_ENDING)} (${word} ${stamp(time)})`;
    last = makeIn({ folder, stem, key }, make);
    if (last.ok) return last;
  }
  return last;
}

function stamp(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
}

/** A copy that is locked with another passphrase cannot be looked into; it was, when it was made. */
const LOCKED: ReadonlySet<AppError['code']> = new Set(['storeEncrypted', 'passphraseWrong']);

function makeIn(
  { folder, stem, key }: { folder: string; stem: string; key: StoreKey | null },
  make: (path: string) => AppError | null,
): Outcome<string, AppError> {
  const unfinished = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const fault = make(unfinished) ?? checkFile(unfinished, key);
    if (fault !== null && !LOCKED.has(fault.code)) return failure(fault);
    syncFile(unfinished);
    for (let number = 1; ; number += 1) {
      const path = join(folder, `${stem}${number === 1 ? '' : ` ${number}`}${STORE_ENDING}`);
      if (!existsSync(path) && moveUnlessThere(unfinished, path)) return success(path);
    }
  } catch (error) {
    return failure(openFault(error));
  } finally {
    removeStoreFile(unfinished);
  }
}

/** Copies a backup into a new store file; see {@link makeFreshFile}. The backup and the old file stay as they are. */
export function restoreBackup(
  storePath: string,
  backup: Backup,
  request: FreshFile,
): Outcome<string, AppError> {
  return makeFreshFile(storePath, { word: 'restored', ...request }, (path) => {
    const short = shortOfRoom(dirname(path), backup.bytes);
    if (short !== null) return short;
    copyFileSync(backup.path, path);
    return null;
  });
}
