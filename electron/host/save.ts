import { basename } from 'node:path';
import type { AppError, Reply } from '#shared/errors.ts';
import type { PrintOutcome, SaveOutcome } from '#shared/views.ts';
import { writeFileAtomically } from '../exchange/atomic-file.ts';
import { safeFileName } from '../service/names.ts';
import type { OfferedFile } from '../service/types.ts';
import type { SaveFile } from './calls.ts';

/**
 * Writes an offered file where a person wants it. `choose` gets a proposed name and answers with a path, or null where
 * the person changed their mind. The window learns the name of the file, never its folder.
 */
export async function saveOffered(
  file: OfferedFile,
  choose: (proposal: string) => Promise<string | null>,
): Promise<Reply<SaveOutcome>> {
  const path = await choose(safeFileName(file.name));
  if (path === null) return { ok: true, value: { type: 'cancelled' } };
  const written = await writeFileAtomically(path, file.bytes);
  if (!written.ok) return { ok: false, error: written.faults[0] as AppError };
  return { ok: true, value: { type: 'saved', name: basename(path) } };
}

/** Saves a page that was printed into a PDF, as `name` with its ending. */
export async function savePrinted(
  bytes: Uint8Array,
  name: string,
  save: SaveFile,
): Promise<Reply<PrintOutcome>> {
  const reply = await save({ name: `${name}.pdf`, mediaType: 'application/pdf', bytes }, '');
  if (!reply.ok) return reply;
  const { value } = reply;
  return { ok: true, value: value.type === 'download' ? { type: 'printHere' } : value };
}
