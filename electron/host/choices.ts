import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileChoice } from '#shared/views-files.ts';
import { STORE_ENDING } from '../store/inspect.ts';

/** Store files that the window may ask for, by tokens: it never names a path, and learns of none. */
export interface Choices {
  /** The other store files beside `path` (null: nowhere) and the recent ones that are there; the latest first. */
  beside(path: string | null, recent: readonly string[]): FileChoice[];
  /** A token for one more file. */
  offer(path: string): FileChoice;
  /** Null for a token that was never given out. */
  path(token: string): string | null;
}

const MOST = 20;

export function createChoices(): Choices {
  const secret = randomBytes(16);
  const given = new Map<string, string>();
  const offer = (path: string): FileChoice => {
    const token = createHash('sha256').update(secret).update(path, 'utf8').digest('hex').slice(0, 32);
    given.set(token, path);
    const found = statSync(path);
    return { token, name: basename(path), at: found.mtime.toISOString(), bytes: found.size };
  };
  return {
    beside: (path, recent) => {
      const paths = new Set([...(path === null ? [] : neighbours(path)), ...recent]);
      if (path !== null) paths.delete(path);
      const files = [...paths].filter(isFile).slice(0, 100).map(offer);
      return files.sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST);
    },
    offer,
    path: (token) => given.get(token) ?? null,
  };
}

function neighbours(path: string): string[] {
  const folder = dirname(path);
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(STORE_ENDING) && !name.startsWith('.'))
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
