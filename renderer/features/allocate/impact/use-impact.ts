import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import type { ServiceClient } from '../../../service/client.ts';
import { useService } from '../../../service/context.ts';
import { type PendingEdits, usePendingEdits } from '../../../service/pending.ts';
import { keys } from '../../../service/queries.ts';
import { readChoice } from './outputs.ts';
import { PreviewFeed } from './preview-feed.ts';

/** Every preview has this seed: what changes between two is the plan alone. */
const PREVIEW_SEED = 1;
/** An edit that follows within this time is previewed together with the one before. */
const BURST_MILLISECONDS = 15;
/** Where a preview takes longer than this, a new one waits until one pauses: a large plan is not worked out per key. */
const SLOW_MILLISECONDS = 500;

/** Asks for previews, and says when it is time for the next. */
function createFeed(service: ServiceClient, pending: PendingEdits): PreviewFeed {
  let took = 0;
  return new PreviewFeed({
    send: async (request) => {
      const start = performance.now();
      const reply = await service.call('preview.run', request);
      if (reply.ok && reply.value.state === 'done') took = performance.now() - start;
      return reply;
    },
    settled: async () => {
      await pending.idle();
      const pause = took > SLOW_MILLISECONDS ? took / 2 : BURST_MILLISECONDS;
      await new Promise((resolve) => setTimeout(resolve, pause));
      await pending.idle();
    },
  });
}

/** The outputs that a person looks at in this plan, kept for as long as the browser keeps it. */
function useChoice(plan: PlanView): [string[], (chosen: string[]) => void] {
  const key = `headroom.impact.${plan.id}`;
  const [chosen, setChosen] = useState(() => readChoice(window.localStorage.getItem(key), plan));
  const choose = useCallback(
    (next: string[]) => {
      window.localStorage.setItem(key, JSON.stringify(next));
      setChosen(next);
    },
    [key],
  );
  return [chosen, choose];
}

/** Previews what is shown in the grid, and again after each edit of it, for as long as `active`. */
export function useImpact(
  plan: PlanView,
  view: AllocationView,
  trying: AllocationEdit | null,
  active: boolean,
) {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const [outputs, choose] = useChoice(plan);
  const [feed] = useState(() => createFeed(service, pending));
  const { planId, scenario, revision } = view;
  const request = useCallback(() => {
    const latest = queries.getQueryData<AllocationView>(keys.allocation(planId, scenario));
    return {
      planId,
      scenario,
      outputs,
      seed: PREVIEW_SEED,
      revision: latest?.revision ?? revision,
      trying,
    };
  }, [queries, planId, scenario, outputs, revision, trying]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: rows change with every edit, before the revision does
  useEffect(() => {
    if (active && outputs.length > 0) void feed.refresh(request);
    else feed.stop();
  }, [feed, request, active, outputs, view.rows]);
  useEffect(() => () => feed.stop(), [feed]);

  const state = useSyncExternalStore(feed.subscribe, feed.state);
  return {
    ...state,
    outputs,
    choose,
    retry: () => void feed.refresh(request),
    rebase: () => void feed.rebase(request),
  };
}
