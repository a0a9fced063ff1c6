import { closeSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the store does with files as a whole: found whole under their name, or not at all, also after a power cut. */

/** What SQLite keeps beside a store file while it is open, and may leave after a crash. */
export const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/** Removes a file and what SQLite left beside it, as far as they are there and can be removed. */
export function removeStoreFile(path: string): void {
  for (const rest of ['', ...COMPANIONS]) {
    try {
      rmSync(path + rest, { force: true });
    } catch {
      // Called where something has failed already: that is what is told.
    }
  }
}

/**
 * Whether a file that was closed holds everything by itself. A full disk can keep the last connection from copying the
 * write-ahead log into it; the log stays beside it then, and the two may only be moved together.
 */
export function standsAlone(path: string): boolean {
  return !hasLog(path);
}

/** Waits until what was written to a file is on the disk. */
export function syncFile(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until the names in a folder are on the disk. Windows has no such call and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/**
 * Gives a file its name unless another process has put one there meanwhile; false then, and `from` stays. A hard link
 * refuses to replace; where a file system has none, the name is renamed to.
 */
export function moveUnlessThere(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    rmSync(from);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return false;
    renameSync(from, to);
  }
  syncFolder(dirname(to));
  return true;
}

/** Bytes that a person may still write into a folder. */
export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/** Whether a write-ahead log stands beside a file that holds anything; readers leave an empty one behind. */
export function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

/** Bytes of a store file with its write-ahead log: the most that a copy of it can take. */
export function storeBytes(path: string): number {
  const size = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return size(path) + size(`${path}-wal`);
}
