import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../exchange/atomic-file.ts';

/** Which store files were open before, the latest first: the one that opens next, and those offered besides. */
export interface FileMemory {
  recent(): string[];
  /** Puts a file first. A folder that cannot be written to costs the memory and nothing else. */
  remember(path: string): Promise<void>;
}

const remembered = z.strictObject({ recent: z.array(z.string().min(1).max(4096)).max(50) });
const FILES_KEPT = 8;

export function fileMemory(folder: string): FileMemory {
  const file = join(folder, 'files.json');
  const recent = (): string[] => {
    try {
      return remembered.parse(JSON.parse(readFileSync(file, 'utf8'))).recent;
    } catch {
      // Missing, half written or from elsewhere: as if nothing had been opened yet.
      return [];
    }
  };
  return {
    recent,
    remember: async (path) => {
      const next = [path, ...recent().filter((each) => each !== path)].slice(0, FILES_KEPT);
      if (existsSync(folder)) await writeFileAtomically(file, JSON.stringify({ recent: next }));
    },
  };
}

/** For a file that was named for once (`--db`): what is opened then leaves no trace. */
export const noMemory: FileMemory = { recent: () => [], remember: async () => {} };
