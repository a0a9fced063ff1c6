import { fileURLToPath } from 'node:url';
import { parentPort, Worker } from 'node:worker_threads';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';

/** What a thread tells: how far it is, and what it came to. */
type Message<Value> =
  | { readonly done: number; readonly total: number }
  | { readonly outcome: Outcome<Value, AppError> };

export interface Apart {
  /** The entry beside the module that asks, without its ending: TypeScript from a checkout, a bundle from a build. */
  readonly entry: URL;
  /** What the thread works on; it is copied. */
  readonly data: unknown;
  /** Beyond that much memory the thread ends. */
  readonly mebibytes: number;
  /** What is said where the thread ended without an answer. */
  fault(reason: string): AppError;
  /** After so many seconds the thread is stopped, with this fault. */
  readonly deadline?: { readonly seconds: number; readonly fault: AppError };
  /** Stops the thread, with this fault. */
  readonly cancel?: { readonly signal: AbortSignal | undefined; readonly fault: AppError };
  onProgress?(done: number, total: number): void;
}

/** The entry of a thread, by its name beside `module`, and in a folder of its own in a checkout. */
export function entryOf(module: string, name: string): URL {
  return new URL(module.endsWith('.ts') ? `./${name}.ts` : `./${name}.js`, module);
}

/** Does work in a thread of its own. Ends by a value whatever happens there. */
export function workApart<Value>(work: Apart): Promise<Outcome<Value, AppError>> {
  const { entry, data, mebibytes, deadline, cancel } = work;
  return new Promise((resolve) => {
    const worker = new Worker(fileURLToPath(entry), {
      workerData: data,
      resourceLimits: { maxOldGenerationSizeMb: mebibytes },
    });
    const end = (outcome: Outcome<Value, AppError>) => {
      clearTimeout(late);
      cancel?.signal?.removeEventListener('abort', stop);
      resolve(outcome);
      void worker.terminate();
    };
    const stop = () => cancel && end(failure(cancel.fault));
    const late =
      deadline && setTimeout(() => end(failure(deadline.fault)), Math.ceil(deadline.seconds * 1000));
    cancel?.signal?.addEventListener('abort', stop, { once: true });
    if (cancel?.signal?.aborted) stop();
    worker.on('message', (message: Message<Value>) => {
      if ('outcome' in message) end(message.outcome);
      else work.onProgress?.(message.done, message.total);
    });
    worker.once('error', (error: Error) => end(failure(work.fault(error.message.slice(0, 120)))));
    worker.once('exit', () => end(failure(work.fault('no answer'))));
  });
}

/** In the thread: tells how far it is. */
export function tellProgress(done: number, total: number): void {
  parentPort?.postMessage({ done, total } satisfies Message<never>);
}

/** In the thread: tells what it came to. Buffers that are named are handed over rather than copied. */
export function tellOutcome<Value>(outcome: Outcome<Value, AppError>, handedOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage({ outcome } satisfies Message<Value>, handedOver);
}
