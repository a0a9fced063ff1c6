import { Worker } from 'node:worker_threads';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { BackupOutcome, BackupRequest } from './backups.ts';
import { openFault } from './faults.ts';
import type { KeyChange, KeyChanged } from './protect.ts';

/**
 * Backs a store file up on a thread of its own, so that the window does not wait. `checkFirst` looks the file over
 * first; `storeDamaged` is said of the file itself alone, never of a copy that went wrong.
 */
export interface BackgroundBackup extends BackupRequest {
  readonly checkFirst: boolean;
}

/** What the thread is asked for: one thing, and it ends. */
export type BackgroundRequest =
  | { readonly task: 'backup'; readonly request: BackgroundBackup }
  | { readonly task: 'changeKey'; readonly request: KeyChange };

export interface Background<Value> {
  readonly result: Promise<Outcome<Value, AppError>>;
  /** Gives up; a copy that is half made is never found under its name. */
  stop(): void;
}

/** The worker beside this file: TypeScript from a checkout, a bundle from a build. */
function workerFile(): URL {
  const own = import.meta.url;
  return new URL(own.endsWith('.ts') ? './background-worker.ts' : './background-worker.js', own);
}

function inBackground<Value>(request: BackgroundRequest): Background<Value> {
  const worker = new Worker(workerFile(), { workerData: request });
  const result = new Promise<Outcome<Value, AppError>>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', (error) => resolve(failure(openFault(error))));
    worker.once('exit', () => resolve(failure(openFault(new Error('the work was stopped')))));
  });
  return { result, stop: () => void worker.terminate() };
}

export const backUpInBackground = (request: BackgroundBackup): Background<BackupOutcome> =>
  inBackground({ task: 'backup', request });

/** See `changeKey`; not to be stopped half-way, though nothing would be lost. */
export const changeKeyInBackground = (request: KeyChange): Promise<Outcome<KeyChanged, AppError>> =>
  inBackground<KeyChanged>({ task: 'changeKey', request }).result;
