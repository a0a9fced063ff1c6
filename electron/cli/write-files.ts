import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import type { FileContent } from '../exchange/atomic-file.ts';
import { writeTarget } from './targets.ts';
import type { Terminal } from './terminal.ts';

/** A file that was asked for, or not, and what makes it. */
export interface FileToWrite {
  readonly target: string | undefined;
  readonly content: () => FileContent | Promise<FileContent>;
}

/** Writes what was asked for, one after the other; says how many that were. */
export async function writeFiles(
  files: readonly FileToWrite[],
  terminal: Terminal,
): Promise<Outcome<number, AppError>> {
  let count = 0;
  for (const { target, content } of files) {
    if (target === undefined) continue;
    const written = await writeTarget(target, await content(), terminal);
    if (!written.ok) return written;
    count += 1;
  }
  return success(count);
}
