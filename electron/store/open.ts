import { linkSync, renameSync, rmSync } from 'node:fs';
import Database, { type Database as Connection } from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { checkVersion, inspectFile } from './inspect.ts';
import { migrate, versionOf } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';
import { createStore, type Store } from './store.ts';

export interface OpenOptions {
  /** `create` makes a new file where there is none; `read` opens one that exists and writes nothing. */
  readonly mode?: 'create' | 'read';
}

/** How long a statement waits for another process before it gives up. */
const BUSY_MILLISECONDS = 5000;

/**
 * Opens a store file: newly made where there is none, else brought up to date. A file that is no store of ours, is
 * newer than this program or cannot be written is left untouched and the fault says why.
 *
 * WAL lets readers (the command line) go on while the app writes; `synchronous = FULL` syncs the log at every commit,
 * so that an edit that was answered survives a power cut, not only a crash. Several processes may share a file: every
 * write takes the write lock first, and an edit names the revision that it was made on, so that none is lost.
 */
export function openStore(path: string, { mode = 'create' }: OpenOptions = {}): Outcome<Store, AppError> {
  const found = inspectFile(path);
  if (found !== null && found !== 'missing') return failure(found);
  if (found === 'missing' && mode === 'read') return failure(appError('storeMissing'));
  let connection: Connection | null = null;
  try {
    if (found === 'missing') createFile(path);
    connection = connect(path, mode === 'read');
    const fault = prepare(connection, mode);
    if (fault === null) return success(createStore(connection));
    connection.close();
    return failure(fault);
  } catch (error) {
    connection?.close();
    return failure(appError('storeUnreadable', { reason: (error as Error).message }));
  }
}

/** Makes a whole store beside `path` and moves it there, so that no half-made file is ever found under that name. */
function createFile(path: string): void {
  const fresh = `${path}.${process.pid}.new`;
  rmSync(fresh, { force: true });
  try {
    const connection = connect(fresh, false);
    try {
      migrate(connection);
    } finally {
      connection.close();
    }
    moveUnlessThere(fresh, path);
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(fresh + rest, { force: true });
  }
}

/** A hard link refuses to replace what another process has put there meanwhile; some file systems have none. */
function moveUnlessThere(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    renameSync(from, to);
  }
}

function connect(path: string, readonly: boolean): Connection {
  const connection = new Database(path, { readonly, timeout: BUSY_MILLISECONDS });
  try {
    configure(connection, readonly);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function configure(connection: Connection, readonly: boolean): void {
  // The schema of a file is input like any other: no functions with effects from views or triggers in it.
  connection.pragma('trusted_schema = OFF');
  connection.pragma('foreign_keys = ON');
  if (!readonly) {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
  }
}

/** Checks the marks again, the write-ahead log included, and migrates. */
function prepare(connection: Connection, mode: 'create' | 'read'): AppError | null {
  const fault = checkVersion(
    Number(connection.pragma('application_id', { simple: true })),
    versionOf(connection),
  );
  if (fault !== null) return fault;
  if (mode === 'create') migrate(connection);
  else if (versionOf(connection) < STORE_VERSION) return appError('storeOlder');
  return null;
}
