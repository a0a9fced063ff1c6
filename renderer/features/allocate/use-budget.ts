import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { Minor } from '#shared/money.ts';
import type { AllocationView } from '#shared/views.ts';
import { useReport } from '../../components/use-report.ts';
import { useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { keys } from '../../service/queries.ts';
import { usePlanContext } from '../shell/plan-context.ts';

/** Sets the budget of the open scenario (null: it has none of its own), once every edit on its way has arrived. */
export function useBudget(): (budget: Minor | null) => void {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const report = useReport();
  const { plan, scenario } = usePlanContext();
  const planId = plan.id;
  const scenarioId = scenario.id;

  return useCallback(
    (budget) => {
      const set = async () => {
        const shown = queries.getQueryData<AllocationView>(keys.allocation(planId, scenarioId));
        if (!shown) return;
        const request = { planId, scenario: scenarioId, revision: shown.revision, budget };
        const reply = await service.call('allocation.budget', request);
        if (reply.ok) queries.setQueryData(keys.allocation(planId, scenarioId), reply.value);
        else report.failure(reply.error);
        // Scenarios below may take the budget over, so all of them are read again.
        await Promise.all([
          queries.invalidateQueries({ queryKey: keys.plan(planId) }),
          queries.invalidateQueries({ queryKey: keys.allocations(planId) }),
        ]);
      };
      const idle = pending.idle();
      pending.track(idle.then(set));
    },
    [service, queries, pending, report, planId, scenarioId],
  );
}
