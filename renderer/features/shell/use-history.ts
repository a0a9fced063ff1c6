import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef } from 'react';
import { useReport } from '../../components/use-report.ts';
import { useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { keys } from '../../service/queries.ts';
import { HistorySteps } from './history-steps.ts';

type Call = 'history.undo' | 'history.redo';

/** Undo and redo of a plan, once every edit on its way has arrived; without a plan they do nothing. */
export function useHistory(planId: string | null) {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const report = useReport();
  const latestReport = useRef(report);
  latestReport.current = report;

  const steps = useMemo(() => {
    if (planId === null) return null;
    return new HistorySteps<Call>({
      take: async (call) => {
        // Undone is what this window shows, not what another has changed since.
        const revision = service.revision(planId);
        const reply = await service.call(call, { planId, ...(revision === undefined ? {} : { revision }) });
        if (!reply.ok) latestReport.current.failure(reply.error);
        return reply.ok;
      },
      refresh: async () => {
        await Promise.all([
          queries.invalidateQueries({ queryKey: keys.plan(planId) }),
          queries.invalidateQueries({ queryKey: keys.allocations(planId) }),
        ]);
      },
      now: () => performance.now(),
    });
  }, [service, queries, planId]);

  const step = useCallback(
    async (call: Call) => {
      // Steps under way are work that others wait for; further steps join them instead.
      if (!steps?.busy) await pending.idle();
      const work = steps?.add(call);
      if (work) pending.track(work);
    },
    [pending, steps],
  );
  const undo = useCallback(() => void step('history.undo'), [step]);
  const redo = useCallback(() => void step('history.redo'), [step]);
  return { undo, redo };
}
