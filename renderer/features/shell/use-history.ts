import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useReport } from '../../components/use-report.ts';
import { useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { keys } from '../../service/queries.ts';

/** Undo and redo of a plan, once every edit on its way has arrived; without a plan they do nothing. */
export function useHistory(planId: string | null) {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const report = useReport();

  const step = useCallback(
    async (call: 'history.undo' | 'history.redo') => {
      if (planId === null) return;
      await pending.idle();
      const reply = await service.call(call, { planId });
      if (!reply.ok) return report.failure(reply.error);
      await Promise.all([
        queries.invalidateQueries({ queryKey: keys.plan(planId) }),
        queries.invalidateQueries({ queryKey: keys.allocations(planId) }),
      ]);
    },
    [service, queries, pending, report, planId],
  );
  const undo = useCallback(() => void step('history.undo'), [step]);
  const redo = useCallback(() => void step('history.redo'), [step]);
  return { undo, redo };
}
