import { randomBytes } from 'node:crypto';
import type { FileOffer } from '#shared/views.ts';
import type { OfferedFile } from './types.ts';

/** Files that calls made and that wait to be saved, by tokens that nobody can guess. */
export interface Offers {
  add(file: OfferedFile): FileOffer;
  /** Null for a token that is unknown or has expired. */
  get(token: string): OfferedFile | null;
}

const MINUTES_KEPT = 10;
const FILES_KEPT = 20;
/** All together; the latest is kept whatever its size. */
const BYTES_KEPT = 256 * 1024 * 1024;
const TOKEN_BYTES = 16;

/** `now` tells the time by which offers expire. */
export function createOffers(now: () => Date): Offers {
  const kept = new Map<string, { file: OfferedFile; expires: number }>();
  const dropOld = () => {
    const time = now().getTime();
    let bytes = [...kept.values()].reduce((sum, { file }) => sum + file.bytes.byteLength, 0);
    for (const [token, { file, expires }] of kept) {
      const room = kept.size <= FILES_KEPT && (bytes <= BYTES_KEPT || kept.size === 1);
      if (expires > time && room) break;
      kept.delete(token);
      bytes -= file.bytes.byteLength;
    }
  };
  return {
    add: (file) => {
      const token = randomBytes(TOKEN_BYTES).toString('hex');
      kept.set(token, { file, expires: now().getTime() + MINUTES_KEPT * 60_000 });
      dropOld();
      return { token, name: file.name, size: file.bytes.byteLength };
    },
    get: (token) => {
      dropOld();
      return kept.get(token)?.file ?? null;
    },
  };
}
