import type { EditRefusal } from './allocation/types.ts';
import type { AppErrorCode } from './messages/app.ts';
import type { Message } from './messages/message.ts';
import type { Problem } from './messages/problem.ts';

/**
 * What went wrong at the boundary of the service. The words (what happened, what was kept, what to do next) are in
 * the catalogue `messages/app.ts`; `problems` names each place where a document is at fault; `refusal` says why an
 * edit was not made.
 */
export interface AppError extends Message<AppErrorCode> {
  readonly problems?: readonly Problem[];
  readonly refusal?: EditRefusal;
}

export function appError(code: AppErrorCode, args: AppError['args'] = {}): AppError {
  return { code, args };
}

/** What a call comes back with over any transport. */
export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: AppError };
