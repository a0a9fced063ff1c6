import { type AppError, appError } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import { entryOf, workApart } from './apart.ts';
import type { WorkbookInput } from './workbook-context.ts';

/** A workbook of a plan as large as one may be takes some hundreds. */
const MOST_MEBIBYTES = 2_048;

export interface BuildHooks {
  readonly signal?: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** Makes a workbook in a thread of its own, so that edits go on; its bytes are those of `buildWorkbook`. */
export function buildWorkbookApart(
  input: WorkbookInput,
  { signal, onProgress }: BuildHooks,
): Promise<Outcome<Uint8Array, AppError>> {
  return workApart({
    entry: entryOf(import.meta.url, 'build-worker'),
    data: input,
    mebibytes: MOST_MEBIBYTES,
    fault: (reason) => appError('exportFailed', { reason }),
    cancel: { signal, fault: appError('exportCancelled') },
    ...(onProgress ? { onProgress } : {}),
  });
}
