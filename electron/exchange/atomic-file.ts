import { randomBytes } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { open, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';

/** What a file is made of: all at once, or piece by piece. */
export type FileContent =
  | Uint8Array
  | string
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** Flushed to the disk where the file is new; `mode` null leaves the permissions to the system's mask. */
async function write(
  path: string,
  content: FileContent,
  flags: 'w' | 'wx',
  mode: number | null,
): Promise<void> {
  const handle = await open(path, flags);
  try {
    if (mode !== null) await handle.chmod(mode);
    await handle.writeFile(content);
    if (flags === 'wx') await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes beside `path` and renames; the temporary file goes whatever happens, short of a kill. */
async function replace(path: string, content: FileContent, mode: number | null): Promise<void> {
  const name = `.${basename(path)}.${process.pid}-${randomBytes(6).toString('hex')}.tmp`;
  const temporary = join(dirname(path), name);
  const discard = () => {
    try {
      unlinkSync(temporary);
    } catch {
      // It was never made, or is gone already.
    }
  };
  process.once('exit', discard);
  try {
    await write(temporary, content, 'wx', mode);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => {});
    throw error;
  } finally {
    process.off('exit', discard);
  }
}

/**
 * Writes a file so that its name stands for the whole content or for what stood there before: a temporary file in the
 * same folder, flushed to the disk, then renamed over the name. A link is followed and its permissions are kept;
 * something that is no regular file (a terminal, a pipe) is written to as it is.
 *
 * The package write-file-atomic was not taken: it writes a buffer by one call and does not look at how much of it was
 * written, and it cannot take the content piece by piece.
 */
export async function writeFileAtomically(
  path: string,
  content: FileContent,
): Promise<Outcome<null, AppError>> {
  try {
    const target = await realpath(path).catch(() => path);
    const standing = await stat(target).catch(() => null);
    if (standing && !standing.isFile() && !standing.isDirectory()) await write(target, content, 'w', null);
    else await replace(target, content, standing?.isFile() ? standing.mode & 0o777 : null);
    return success(null);
  } catch (error) {
    return failure(
      appError('fileNotWritten', { reason: error instanceof Error ? error.message : String(error) }),
    );
  }
}
