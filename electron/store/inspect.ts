import { closeSync, openSync, readSync } from 'node:fs';
import { type AppError, appError } from '#shared/errors.ts';
import { APPLICATION_ID } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';

const MAGIC = 'SQLite format 3\0';
/** Offsets in the header of the SQLite file format (sqlite.org/fileformat2.html, 1.3); big-endian. */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
const HEADER_BYTES = 100;

/** `missing`, or why the file is none of ours; null where it looks like one that this program can read. */
export function inspectFile(path: string): 'missing' | AppError | null {
  const header = Buffer.alloc(HEADER_BYTES);
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    return appError('storeUnreadable', { reason: (error as Error).message });
  }
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return appError('storeForeign');
  return checkVersion(header.readInt32BE(APPLICATION_ID_AT), header.readInt32BE(USER_VERSION_AT));
}

/** Why a database with these marks is not opened; null where it is one of ours and not newer than we are. */
export function checkVersion(applicationId: number, version: number): AppError | null {
  if (applicationId !== APPLICATION_ID) return appError('storeForeign');
  if (version <= STORE_VERSION) return null;
  return appError('storeNewer', { found: version, known: STORE_VERSION });
}
