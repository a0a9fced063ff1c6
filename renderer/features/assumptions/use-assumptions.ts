import { useQuery } from '@tanstack/react-query';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';

/** What a scenario assumes. */
export function useAssumptions(planId: string, scenario: string) {
  const service = useService();
  return useQuery({
    queryKey: keys.assumptions(planId, scenario),
    queryFn: () => ask(service, 'assumptions.get', { planId, scenario }),
  });
}

/** How the inputs of a plan move together. */
export function useCorrelations(planId: string) {
  const service = useService();
  return useQuery({
    queryKey: keys.correlations(planId),
    queryFn: () => ask(service, 'correlations.get', { planId }),
  });
}
