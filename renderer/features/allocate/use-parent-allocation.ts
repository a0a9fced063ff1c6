import { useMemo } from 'react';
import type { Allocation } from '#shared/allocation/types.ts';
import type { PlanView } from '#shared/views.ts';
import { useAllocationView } from '../../service/queries.ts';
import { allocationOf } from './use-allocation.ts';

/** Whether a scenario takes rows over from a parent, and what that parent spends once it is read. */
export interface ParentAllocation {
  readonly inherits: boolean;
  readonly parent: Allocation | null;
}

/** The spend of the parent scenario, to compare with. */
export function useParentAllocation(plan: PlanView, parent: string | null): ParentAllocation {
  const { data } = useAllocationView(plan.id, parent ?? '', parent !== null);
  const { regions, lines, calendar } = plan;
  return useMemo(() => {
    const allocation = data ? allocationOf({ regions, lines, calendar }, data) : null;
    return { inherits: parent !== null, parent: allocation };
  }, [regions, lines, calendar, parent, data]);
}
