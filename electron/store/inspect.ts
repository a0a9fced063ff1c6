import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { type AppError, appError } from '#shared/errors.ts';
import { openFault } from './faults.ts';
import { hasLog } from './files.ts';
import { beginsEncrypted, MAGIC, PAGE_BYTES } from './key.ts';
import { APPLICATION_ID } from './migrate.ts';
import { STORE_VERSION } from './migrations/index.ts';

/** Offsets in the header of the SQLite file format (sqlite.org/fileformat2.html, 1.3); big-endian. */
const USER_VERSION_AT = 60;
const APPLICATION_ID_AT = 68;
export const HEADER_BYTES = 100;

/** The ending of store files. */
export const STORE_ENDING = '.headroom';

/**
 * `missing`, `encrypted`, or why the file is none of ours; null where it looks like one that this program can read. Of an
 * encrypted one nothing more can be told from outside.
 */
export function inspectFile(path: string): 'missing' | 'encrypted' | AppError | null {
  const header = Buffer.alloc(HEADER_BYTES);
  let size: number;
  try {
    const file = openSync(path, 'r');
    try {
      const found = fstatSync(file);
      if (found.isDirectory()) return appError('storeFolder');
      if (!found.isFile()) return appError('storeUnreadable', { reason: 'ENOTSUP: no regular file' });
      size = found.size;
      readSync(file, header, 0, HEADER_BYTES, 0);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'missing';
    return openFault(error);
  }
  if (size === 0) return appError('storeZeroBytes');
  if (beginsEncrypted(header)) return 'encrypted';
  if (header.toString('latin1', 0, MAGIC.length) !== MAGIC) return notOurs(path, size);
  return checkVersion(header.readInt32BE(APPLICATION_ID_AT), header.readInt32BE(USER_VERSION_AT));
}

/**
 * A file that begins like no database: one of ours whose beginning is damaged, where its name and its length in whole
 * pages say so, or that has a write-ahead log; else something else altogether.
 */
function notOurs(path: string, size: number): AppError {
  const pages = size > 0 && size % PAGE_BYTES === 0;
  const ours = path.endsWith(STORE_ENDING) && (pages || hasLog(path));
  return ours ? appError('storeHeader') : appError('storeForeign');
}

/** Why a database with these marks is not opened; null where it is one of ours and not newer than we are. */
export function checkVersion(applicationId: number, version: number): AppError | null {
  if (applicationId !== APPLICATION_ID) return appError('storeForeign');
  if (version <= STORE_VERSION) return null;
  return appError('storeNewer', { found: version, known: STORE_VERSION });
}
