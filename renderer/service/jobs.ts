import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import { ask, useService } from './context.ts';

/** Calls that take a while: they can be cancelled, and tell of their progress. */
type JobCall = {
  [Name in CallName]: RequestOf<Name> extends { job: string } ? Name : never;
}[CallName] &
  CallName;

type JobRequest<Name extends JobCall> = Omit<RequestOf<Name>, 'job'>;

/** Other windows on the same service name their jobs otherwise. */
const WINDOW = crypto.randomUUID().slice(0, 8);
let calls = 0;

/**
 * Asks for what takes a while, once for each request and revision of the plan. One call of a `place` at a time: a newer
 * takes the place of the one under way. `null` asks for nothing.
 */
export function useJob<Name extends JobCall>(
  name: Name,
  place: string,
  revision: number,
  request: JobRequest<Name> | null,
) {
  const service = useService();
  // A name for each call: a cancel that reaches the service after the call that follows must not end that one.
  const job = useRef('');
  const query = useQuery({
    queryKey: ['job', name, revision, request],
    enabled: request !== null,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
    retry: false,
    queryFn: ({ signal }) => {
      calls += 1;
      const own = `${WINDOW}-${place}-${calls}`;
      job.current = own;
      const cancel = () => void service.call('jobs.cancel', { job: own });
      signal.addEventListener('abort', cancel, { once: true });
      const asked = ask<CallName>(service, name, { ...request, job: own } as unknown as RequestOf<Name>);
      return asked.finally(() => signal.removeEventListener('abort', cancel)) as Promise<ResponseOf<Name>>;
    },
  });
  const progress = useProgress(job, query.isFetching);
  return { ...query, progress, cancel: () => void service.call('jobs.cancel', { job: job.current }) };
}

/**
 * A call that takes a while and that a person asks for: `run` does it, under the name of its `place`, one at a time.
 * Rejects with a `ServiceError`.
 */
export function useJobAction<Name extends JobCall>(name: Name, place: string) {
  const service = useService();
  const job = useRef(`${WINDOW}-${place}`);
  const [active, setActive] = useState(false);
  const progress = useProgress(job, active);
  const run = async (request: JobRequest<Name>): Promise<ResponseOf<Name>> => {
    setActive(true);
    try {
      return (await ask<CallName>(service, name, {
        ...request,
        job: job.current,
      } as unknown as RequestOf<Name>)) as ResponseOf<Name>;
    } finally {
      setActive(false);
    }
  };
  return { run, active, progress, cancel: () => void service.call('jobs.cancel', { job: job.current }) };
}

export interface JobProgress {
  readonly share: number;
  readonly millisecondsLeft: number | null;
}

/** Below this nobody waits for long enough to be told. */
const SHOWN_AFTER_MILLISECONDS = 600;

/** How far a job is; null while it has taken too short to be worth showing. */
function useProgress(job: RefObject<string>, active: boolean): JobProgress | null {
  const service = useService();
  const [progress, setProgress] = useState<JobProgress | null>(null);
  useEffect(() => {
    setProgress(null);
    if (!active) return;
    const start = performance.now();
    return service.subscribe((event) => {
      if (event.type !== 'jobProgress' || event.job !== job.current) return;
      if (performance.now() - start < SHOWN_AFTER_MILLISECONDS) return;
      const share = event.total === 0 ? 0 : event.done / event.total;
      setProgress({ share, millisecondsLeft: event.millisecondsLeft });
    });
  }, [service, job, active]);
  return active ? progress : null;
}
