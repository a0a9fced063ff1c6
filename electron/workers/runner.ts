import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { packTask } from './packed.ts';
import { runTask, type Task, type TaskResults } from './tasks.ts';

/** Tasks that a thread has at once: the one that it does, and the next, which then need not be sent for. */
export const TASKS_PER_THREAD = 2;

/** Does tasks somewhere: on this thread or on a pool. */
export interface Runner {
  readonly threads: number;
  run<Name extends Task['type']>(task: Extract<Task, { type: Name }>): Promise<TaskResults[Name]>;
  close(): Promise<void>;
}

/** Everything on the calling thread: for tests and as the reference that the pool must equal. */
export function inlineRunner(): Runner {
  return {
    threads: 1,
    run: async (task) => runTask(task) as TaskResults[typeof task.type],
    close: async () => {},
  };
}

/** The worker beside this file: TypeScript from a checkout, a bundle from a build. */
function workerFile(): string {
  const own = import.meta.url;
  return fileURLToPath(new URL(own.endsWith('.ts') ? './worker.ts' : './worker.js', own));
}

/**
 * A pool of worker threads. A worker that dies (out of memory, killed) is replaced and its task is done once more;
 * a second death is an error. Tasks write the same numbers to the same places, so doing one twice changes nothing.
 */
export function poolRunner(threads: number, file = workerFile()): Runner {
  const pool = new Piscina({
    filename: file,
    minThreads: threads,
    maxThreads: threads,
    concurrentTasksPerWorker: TASKS_PER_THREAD,
  });
  // A worker that dies without a task has been replaced already; without a listener it would end the process.
  pool.on('error', () => {});
  let closed = false;
  return {
    threads,
    run: async (task) => {
      const packed = packTask(task);
      try {
        return (await pool.run(packed)) as TaskResults[typeof task.type];
      } catch (reason) {
        // A closed pool would start a thread for it that nobody ends.
        if (closed) throw reason;
        return (await pool.run(packed)) as TaskResults[typeof task.type];
      }
    },
    // Not pool.close(), which waits for tasks under way, also for those of a worker that dies meanwhile.
    close: () => {
      closed = true;
      return pool.destroy();
    },
  };
}
