import { open } from 'node:fs/promises';

/** A drive that takes longer than this to show the beginning of a file is said not to answer. */
const ANSWER_MS = 4_000;

async function readBeginning(path: string): Promise<void> {
  try {
    const file = await open(path, 'r');
    try {
      await file.read(Buffer.alloc(1), 0, 1, 0);
    } finally {
      await file.close();
    }
  } catch {
    // Whatever is wrong with the file, the drive has answered; opening will say what it is.
  }
}

/**
 * Whether the drive of a file answers. SQLite reads and writes on the thread that asks, and a network drive that hangs
 * would take the whole program with it; so the first touch is made on a thread of the system's pool, with a time-out.
 */
export async function driveAnswers(path: string, milliseconds = ANSWER_MS): Promise<boolean> {
  let late: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => {
    late = setTimeout(() => resolve(false), milliseconds);
  });
  const answered = readBeginning(path).then(() => true as const);
  try {
    return await Promise.race([answered, timeout]);
  } finally {
    clearTimeout(late);
  }
}
