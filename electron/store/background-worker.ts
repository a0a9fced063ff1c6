import { parentPort, workerData } from 'node:worker_threads';
import { assertNever } from '#shared/assert-never.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { BackgroundBackup, BackgroundRequest } from './background.ts';
import { type BackupOutcome, makeBackup } from './backups.ts';
import { checkFile } from './check.ts';
import { changeKey, sealBackups } from './protect.ts';

/** The entry of the thread that backs a store file up, or enciphers it anew: one request, one answer, and it ends. */
function backUp(request: BackgroundBackup): Outcome<BackupOutcome, AppError> {
  const { storePath, key = null, checkFirst } = request;
  const fault = checkFirst ? checkFile(storePath, key) : null;
  if (fault !== null) return failure(fault);
  if (key !== null) sealBackups(storePath, key);
  const outcome = makeBackup(request);
  if (outcome.ok || outcome.faults[0]?.code !== 'storeDamaged') return outcome;
  const [copyFault] = outcome.faults;
  const own = checkFile(storePath, key);
  return failure(own ?? appError('storeNotWritten', { reason: String(copyFault.args.reason) }));
}

function answer(asked: BackgroundRequest): Outcome<unknown, AppError> {
  switch (asked.task) {
    case 'backup':
      return backUp(asked.request);
    case 'changeKey':
      return changeKey(asked.request);
    default:
      return assertNever(asked);
  }
}

parentPort?.postMessage(answer(workerData as BackgroundRequest));
