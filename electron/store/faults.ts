import Database from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors.ts';

const DISK_FAULT = /^SQLITE_(FULL|IOERR|READONLY|CANTOPEN|CORRUPT|NOTADB)/;

/** What an exception from a store means to the user; null for one that the disk or another process cannot cause. */
export function storeFault(error: unknown): AppError | null {
  if (!(error instanceof Database.SqliteError)) return null;
  if (error.code.startsWith('SQLITE_BUSY')) return appError('storeBusy');
  return DISK_FAULT.test(error.code) ? appError('storeNotWritten', { reason: error.message }) : null;
}
