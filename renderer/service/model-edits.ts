import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { AppError } from '#shared/errors.ts';
import type { PlanView } from '#shared/views.ts';
import { useService } from './context.ts';
import { usePendingEdits } from './pending.ts';
import { keys } from './queries.ts';

/** The calls that change a plan's model or a scenario's overrides. */
export type ModelEdit = Extract<
  CallName,
  | 'northStar.set'
  | 'assumptions.set'
  | 'assumptions.override'
  | 'assumptions.release'
  | 'correlations.set'
  | 'model.edit'
>;

/**
 * Makes an edit of a plan's model, after every edit on its way, on the revision that the window then shows; what is shown
 * of the plan is read again. Comes back with the reason where the edit was not made.
 */
export function useModelEdit(planId: string) {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  return useCallback(
    async <Name extends ModelEdit>(
      name: Name,
      request: Omit<RequestOf<Name>, 'planId' | 'revision'>,
    ): Promise<{ ok: true; value: ResponseOf<Name> } | { ok: false; error: AppError }> => {
      await pending.idle();
      const revision = queries.getQueryData<PlanView>(keys.plan(planId))?.revision ?? 0;
      const full = { ...request, planId, revision } as unknown as RequestOf<Name>;
      const make = async () => {
        const reply = await service.call(name, full);
        await Promise.all(
          [keys.plan(planId), keys.model(planId), keys.allocations(planId)].map((queryKey) =>
            queries.invalidateQueries({ queryKey }),
          ),
        );
        return reply;
      };
      // Until the plan is read again: the next edit is made on the revision that this one leaves.
      const work = make();
      pending.track(work.then(() => undefined));
      return work;
    },
    [service, queries, pending, planId],
  );
}
