import { type AppError, appError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { Sheet } from '#shared/table/grid.ts';
import { entryOf, workApart } from '../apart.ts';

/** Seconds after which reading is stopped, and the memory that it may take. */
const MOST_SECONDS = 20;
const MOST_MEBIBYTES = 768;

/** Reads a file's tables in a thread of its own, with a deadline and a bound on memory. Ends by a value whatever happens. */
export function readTablesApart(
  bytes: Uint8Array,
  fileName: string,
  seconds = MOST_SECONDS,
): Promise<Outcome<Sheet[], AppError>> {
  return workApart({
    entry: entryOf(import.meta.url, 'read-worker'),
    data: { bytes, fileName },
    mebibytes: MOST_MEBIBYTES,
    fault: (reason) => appError('workbookBroken', { reason }),
    deadline: { seconds, fault: appError('readTimedOut', { seconds }) },
  });
}
