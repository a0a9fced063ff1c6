import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { BACKUP_REASONS, type BackupReason } from '#shared/views-files.ts';
import { checkFile } from './check.ts';
import { openFault } from './faults.ts';
import { freeBytes, moveUnlessThere, removeStoreFile, storeBytes, syncFile } from './files.ts';
import { STORE_ENDING } from './inspect.ts';
import { connectTo, isEncrypted, PAGE_BYTES, SEALED_BYTES, type StoreKey } from './key.ts';
import { keptByLadder } from './ladder.ts';

/** A backup in the folder beside its store file. Its name says when and why it was made; it was checked then. */
export interface Backup {
  /** The file's name without its ending. */
  readonly id: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly reason: BackupReason;
  readonly bytes: number;
}

export interface BackupRequest {
  readonly storePath: string;
  readonly reason: BackupReason;
  /** Now, in milliseconds since 1970. */
  readonly time: number;
  /** Of an encrypted file: the backup is encrypted by the same. */
  readonly key?: StoreKey | null;
}

/** `made` is false where the newest backup holds the very same, so that another would say nothing. */
export interface BackupOutcome {
  readonly backup: Backup;
  readonly made: boolean;
}

/** What must stay free on the disk beside a copy, so that a backup never takes the room that an edit needs. */
const RESERVE_BYTES = 32 * 1024 * 1024;
const NAME = /^(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.([a-z]+)$/;
const UNFINISHED = /^\.[0-9a-f]{12}\.tmp(-wal|-shm|-journal)?$/;
/** A copy takes seconds; one that is an hour old belongs to a process that died. */
const UNFINISHED_MS = 60 * 60_000;

/** The folder of a store file's backups: beside it, so that both move together and are found without the app. */
export function backupFolder(storePath: string): string {
  return join(dirname(storePath), `${basename(storePath, STORE_ENDING)}.backups`);
}

/** A store file's backups, newest first; none where there is no folder, or one that cannot be read. */
export function listBackups(storePath: string): Backup[] {
  const folder = backupFolder(storePath);
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.flatMap((name) => backupOf(folder, name)).sort((a, b) => b.time - a.time);
}

function backupOf(folder: string, name: string): Backup[] {
  if (!name.endsWith(STORE_ENDING)) return [];
  const id = name.slice(0, -STORE_ENDING.length);
  const [, day, hour, minute, second, word] = NAME.exec(id) ?? [];
  const reason = BACKUP_REASONS.find((each) => each === word);
  const time = Date.parse(`${day}T${hour}:${minute}:${second}`);
  const path = join(folder, name);
  const found = statSync(path, { throwIfNoEntry: false });
  if (reason === undefined || Number.isNaN(time) || !found?.isFile()) return [];
  return [{ id, path, time, reason, bytes: found.size }];
}

/**
 * Copies a store file as it stands, whoever writes to it meanwhile: into a temporary file, which is checked, flushed
 * and only then named. Older backups are thinned out afterwards. Faults: no room, the file or the folder cannot be
 * read or written, or the file is damaged; what stood there before is untouched then.
 */
export function makeBackup({
  storePath,
  reason,
  time,
  key = null,
}: BackupRequest): Outcome<BackupOutcome, AppError> {
  const folder = backupFolder(storePath);
  const unfinished = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    if (!existsSync(folder)) mkdirSync(folder);
    const short = shortOfRoom(folder, storeBytes(storePath));
    if (short !== null) return failure(short);
    copyInto(storePath, unfinished, key);
    const fault = checkFile(unfinished, key);
    if (fault !== null) return failure(fault);
    const [newest] = listBackups(storePath);
    if (newest && digestOf(newest.path, key) === digestOf(unfinished, key)) {
      return success({ backup: newest, made: false });
    }
    const id = `${new Date(time).toISOString().replaceAll(':', '-')}.${reason}`;
    const path = join(folder, id + STORE_ENDING);
    moveUnlessThere(unfinished, path);
    thinOut(storePath, time);
    return success({ backup: { id, path, time, reason, bytes: statSync(path).size }, made: true });
  } catch (error) {
    return failure(openFault(error));
  } finally {
    removeStoreFile(unfinished);
  }
}

/** Why there is no room for so many bytes more in a folder; null where there is. */
export function shortOfRoom(folder: string, bytes: number): AppError | null {
  const free = freeBytes(folder);
  if (free >= bytes + RESERVE_BYTES) return null;
  const mebibytes = (count: number) => `${Math.ceil(count / 1024 / 1024)} MiB`;
  return appError('backupNoRoom', { needed: mebibytes(bytes + RESERVE_BYTES), free: mebibytes(free) });
}

/**
 * VACUUM INTO copies one consistent state, the write-ahead log included, and equal contents to equal bytes. The copy of
 * an encrypted file has the same key and salt, and a fresh nonce on every page.
 */
export function copyInto(storePath: string, target: string, key: StoreKey | null): void {
  const connection = connectTo(storePath, key, { readonly: true, fileMustExist: true });
  try {
    connection.prepare('VACUUM INTO ?').run(target);
  } finally {
    connection.close();
  }
  syncFile(target);
}

/**
 * Equal for equal contents. Of an encrypted copy, what is read of its pages counts, without the nonce and tag at the end
 * of each; one that another key opens is equal to none.
 */
function digestOf(path: string, key: StoreKey | null): string {
  const hash = createHash('sha256');
  if (key === null || !isEncrypted(path)) return hash.update(readFileSync(path)).digest('hex');
  const connection = connectTo(path, key, { readonly: true, fileMustExist: true });
  try {
    const pages = connection.serialize();
    for (let at = 0; at < pages.length; at += PAGE_BYTES) {
      hash.update(pages.subarray(at, at + PAGE_BYTES - SEALED_BYTES));
    }
  } catch {
    return `unreadable: ${path}`;
  } finally {
    connection.close();
  }
  return hash.digest('hex');
}

function thinOut(storePath: string, now: number): void {
  const backups = listBackups(storePath);
  const kept = keptByLadder(
    backups.map(({ time }) => time),
    now,
  );
  for (const { path, time } of backups) if (!kept.has(time)) rmSync(path, { force: true });
  const folder = backupFolder(storePath);
  for (const name of readdirSync(folder).filter((each) => UNFINISHED.test(each))) {
    const found = statSync(join(folder, name), { throwIfNoEntry: false });
    if (found && now - found.mtimeMs > UNFINISHED_MS) rmSync(join(folder, name), { force: true });
  }
}
