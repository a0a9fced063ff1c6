import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { type FileContent, writeFileAtomically } from '../exchange/atomic-file.ts';
import type { Terminal } from './terminal.ts';

/** Writes a result to a file, whole or not at all, or piece by piece to standard output for `-`. */
export async function writeTarget(
  target: string,
  content: FileContent,
  { write }: Terminal,
): Promise<Outcome<null, AppError>> {
  if (target !== '-') return writeFileAtomically(target, content);
  if (typeof content === 'string' || content instanceof Uint8Array) await write(content);
  else for await (const piece of content) await write(piece);
  return success(null);
}

/** A folder that is missing is said before a long run, not after it. */
export function checkTargets(targets: readonly (string | undefined)[]): Outcome<null, AppError> {
  for (const target of targets) {
    if (target === undefined || target === '-') continue;
    const folder = dirname(target);
    if (!existsSync(folder) || !statSync(folder).isDirectory()) {
      return failure(appError('fileNotWritten', { reason: `${folder}: ENOENT` }));
    }
  }
  return success(null);
}

/** Whether a file stands there whose content is another one: what a careful person wants to be asked about. */
export function wouldChange(target: string, content: string | Uint8Array): boolean {
  if (!existsSync(target) || !statSync(target).isFile()) return false;
  return !readFileSync(target).equals(Buffer.from(content));
}
