import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useReport } from '../../components/use-report.ts';
import { ask, useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { keys } from '../../service/queries.ts';

/** The list goes this far back; older changes stay in the file. */
const MOST_CHANGES = 1000;

/** The latest changes of a plan, newest first. */
export function useChanges(planId: string) {
  const service = useService();
  return useQuery({
    queryKey: keys.history(planId),
    queryFn: () => ask(service, 'history.list', { planId, limit: MOST_CHANGES }),
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
