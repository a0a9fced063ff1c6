import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AppEvent } from '#shared/views.ts';
import type { ServiceClient } from './client.ts';
import { ask, useService } from './context.ts';

/** Names of everything that is kept of the service's answers. */
export const keys = {
  settings: ['settings'] as const,
  file: ['file'] as const,
  backups: ['backups'] as const,
  otherFiles: ['otherFiles'] as const,
  plans: ['plans'] as const,
  plan: (planId: string) => ['plan', planId] as const,
  allocations: (planId: string) => ['allocation', planId] as const,
  allocation: (planId: string, scenario: string) => ['allocation', planId, scenario] as const,
  /** Everything that is read of a plan's model: assumptions, correlations. */
  model: (planId: string) => ['model', planId] as const,
  assumptions: (planId: string, scenario: string) => ['model', planId, 'assumptions', scenario] as const,
  formulas: (planId: string) => ['model', planId, 'formulas'] as const,
  correlations: (planId: string) => ['model', planId, 'correlations'] as const,
  history: (planId: string) => ['history', planId] as const,
  runs: (planId: string) => ['run', planId] as const,
  latestRun: (planId: string, scenario: string) => ['run', planId, scenario] as const,
  distribution: (runId: string, variable: string) => ['distribution', runId, variable] as const,
};

export function usePlans() {
  const service = useService();
  return useQuery({ queryKey: keys.plans, queryFn: () => ask(service, 'plans.list', {}) });
}

export function usePlan(planId: string) {
  const service = useService();
  return useQuery({ queryKey: keys.plan(planId), queryFn: () => ask(service, 'plans.get', { planId }) });
}

export function useAllocationView(planId: string, scenario: string, enabled = true) {
  const service = useService();
  return useQuery({
    queryKey: keys.allocation(planId, scenario),
    queryFn: () => ask(service, 'allocation.get', { planId, scenario }),
    enabled,
  });
}

export function useLatestRun(planId: string, scenario: string) {
  const service = useService();
  return useQuery({
    queryKey: keys.latestRun(planId, scenario),
    queryFn: () => ask(service, 'runs.latest', { planId, scenario }),
  });
}

/** The shapes of one output's distributions; kept for good, since a run never changes. */
export function useDistribution(runId: string, variable: string, enabled = true) {
  const service = useService();
  return useQuery({
    queryKey: keys.distribution(runId, variable),
    queryFn: () => ask(service, 'runs.distribution', { runId, variable }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  });
}

/** What is no longer true after an event of the service. */
function refresh(queries: QueryClient, event: AppEvent): void {
  const stale = (queryKey: readonly string[]) => void queries.invalidateQueries({ queryKey });
  switch (event.type) {
    case 'planChanged': {
      const known = queries.getQueryData<{ revision: number }>(keys.plan(event.planId));
      if (known?.revision !== event.revision) stale(keys.plan(event.planId));
      stale(keys.plans);
      stale(keys.runs(event.planId));
      stale(keys.history(event.planId));
      stale(keys.model(event.planId));
      return;
    }
    case 'plansChanged':
      stale(keys.plans);
      return;
    case 'runFinished':
      stale(keys.runs(event.planId));
      stale(keys.model(event.planId));
      stale(keys.plans);
      return;
    default:
  }
}

/** Keeps the answers fresh: everything an event names is read again where it is shown. */
export function useServiceEvents(queries: QueryClient, client: ServiceClient): void {
  useEffect(() => client.subscribe((event) => refresh(queries, event)), [queries, client]);
}
