import { appendFileSync, closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { createStream } from 'rotating-file-stream';

/**
 * The local log: what the program did and what went wrong, a line of JSON each, in files that are turned over at a
 * megabyte. An entry has the fields that stand here and no others, so that nothing of a plan can come into it.
 */
export type LogEntry =
  | { event: 'started'; version: string; platform: string; host: string }
  | { event: 'opened'; bytes: number; milliseconds: number }
  | { event: 'notOpened'; code: string; detail: unknown }
  | { event: 'backup'; reason: string; made: boolean; bytes: number; milliseconds: number }
  | { event: 'backupFailed'; reason: string; code: string; detail: unknown }
  | { event: 'protected'; encrypted: boolean; backups: number; left: number }
  | { event: 'fileMade'; how: 'restored' | 'rescued' | 'new' }
  | { event: 'callFailed'; call: string; code: string; detail: unknown }
  | { event: 'windowFault'; kind: string; name: string; frames: readonly string[] }
  | { event: 'crashed'; name: string; frames: readonly string[] }
  | { event: 'windowGone'; reason: string; exitCode: number }
  | { event: 'windowUnresponsive' }
  | { event: 'windowResponsive' }
  | { event: 'closed' };

export interface Log {
  write(entry: LogEntry): void;
  /** On the disk when it returns: for what is said last. */
  writeAtOnce(entry: LogEntry): void;
  /** The latest lines, those of earlier starts included, oldest first. */
  latest(): Promise<string[]>;
  /** Done when every line is in the file. */
  close(): Promise<void>;
}

const FILE = 'headroom.log';
const LARGEST = '1M';
const FILES_KEPT = 5;
const TAIL_BYTES = 16 * 1024;
const LONGEST_DETAIL = 200;

/** Words of the system without what they quote, which may be a path, a name, or a piece of a document. */
export function withoutQuotations(detail: unknown): string {
  const text = typeof detail === 'string' ? detail : '';
  return text
    .replace(/(["'`“‘])(?:(?!\1)[\s\S])*["'`”’]/g, '…')
    .replace(/["'`“‘][\s\S]*$/, '…')
    .replace(/(?:[A-Za-z]:)?[\\/][^\s:,;]+/g, '…')
    .slice(0, LONGEST_DETAIL);
}

/** Opens the log in a folder. A folder that takes no log costs the log and nothing else. */
export function openLog(folder: string, now: () => Date): Log {
  const path = join(folder, FILE);
  const stream = createStream(FILE, { path: folder, size: LARGEST, rotate: FILES_KEPT });
  let broken = false;
  stream.on('error', () => {
    broken = true;
  });
  const lineOf = (entry: LogEntry) => {
    const detail = 'detail' in entry ? { detail: withoutQuotations(entry.detail) } : {};
    return `${JSON.stringify({ at: now().toISOString(), ...entry, ...detail })}\n`;
  };
  return {
    write: (entry) => {
      if (!broken) stream.write(lineOf(entry));
    },
    writeAtOnce: (entry) => {
      if (!broken) appendFileSync(path, lineOf(entry));
    },
    latest: async () => {
      if (!broken) await new Promise((resolve) => stream.write('', resolve));
      return tail(path);
    },
    close: () =>
      new Promise((resolve) => {
        if (broken) resolve();
        else stream.end(resolve);
      }),
  };
}

function tail(path: string): string[] {
  try {
    const file = openSync(path, 'r');
    try {
      const { size } = fstatSync(file);
      const start = Math.max(0, size - TAIL_BYTES);
      const bytes = Buffer.alloc(size - start);
      readSync(file, bytes, 0, bytes.length, start);
      const lines = bytes.toString('utf8').split('\n').filter(Boolean);
      // The first one may have lost its beginning.
      return start === 0 ? lines : lines.slice(1);
    } finally {
      closeSync(file);
    }
  } catch {
    return [];
  }
}
