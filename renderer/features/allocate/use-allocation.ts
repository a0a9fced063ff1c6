import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import { useReport } from '../../components/use-report.ts';
import { useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { keys, useAllocationView } from '../../service/queries.ts';
import { confirmedView, EditQueue } from './edit-queue.ts';

/** A view of the service as the pure edits want it. */
export function allocationOf(
  plan: Pick<PlanView, 'regions' | 'lines' | 'calendar'>,
  view: Pick<AllocationView, 'rows' | 'locks'>,
): Allocation {
  return {
    regions: plan.regions.map((region) => region.id),
    lines: plan.lines.map((line) => line.id),
    periods: plan.calendar.periods,
    rows: view.rows,
    locks: view.locks,
  };
}

/**
 * The allocation of a scenario, and how to edit it: an edit shows at once, goes to the service in order, and is taken
 * back with an explanation where the service refuses it.
 */
export function useAllocation(plan: PlanView, scenario: string, words: EditWords) {
  const service = useService();
  const queries = useQueryClient();
  const pending = usePendingEdits();
  const report = useReport();
  const query = useAllocationView(plan.id, scenario);
  const view = query.data;
  const { regions, lines, calendar } = plan;
  const rows = view?.rows;
  const locks = view?.locks;
  // The same object for as long as the spend is the same: a new revision alone draws nothing anew.
  const allocation = useMemo(
    () => (rows && locks ? allocationOf({ regions, lines, calendar }, { rows, locks }) : null),
    [regions, lines, calendar, rows, locks],
  );
  const planId = plan.id;

  const latest = useRef({ plan, words, report });
  latest.current = { plan, words, report };

  const queue = useMemo(() => {
    const key = keys.allocation(planId, scenario);
    const show = (shown: AllocationView) => queries.setQueryData(key, shown);
    return new EditQueue({
      send: (edit, revision) => service.call('allocation.edit', { planId, scenario, revision, edit }),
      apply: (shown, edit) => {
        const edited = applyEdit(allocationOf(latest.current.plan, shown), edit, latest.current.words);
        if (!edited.ok) return { ok: false, refusal: edited.faults[0]! };
        const { rows, locks } = edited.value.allocation;
        return { ok: true, view: { ...shown, rows: [...rows], locks: [...locks] } };
      },
      show,
      settled: (answers) => {
        const shown = queries.getQueryData<AllocationView>(key);
        if (!shown) return;
        const confirmed = confirmedView(shown, answers);
        show(confirmed);
        const known = queries.getQueryData<PlanView>(keys.plan(planId));
        const { revision, history } = confirmed;
        if (known) queries.setQueryData(keys.plan(planId), { ...known, revision, history });
      },
      failed: async (error) => {
        latest.current.report.failure(error);
        await queries.invalidateQueries({ queryKey: key });
      },
      track: (work) => pending.track(work),
    });
  }, [service, queries, pending, planId, scenario]);

  useEffect(
    () =>
      service.subscribe((event) => {
        if (event.type !== 'planChanged' || event.planId !== planId || pending.busy) return;
        const shown = queries.getQueryData<AllocationView>(keys.allocation(planId, scenario));
        if (shown && shown.revision >= event.revision) return;
        void queries.invalidateQueries({ queryKey: keys.allocations(planId) });
      }),
    [service, queries, pending, planId, scenario],
  );

  const edit = useCallback(
    (change: AllocationEdit): boolean => {
      const shown = queries.getQueryData<AllocationView>(keys.allocation(planId, scenario));
      if (!shown) return false;
      const refusal = queue.add(change, shown);
      if (refusal) latest.current.report.refusal(refusal);
      return refusal === null;
    },
    [queries, queue, planId, scenario],
  );

  return { query, view, allocation, edit };
}
