import type { Readable } from 'node:stream';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import type { AppError } from '#shared/errors.ts';
import { appError } from '#shared/errors.ts';
import { mebibytes } from '#shared/file-size.ts';
import {
  MOST_ENTRIES,
  MOST_ENTRY_BYTES,
  MOST_RATIO,
  MOST_UNPACKED_BYTES,
  RATIO_MATTERS_FROM,
} from './limits.ts';

/** What stops the reading of a file: an error of the catalogue, thrown within this folder and caught at its edge. */
export class Refused extends Error {
  readonly fault: AppError;

  constructor(fault: AppError) {
    super(fault.code);
    this.fault = fault;
  }
}

export function refuse(code: AppError['code'], args: AppError['args'] = {}): never {
  throw new Refused(appError(code, args));
}

/** The parts of a zip archive, none of them unpacked yet. */
export interface Archive {
  readonly names: readonly string[];
  /** The part's bytes as a stream, which fails where they are more than was declared; null where there is no such part. */
  open(name: string): Promise<Readable | null>;
  close(): void;
}

function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return new Promise((resolve, reject) => {
    // Sizes are validated: a stream that yields more than its entry declares ends in an error.
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

/** Refuses by what the directory declares, before anything is unpacked. */
function checkEntry({ fileName, compressedSize, uncompressedSize }: Entry, unpackedBefore: number): void {
  const unpacked = unpackedBefore + uncompressedSize;
  if (uncompressedSize > MOST_ENTRY_BYTES || unpacked > MOST_UNPACKED_BYTES) {
    refuse('workbookUnpacks', { detail: `${fileName}: ${mebibytes(unpacked)}` });
  }
  const ratio = uncompressedSize / Math.max(1, compressedSize);
  if (uncompressedSize > RATIO_MATTERS_FROM && ratio > MOST_RATIO) {
    refuse('workbookUnpacks', { detail: `${fileName}: 1 : ${Math.round(ratio)}` });
  }
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MOST_ENTRIES) refuse('workbookUnpacks', { detail: `${zip.entryCount} parts` });
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      try {
        checkEntry(entry, unpacked);
        unpacked += entry.uncompressedSize;
        if (entries.has(entry.fileName)) refuse('workbookBroken', { reason: `${entry.fileName} × 2` });
        entries.set(entry.fileName, entry);
        zip.readEntry();
      } catch (error) {
        reject(error);
      }
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

/** Opens an archive in memory. Throws {@link Refused} for one that is too much, another error for one that is broken. */
export async function openArchive(bytes: Uint8Array): Promise<Archive> {
  const zip = await openZip(bytes);
  const entries = await readDirectory(zip);
  return {
    names: [...entries.keys()],
    open: (name) => {
      const entry = entries.get(name);
      if (!entry) return Promise.resolve(null);
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error) reject(error);
          else resolve(stream);
        });
      });
    },
    close: () => zip.close(),
  };
}
