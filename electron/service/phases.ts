import { setImmediate } from 'node:timers/promises';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { RunHooks } from '../workers/types.ts';

/** Work of several parts under one progress, and work that lets other calls in. */

const WHOLE = 1_000;

/** The hooks of a part of some work: its progress from `from` to `to`, shares of the whole. */
export function phase({ signal, onProgress }: RunHooks, from: number, to: number): RunHooks {
  return {
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => {
      const share = total === 0 ? 0 : Math.min(1, done / total);
      onProgress?.((from + (to - from) * share) * WHOLE, WHOLE);
    },
  };
}

/** How long others wait for a turn. */
const TURN_MILLISECONDS = 20;

/** Does work step by step to its end, other calls in between; each step says how much is done, as a share of 1. */
export async function inTurns<Value>(
  work: Iterator<number, Value>,
  { signal, onProgress }: RunHooks,
): Promise<Outcome<Value, AppError>> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return success(step.value);
    onProgress?.(step.value * WHOLE, WHOLE);
    if (performance.now() - began < TURN_MILLISECONDS) continue;
    await setImmediate();
    if (signal?.aborted) return failure(appError('exportCancelled'));
    began = performance.now();
  }
}

/** The same in one go. */
export function atOnce<Value>(work: Iterator<number, Value>): Value {
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

/** A run that was cancelled as part of an export: the export was. */
export function asExport<Value>(outcome: Outcome<Value, AppError>): Outcome<Value, AppError> {
  if (outcome.ok) return outcome;
  return failure(
    ...outcome.faults.map((fault) => (fault.code === 'runCancelled' ? appError('exportCancelled') : fault)),
  );
}
