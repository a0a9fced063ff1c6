import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { type Backup, shortOfRoom } from './backups.ts';
import { checkFile } from './check.ts';
import { openFault } from './faults.ts';
import { moveUnlessThere, removeStoreFile, syncFile } from './files.ts';
import { STORE_ENDING } from './inspect.ts';

/**
 * Makes a new store file beside another under a name that is free: `plans (word 2026-03-01 12.00).headroom`. `make`
 * fills a temporary file, which is checked, flushed and only then named; nothing that is there is ever replaced.
 * `folders` are tried in turn. The path of the new file, or why the last folder takes none.
 */
export function makeFreshFile(
  storePath: string,
  { word, time, folders }: { word: string; time: number; folders: readonly string[] },
  make: (path: string) => AppError | null,
): Outcome<string, AppError> {
  let last: Outcome<string, AppError> = failure(openFault(new Error('no folder')));
  for (const folder of folders) {
    const stem = `${basename(storePath, STORE_ENDING)} (${word} ${stamp(time)})`;
    last = makeIn(folder, stem, make);
    if (last.ok) return last;
  }
  return last;
}

function stamp(time: number): string {
  return new Date(time).toISOString().slice(0, 16).replace('T', ' ').replace(':', '.');
}

function makeIn(
  folder: string,
  stem: string,
  make: (path: string) => AppError | null,
): Outcome<string, AppError> {
  const unfinished = join(folder, `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const fault = make(unfinished) ?? checkFile(unfinished);
    if (fault !== null) return failure(fault);
    syncFile(unfinished);
    for (let number = 1; ; number += 1) {
      const path = join(folder, `${stem}${number === 1 ? '' : ` ${number}`}${STORE_ENDING}`);
      if (!existsSync(path) && moveUnlessThere(unfinished, path)) return success(path);
    }
  } catch (error) {
    return failure(openFault(error));
  } finally {
    removeStoreFile(unfinished);
  }
}

/** Copies a backup into a new store file; see {@link makeFreshFile}. The backup and the old file stay as they are. */
export function restoreBackup(
  storePath: string,
  backup: Backup,
  { time, folders }: { time: number; folders: readonly string[] },
): Outcome<string, AppError> {
  return makeFreshFile(storePath, { word: 'restored', time, folders }, (path) => {
    const short = shortOfRoom(dirname(path), backup.bytes);
    if (short !== null) return short;
    copyFileSync(backup.path, path);
    return null;
  });
}
