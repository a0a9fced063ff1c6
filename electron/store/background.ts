import { Worker } from 'node:worker_threads';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { BackupOutcome, BackupRequest } from './backups.ts';
import { openFault } from './faults.ts';

/**
 * Backs a store file up on a thread of its own, so that the window does not wait. `checkFirst` looks the file over
 * first; `storeDamaged` is said of the file itself alone, never of a copy that went wrong.
 */
export interface BackgroundRequest extends BackupRequest {
  readonly checkFirst: boolean;
}

export interface Background {
  readonly result: Promise<Outcome<BackupOutcome, AppError>>;
  /** Gives up; a copy that is half made is never found under its name. */
  stop(): void;
}

/** The worker beside this file: TypeScript from a checkout, a bundle from a build. */
function workerFile(): URL {
  const own = import.meta.url;
  return new URL(own.endsWith('.ts') ? './background-worker.ts' : './background-worker.js', own);
}

export function backUpInBackground(request: BackgroundRequest): Background {
  const worker = new Worker(workerFile(), { workerData: request });
  const result = new Promise<Outcome<BackupOutcome, AppError>>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(failure(openFault(error))));
    worker.once('exit', () => resolve(failure(openFault(new Error('the backup was stopped')))));
  });
  return { result, stop: () => void worker.terminate() };
}
