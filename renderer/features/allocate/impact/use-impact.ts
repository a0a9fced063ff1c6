import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { AllocationView, PlanView } from '#shared/views.ts';
import { useService } from '../../../service/context.ts';
import { usePendingEdits } from '../../../service/pending.ts';
import { keys } from '../../../service/queries.ts';
import { readChoice } from './outputs.ts';
import { PreviewFeed } from './preview-feed.ts';

/** Every preview has this seed: what changes between two is the plan alone. */
const PREVIEW_SEED = 1;
/** An edit that follows within this time is previewed together with the one before. */
const BURST_MILLISECONDS = 15;

/** The outputs that a person looks at in this plan, kept for as long as the browser keeps it. */
function useChoice(plan: PlanView): [string[], (chosen: string[]) => void] {
  const key = `headroom.impact.${plan.id}`;
  const [chosen, setChosen] = useState(() => readChoice(window.localStorage.getItem(key), plan));
  const choose = (next: string[]) => {
    window.localStorage.setItem(key, JSON.stringify(next));
    setChosen(next);
  };
  return [chosen, choose];
}

/** Previews what is shown in the grid, and again after each edit of it, for as long as `active`. */
export function useImpact(plan: PlanView, view: AllocationView, active: boolean) {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const [outputs, choose] = useChoice(plan);
  const [feed] = useState(
    () =>
      new PreviewFeed({
        send: (request) => service.call('preview.run', request),
        settled: async () => {
          await pending.idle();
          await new Promise((resolve) => setTimeout(resolve, BURST_MILLISECONDS));
          await pending.idle();
        },
      }),
  );
  const { planId, scenario, revision } = view;
  const request = useCallback(() => {
    const latest = queries.getQueryData<AllocationView>(keys.allocation(planId, scenario));
    return { planId, scenario, outputs, seed: PREVIEW_SEED, revision: latest?.revision ?? revision };
  }, [queries, planId, scenario, outputs, revision]);

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
