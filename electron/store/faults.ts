import Database from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors.ts';
import type { AppErrorCode } from '#shared/messages/app.ts';

/**
 * What a code of the system or of SQLite means for a store file that cannot be opened. SQLite says CANTOPEN where a
 * folder takes no write-ahead log, IOERR_SHMSIZE where there is no room for the log's index, and PROTOCOL or
 * IOERR_LOCK where a drive does not keep locks.
 */
const WHEN_OPENING: readonly (readonly [RegExp, AppErrorCode])[] = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)$/, 'storeFull'],
  [/^(SQLITE_READONLY|SQLITE_PERM|SQLITE_CANTOPEN|EACCES|EPERM|EROFS)/, 'storeReadOnly'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|SQLITE_PROTOCOL|SQLITE_IOERR_LOCK|EBUSY)/, 'storeLocked'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB|SQLITE_IOERR_SHORT_READ|SQLITE_SCHEMA)/, 'storeDamaged'],
  [/^EISDIR$/, 'storeFolder'],
  [/^(ETIMEDOUT|ESTALE|EHOSTDOWN|EHOSTUNREACH|ENETUNREACH|ENETDOWN)$/, 'storeStalled'],
];

/** A system's or SQLite's code, and the words that came with it. */
function detail(error: unknown): { code: string; reason: string } {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return { code: String(code ?? ''), reason: String(message ?? error).slice(0, 300) };
}

/**
 * Why a store file cannot be opened. Never null: whatever was thrown keeps the file closed. Of an `encrypted` one SQLite
 * says NOTADB where the first page cannot be deciphered.
 */
export function openFault(error: unknown, encrypted = false): AppError {
  const { code, reason } = detail(error);
  if (encrypted && code === 'SQLITE_NOTADB') return appError('passphraseWrong');
  const known = WHEN_OPENING.find(([pattern]) => pattern.test(code));
  return appError(known?.[1] ?? 'storeUnreadable', { reason: code === '' ? reason : `${code}: ${reason}` });
}

const DISK_FAULT = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/;
const DAMAGE = /^SQLITE_(CORRUPT|NOTADB)/;

/** What an exception from an open store means to the user; null for one that neither disk nor others can cause. */
export function storeFault(error: unknown): AppError | null {
  if (!(error instanceof Database.SqliteError)) return null;
  if (error.code.startsWith('SQLITE_BUSY')) return appError('storeBusy');
  if (DAMAGE.test(error.code)) return appError('storeDamaged', { reason: `${error.code}: ${error.message}` });
  return DISK_FAULT.test(error.code) ? appError('storeNotWritten', { reason: error.message }) : null;
}
