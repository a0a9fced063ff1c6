import { extname } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { mebibytes } from '#shared/file-size.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { Sheet } from '#shared/table/grid.ts';
import { readCsv } from '#shared/table/read-csv.ts';
import { MOST_BYTES } from './limits.ts';
import { looksLikeWorkbook, readWorkbookSheets } from './xlsx.ts';

/** What files of other kinds begin with, to say what was found: nobody reads a picture as a table. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/, 'PDF'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8/, 'image'],
  [/^SQLite format 3/, 'SQLite'],
  [/^\s*</, 'HTML / XML'],
  [/^\s*[{[]/, 'JSON'],
];

/** Text in UTF-8 or UTF-16 by its mark, else UTF-8, else GB 18030, as Chinese programs save CSV. Null for what is no text. */
function decode(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return null;
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // It is text in another encoding.
    }
  }
  return null;
}

function readText(bytes: Uint8Array, fileName: string): Outcome<Sheet[], AppError> {
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  const other = OTHERS.find(([signature]) => signature.test(start))?.[1];
  const text = other === undefined ? decode(bytes) : null;
  if (text === null)
    return failure(appError('fileKindUnknown', { found: other ?? extname(fileName).slice(0, 12) }));
  const name = fileName.replace(/\.[^.]*$/, '').slice(0, 60);
  const read = readCsv(text, name);
  if (!('reason' in read)) return success([read]);
  if (read.reason === 'quoteOpen') return failure(appError('csvQuoteOpen', { row: read.row }));
  const code = read.reason === 'rows' ? 'sheetRows' : 'sheetColumns';
  return failure(appError(code, { sheet: name, most: read.most }));
}

/** The sheets of a workbook, or the one of a file of separated values. What a file is, its content says. */
export async function readTables(bytes: Uint8Array, fileName: string): Promise<Outcome<Sheet[], AppError>> {
  if (bytes.byteLength === 0) return failure(appError('fileEmpty'));
  if (bytes.byteLength > MOST_BYTES) {
    return failure(
      appError('fileTooLarge', { size: mebibytes(bytes.byteLength), most: mebibytes(MOST_BYTES) }),
    );
  }
  return looksLikeWorkbook(bytes) ? readWorkbookSheets(bytes) : readText(bytes, fileName);
}
