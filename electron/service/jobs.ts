import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import type { RunHooks } from '../workers/types.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';
import { progressReports } from './progress.ts';

/** Calls that take a while, under the names that the window gives them. */
export interface Jobs {
  /** Does `work` with progress told under the job's name. A job of the same name that is under way is cancelled. */
  run<Value>(
    job: string,
    work: (hooks: RunHooks) => Promise<Outcome<Value, AppError>>,
  ): Promise<Outcome<Value, AppError>>;
  readonly handlers: Handlers<'jobs.cancel'>;
  /** Cancels all. */
  close(): void;
}

export function createJobs({ emit }: Context): Jobs {
  const active = new Map<string, AbortController>();
  return {
    run: async (job, work) => {
      active.get(job)?.abort();
      const controller = new AbortController();
      active.set(job, controller);
      const onProgress = progressReports(performance.now(), (progress) =>
        emit({ type: 'jobProgress', job, ...progress }),
      );
      try {
        return await work({ signal: controller.signal, onProgress });
      } finally {
        if (active.get(job) === controller) active.delete(job);
      }
    },
    handlers: {
      'jobs.cancel': ({ job }) => {
        active.get(job)?.abort();
        return success(null);
      },
    },
    close: () => {
      for (const controller of active.values()) controller.abort();
    },
  };
}
