import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Database as Connection } from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { backupFolder, copyInto, listBackups, shortOfRoom } from './backups.ts';
import { checkFile } from './check.ts';
import { openFault } from './faults.ts';
import { hasLog, removeStoreFile, storeBytes, syncFile, syncFolder } from './files.ts';
import { connectTo, isEncrypted, rekey, type StoreKey } from './key.ts';

/** From which key to which a file is enciphered anew; null for none, that is, a plain file. */
export interface KeyChange {
  readonly storePath: string;
  readonly from: StoreKey | null;
  readonly to: StoreKey | null;
}

/** Backups that were enciphered anew, and those that were not: locked with an earlier passphrase, or no room. */
export interface KeyChanged {
  readonly backups: number;
  readonly left: number;
}

/**
 * Encrypts a store file and its backups, decrypts them, or changes their key. Nobody may have the file open. Each is
 * copied, the copy enciphered, checked, and compared with the original value by value before it takes its place in one
 * step: whatever happens, what is found under the name is the whole old file or the whole new one.
 */
export function changeKey(change: KeyChange): Outcome<KeyChanged, AppError> {
  const { storePath, from, to } = change;
  const folder = backupFolder(storePath);
  try {
    if (!existsSync(folder)) mkdirSync(folder);
    const short = shortOfRoom(folder, 2 * storeBytes(storePath));
    if (short !== null) return failure(short);
    const fault = takeLogIn(storePath, from) ?? reencipher(storePath, change);
    if (fault !== null) return failure(fault);
  } catch (error) {
    return failure(openFault(error, isEncrypted(storePath)));
  }
  return success(changeBackups(storePath, from, to));
}

/** Leaves the file without a write-ahead log, which belongs to its pages as they are. Another process keeps that from happening. */
function takeLogIn(storePath: string, key: StoreKey | null): AppError | null {
  const connection = connectTo(storePath, key, { fileMustExist: true, timeout: 2_000 });
  try {
    connection.pragma('synchronous = FULL');
    connection.pragma('journal_mode = DELETE');
  } finally {
    connection.close();
  }
  return hasLog(storePath) ? appError('storeLocked', { reason: 'SQLITE_BUSY' }) : null;
}

/** Puts an enciphered copy in the place of a file that has no log. Throws where the disk stands in the way; the file is as it was then. */
export function reencipher(path: string, { storePath, from, to }: KeyChange): AppError | null {
  // Where a copy that a dead process left behind is cleared away.
  const copy = join(backupFolder(storePath), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    copyInto(path, copy, from);
    rekey(copy, from, to);
    const fault = checkFile(copy, to);
    if (fault !== null) return fault;
    if (contentOf(path, from) !== contentOf(copy, to)) {
      return appError('storeNotWritten', { reason: 'the copy differs' });
    }
    syncFile(copy);
    renameSync(copy, path);
    syncFolder(dirname(path));
    return null;
  } finally {
    removeStoreFile(copy);
  }
}

/** One number for all that a file holds, whatever its pages look like. */
function contentOf(path: string, key: StoreKey | null): string {
  const connection = connectTo(path, key, { readonly: true, fileMustExist: true });
  try {
    const hash = createHash('sha256');
    for (const table of tablesOf(connection)) {
      hash.update(`${table}\n`);
      for (const row of connection.prepare(`SELECT * FROM "${table}"`).raw().iterate()) {
        hash.update(JSON.stringify(row)).update('\n');
      }
    }
    return hash.digest('hex');
  } finally {
    connection.close();
  }
}

function tablesOf(connection: Connection): string[] {
  const select = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name";
  return connection.prepare<[], string>(select).pluck().all();
}

function changeBackups(storePath: string, from: StoreKey | null, to: StoreKey | null): KeyChanged {
  const found = listBackups(storePath);
  const done = found.filter(({ path }) => {
    const own = isEncrypted(path) ? from : null;
    return changedBackup(path, { storePath, from: own, to });
  });
  return { backups: done.length, left: found.length - done.length };
}

/** A backup that cannot be enciphered anew stays as it is: better locked with an old passphrase than gone. */
function changedBackup(path: string, change: KeyChange): boolean {
  if (isEncrypted(path) && change.from === null) return false;
  if (!isEncrypted(path) && change.to === null) return true;
  try {
    return reencipher(path, change) === null;
  } catch {
    return false;
  }
}

/** Encrypts the plain backups of an encrypted file, where a change that was broken off has left some. */
export function sealBackups(storePath: string, key: StoreKey): void {
  for (const { path } of listBackups(storePath)) {
    if (!isEncrypted(path)) changedBackup(path, { storePath, from: null, to: key });
  }
}
