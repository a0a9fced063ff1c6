import { type AppError, appError } from '#shared/errors.ts';
import { storeFault } from '../store/faults.ts';

/** What an exception means to the user: the disk or another program in the way, or a defect of ours. */
export function faultOf(error: unknown): AppError {
  const fault = storeFault(error);
  if (fault !== null) return fault;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return appError('internal', { detail: detail.slice(0, 200) });
}
