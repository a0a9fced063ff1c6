import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { Sheet } from '#shared/table/grid.ts';

/** Seconds after which reading is stopped, and the memory that it may take. */
const MOST_SECONDS = 20;
const MOST_MEBIBYTES = 768;

/** The worker beside this file: TypeScript from a checkout, a bundle from a build. */
function workerFile(): string {
  const own = import.meta.url;
  return fileURLToPath(new URL(own.endsWith('.ts') ? './read-worker.ts' : './read-worker.js', own));
}

/** Reads a file's tables in a thread of its own, with a deadline and a bound on memory. Ends by a value whatever happens. */
export function readTablesApart(
  bytes: Uint8Array,
  fileName: string,
  seconds = MOST_SECONDS,
): Promise<Outcome<Sheet[], AppError>> {
  return new Promise((resolve) => {
    const worker = new Worker(workerFile(), {
      workerData: { bytes, fileName },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEBIBYTES },
    });
    const end = (outcome: Outcome<Sheet[], AppError>) => {
      clearTimeout(deadline);
      resolve(outcome);
      void worker.terminate();
    };
    const deadline = setTimeout(() => end(failure(appError('readTimedOut', { seconds }))), seconds * 1000);
    worker.once('message', end);
    worker.once('error', (error: Error) =>
      end(failure(appError('workbookBroken', { reason: error.message.slice(0, 120) }))),
    );
    worker.once('exit', () => end(failure(appError('workbookBroken', { reason: 'no answer' }))));
  });
}
