import { type QueryClient, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { AppEvent } from '#shared/views.ts';
import type { ServiceClient } from './client.ts';
import { ask, useService } from './context.ts';
import { type PendingEdits, usePendingEdits } from './pending.ts';

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

export function usePlans(enabled = true) {
  const service = useService();
  return useQuery({ queryKey: keys.plans, queryFn: () => ask(service, 'plans.list', {}), enabled });
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

type Key = readonly string[];

/** What is no longer true after an event of the service. */
function staleAfter(queries: QueryClient, event: AppEvent): readonly Key[] {
  switch (event.type) {
    case 'planChanged': {
      const { planId, revision } = event;
      const known = queries.getQueryData<{ revision: number }>(keys.plan(planId));
      const others = [keys.plans, keys.runs(planId), keys.history(planId), keys.model(planId)];
      return known && known.revision >= revision ? others : [keys.plan(planId), ...others];
    }
    case 'plansChanged':
      return [keys.plans];
    case 'runFinished':
      return [keys.runs(event.planId), keys.model(event.planId), keys.plans];
    default:
      return [];
  }
}

/**
 * Reads again what events of the service name, once the edits on their way have arrived: what this window itself changes
 * it knows from the answers, which come after the events.
 */
function refreshing(queries: QueryClient, pending: PendingEdits): (event: AppEvent) => void {
  const waiting: AppEvent[] = [];
  const refresh = () => {
    const stale = waiting.splice(0).flatMap((event) => staleAfter(queries, event));
    for (const queryKey of new Map(stale.map((key) => [key.join('/'), key])).values()) {
      void queries.invalidateQueries({ queryKey });
    }
  };
  return (event) => {
    if (waiting.push(event) === 1) void pending.idle().then(refresh);
  };
}

/** Keeps the answers fresh: everything an event names is read again where it is shown. */
export function useServiceEvents(queries: QueryClient, client: ServiceClient): void {
  const pending = usePendingEdits();
  useEffect(() => client.subscribe(refreshing(queries, pending)), [queries, client, pending]);
}
