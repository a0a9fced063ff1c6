import type { AppError } from '#shared/errors.ts';
import { appError } from '#shared/errors.ts';
import { mebibytes } from '#shared/file-size.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { Sheet } from '#shared/table/grid.ts';
import { type Archive, openArchive, Refused, refuse } from './archive.ts';
import { MOST_BYTES } from './limits.ts';
import { SheetReader } from './sheet.ts';
import { readParts } from './workbook-parts.ts';
import { readXml } from './xml.ts';

/** The first bytes of a zip archive, and of the compound files that old and encrypted workbooks are. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, position) => bytes[position] === byte);
}

/** Whether the bytes begin as a workbook does: told from its content, never from a file's name. */
export function looksLikeWorkbook(bytes: Uint8Array): boolean {
  return startsWith(bytes, ZIP) || startsWith(bytes, COMPOUND);
}

async function readSheets(archive: Archive): Promise<Sheet[]> {
  const parts = await readParts(archive);
  const budget = { cells: 0 };
  const sheets: Sheet[] = [];
  for (const part of parts.sheets) {
    const stream = await archive.open(part.part);
    if (stream === null) refuse('workbookBroken', { reason: `${part.part}?` });
    const reader = new SheetReader(part, parts, budget);
    await readXml(stream, part.part, reader);
    sheets.push(reader.sheet);
  }
  return sheets;
}

function faultOf(error: unknown): AppError {
  if (error instanceof Refused) return error.fault;
  const reason = error instanceof Error ? error.message : String(error);
  return appError('workbookBroken', { reason: reason.slice(0, 120) });
}

/**
 * The sheets of an .xlsx workbook with the values of their cells: those of formulas as they were last calculated.
 * Whatever the bytes are, this ends soon and by a value: sizes are checked before anything is unpacked, rows and cells
 * are counted while they are read. Refused: what is no workbook, has macros, or takes values from other files.
 */
export async function readWorkbookSheets(bytes: Uint8Array): Promise<Outcome<Sheet[], AppError>> {
  if (bytes.byteLength === 0) return failure(appError('fileEmpty'));
  if (bytes.byteLength > MOST_BYTES) {
    const args = { size: mebibytes(bytes.byteLength), most: mebibytes(MOST_BYTES) };
    return failure(appError('fileTooLarge', args));
  }
  if (startsWith(bytes, COMPOUND)) return failure(appError('workbookOld'));
  let archive: Archive | null = null;
  try {
    archive = await openArchive(bytes);
    return success(await readSheets(archive));
  } catch (error) {
    return failure(faultOf(error));
  } finally {
    archive?.close();
  }
}
