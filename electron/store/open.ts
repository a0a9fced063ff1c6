import type { Database as Connection } from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { checkAtOpen } from './check.ts';
import { openFault } from './faults.ts';
import { moveUnlessThere, removeStoreFile } from './files.ts';
import { checkVersion, inspectFile } from './inspect.ts';
import { connectTo, type StoreKey } from './key.ts';
import { migrate, versionOf } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';
import { createStore, type Store } from './store.ts';

export interface OpenOptions {
  /** `create` makes a new file where there is none; `read` opens one that exists and writes nothing. */
  readonly mode?: 'create' | 'read';
  /** Opens an encrypted file, and encrypts one that is made; of no use to a plain one. */
  readonly key?: StoreKey | null;
  /** Called before a file of an older version is brought up to date; a fault leaves the file as it is. */
  readonly beforeMigration?: () => AppError | null;
}

/** How long a statement waits for another process before it gives up; the first ones less, since the window waits. */
const BUSY_MILLISECONDS = 5000;
const BUSY_OPENING_MILLISECONDS = 2000;

const LOG_BYTES_KEPT = 16 * 1024 * 1024;

/**
 * Opens a store file: newly made where there is none, else checked and brought up to date. A file that is no store of
 * ours, is newer than this program, is damaged, encrypted or cannot be written is left untouched and the fault says why.
 *
 * WAL lets readers (the command line) go on while the app writes; `synchronous = FULL` syncs the log at every commit,
 * so that an edit that was answered survives a power cut, not only a crash. Several processes may share a file: every
 * write takes the write lock first, and an edit names the revision that it was made on, so that none is lost.
 */
export function openStore(path: string, options: OpenOptions = {}): Outcome<Store, AppError> {
  const { mode = 'create', key = null } = options;
  const found = inspectFile(path);
  if (typeof found === 'object' && found !== null) return failure(found);
  if (found === 'missing' && mode === 'read') return failure(appError('storeMissing'));
  if (found === 'encrypted' && key === null) return failure(appError('storeEncrypted'));
  let connection: Connection | null = null;
  try {
    if (found === 'missing') createFile(path, key);
    connection = connect(path, mode, key);
    const fault = prepare(connection, path, options);
    if (fault === null) {
      connection.pragma(`busy_timeout = ${BUSY_MILLISECONDS}`);
      return success(createStore(connection));
    }
    connection.close();
    return failure(fault);
  } catch (error) {
    connection?.close();
    return failure(openFault(error, found === 'encrypted'));
  }
}

/**
 * Makes a whole store beside `path` and moves it there, so that no half-made file is ever found under that name. It is
 * made without a write-ahead log: what a full disk kept from being copied out of one would stay behind with it.
 */
function createFile(path: string, key: StoreKey | null): void {
  const fresh = `${path}.${process.pid}.new`;
  removeStoreFile(fresh);
  try {
    const connection = connect(fresh, 'make', key);
    try {
      migrate(connection);
    } finally {
      connection.close();
    }
    moveUnlessThere(fresh, path);
  } finally {
    removeStoreFile(fresh);
  }
}

/** `make`: a file that nobody else knows of yet. */
type Purpose = NonNullable<OpenOptions['mode']> | 'make';

function connect(path: string, purpose: Purpose, key: StoreKey | null): Connection {
  const timeout = BUSY_OPENING_MILLISECONDS;
  const connection = connectTo(path, key, { readonly: purpose === 'read', timeout });
  try {
    configure(connection, purpose);
  } catch (error) {
    connection.close();
    throw error;
  }
  return connection;
}

function configure(connection: Connection, purpose: Purpose): void {
  // The schema of a file is input like any other: no functions with effects from views or triggers in it.
  connection.pragma('trusted_schema = OFF');
  connection.pragma('foreign_keys = ON');
  if (purpose === 'read') return;
  if (purpose === 'create') connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  // On macOS alone: an ordinary sync leaves the data in the drive's own memory there.
  connection.pragma('fullfsync = ON');
  connection.pragma('checkpoint_fullfsync = ON');
  // After a checkpoint the log is cut back, so that one large import does not take its room for ever.
  connection.pragma(`journal_size_limit = ${LOG_BYTES_KEPT}`);
}

/**
 * Checks the marks again, the write-ahead log included, then the pages, then that the disk takes a write, and brings
 * the file up to date.
 */
function prepare(
  connection: Connection,
  path: string,
  { mode = 'create', beforeMigration }: OpenOptions,
): AppError | null {
  const fault =
    checkVersion(Number(connection.pragma('application_id', { simple: true })), versionOf(connection)) ??
    checkAtOpen(connection, path);
  if (fault !== null) return fault;
  const older = versionOf(connection) < STORE_VERSION;
  if (mode === 'read') return older ? appError('storeOlder') : null;
  proveWritable(connection);
  const refused = older ? (beforeMigration?.() ?? null) : null;
  if (refused === null) migrate(connection);
  return refused;
}

/** Writes the version that is there again: a full or write-protected disk shows now, not at the first edit. */
function proveWritable(connection: Connection): void {
  const write = connection.transaction(() => {
    connection.pragma(`user_version = ${versionOf(connection)}`);
  });
  write.immediate();
}
