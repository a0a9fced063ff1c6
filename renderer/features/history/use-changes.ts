import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { keys } from '../../service/queries.ts';

/** Changes that are read at a time; older ones when they are asked for. */
const PAGE = 1000;

/** The changes of a plan, newest first, as far back as they were asked for. */
export function useChanges(planId: string) {
  const service = useService();
  return useInfiniteQuery({
    queryKey: keys.history(planId),
    queryFn: ({ pageParam }) =>
      ask(service, 'history.list', {
        planId,
        limit: PAGE,
        ...(pageParam === null ? {} : { before: pageParam }),
      }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ changes }) => (changes.length < PAGE ? null : (changes.at(-1)?.id ?? null)),
  });
}

/** Brings a plan into the state after a change, once every edit on its way has arrived. */
export function useRestore(planId: string): (changeId: number) => Promise<void> {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const report = useReport();
  return useCallback(
    async (changeId) => {
      await pending.idle();
      const reply = await service.call('history.restore', { planId, changeId });
      if (!reply.ok) report.failure(reply.error);
      await Promise.all(
        [keys.plan(planId), keys.allocations(planId), keys.history(planId)].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
    [service, queries, pending, report, planId],
  );
}
