import { statSync } from 'node:fs';
import type { Database as Connection } from 'better-sqlite3';
import { type AppError, appError } from '#shared/errors.ts';
import { openFault } from './faults.ts';
import { connectTo, isEncrypted, type StoreKey } from './key.ts';

/**
 * The largest file that is checked before it is shown: some 3 ms for each megabyte, so a fifth of a second at most. A
 * larger one is checked in the background while one works.
 */
const CHECKED_AT_OPEN = 64 * 1024 * 1024;

/** Faults that are named; one is enough to know. */
const FAULTS_NAMED = 3;
const LONGEST_REASON = 120;

function faultOf(found: unknown): AppError | null {
  const lines = (found as Record<string, string>[]).flatMap((row) => Object.values(row));
  if (lines.length === 1 && lines[0] === 'ok') return null;
  const [first = ''] = lines.join('; ').replaceAll('*** in database main ***', '').trim().split('\n');
  return appError('storeDamaged', { reason: first.slice(0, LONGEST_REASON) });
}

/** Every page's structure, without comparing indexes to their tables. Null where the file is sound, or too large. */
export function checkAtOpen(connection: Connection, path: string): AppError | null {
  if (statSync(path).size > CHECKED_AT_OPEN) return null;
  return faultOf(connection.pragma(`quick_check(${FAULTS_NAMED})`));
}

/** Everything: pages, indexes against their tables, and that no row has lost what it belongs to. */
export function checkConnection(connection: Connection): AppError | null {
  const fault = faultOf(connection.pragma(`integrity_check(${FAULTS_NAMED})`));
  if (fault !== null) return fault;
  const orphans = connection.pragma('foreign_key_check') as { table: string }[];
  if (orphans.length === 0) return null;
  const reason = `foreign_key_check: ${orphans.length} (${orphans[0]?.table})`;
  return appError('storeDamaged', { reason });
}

/** The same for a file that nobody may have open; it is not changed. An encrypted one needs its key. */
export function checkFile(path: string, key: StoreKey | null = null): AppError | null {
  const encrypted = isEncrypted(path);
  if (encrypted && key === null) return appError('storeEncrypted');
  try {
    const connection = connectTo(path, key, { readonly: true, fileMustExist: true });
    try {
      return checkConnection(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    return openFault(error, encrypted);
  }
}
