import { basename } from 'node:path';
import type { AppError, Reply } from '#shared/errors.ts';
import type { SaveOutcome } from '#shared/views.ts';
import { writeFileAtomically } from '../exchange/atomic-file.ts';
import type { OfferedFile } from '../service/types.ts';

/**
 * Writes an offered file where a person wants it. `choose` gets a proposed name and answers with a path, or null where
 * the person changed their mind. The window learns the name of the file, never its folder.
 */
export async function saveOffered(
  file: OfferedFile,
  choose: (proposal: string) => Promise<string | null>,
): Promise<Reply<SaveOutcome>> {
  const path = await choose(fileName(file.name));
  if (path === null) return { ok: true, value: { type: 'cancelled' } };
  const written = await writeFileAtomically(path, file.bytes);
  if (!written.ok) return { ok: false, error: written.faults[0] as AppError };
  return { ok: true, value: { type: 'saved', name: basename(path) } };
}

/** A plan's name may hold anything; a file's may not on every system. */
function fileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what has to go.
  return name.replace(/[<>:"/\\|?*\u0000-\u001f]/g, '_').replace(/^\.+|[. ]+$/g, '') || 'headroom';
}
