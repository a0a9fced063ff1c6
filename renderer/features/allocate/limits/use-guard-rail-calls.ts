import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { RequestOf } from '#shared/contract.ts';
import type { AllocationView } from '#shared/views.ts';
import { useReport } from '../../../components/use-report.ts';
import { useService } from '../../../service/context.ts';
import { usePendingEdits } from '../../../service/pending.ts';
import { keys } from '../../../service/queries.ts';
import { usePlanContext } from '../../shell/plan-context.ts';

type Call = 'limits.edit' | 'notes.set' | 'policy.set';
type Content<Name extends Call> = Omit<RequestOf<Name>, 'planId' | 'scenario' | 'revision'>;

/** Sends changes of limits and notes of the open scenario, once every edit on its way has arrived. */
export function useGuardRailCalls(): <Name extends Call>(name: Name, content: Content<Name>) => void {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const report = useReport();
  const { plan, scenario: open } = usePlanContext();
  const planId = plan.id;
  const scenario = open.id;

  return useCallback(
    (name, content) => {
      const send = async () => {
        const shown = queries.getQueryData<AllocationView>(keys.allocation(planId, scenario));
        if (!shown) return;
        const request = { ...content, planId, scenario, revision: shown.revision };
        const reply = await service.call(name, request as unknown as RequestOf<typeof name>);
        if (reply.ok) queries.setQueryData(keys.allocation(planId, scenario), reply.value);
        else report.failure(reply.error);
        // Other scenarios may take over what has changed, so all of them are read again.
        await Promise.all([
          queries.invalidateQueries({ queryKey: keys.plan(planId) }),
          queries.invalidateQueries({ queryKey: keys.allocations(planId) }),
        ]);
      };
      const idle = pending.idle();
      pending.track(idle.then(send));
    },
    [service, queries, pending, report, planId, scenario],
  );
}
