import { parentPort, workerData } from 'node:worker_threads';
import type { AppError } from '#shared/errors.ts';
import { appError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { BackgroundRequest } from './background.ts';
import { type BackupOutcome, makeBackup } from './backups.ts';
import { checkFile } from './check.ts';

/** The entry of the thread that backs a store file up: one request, one answer, and it ends. */
function answer(request: BackgroundRequest): Outcome<BackupOutcome, AppError> {
  const fault = request.checkFirst ? checkFile(request.storePath) : null;
  if (fault !== null) return failure(fault);
  const outcome = makeBackup(request);
  if (outcome.ok || outcome.faults[0]?.code !== 'storeDamaged') return outcome;
  const [copyFault] = outcome.faults;
  const own = checkFile(request.storePath);
  return failure(own ?? appError('storeNotWritten', { reason: String(copyFault.args.reason) }));
}

parentPort?.postMessage(answer(workerData as BackgroundRequest));
