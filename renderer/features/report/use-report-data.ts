import { useMemo } from 'react';
import type { Allocation } from '#shared/allocation/types.ts';
import type { RunView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { useJob } from '../../service/jobs.ts';
import { useAllocationView } from '../../service/queries.ts';
import { allocationOf } from '../allocate/use-allocation.ts';
import { useRisks } from '../risks/use-risks.ts';
import { usePlanContext } from '../shell/plan-context.ts';

/** All that a report is made of, besides the plan. */
export interface ReportData {
  readonly run: RunView;
  readonly allocation: Allocation;
  /** Of the parent scenario, and the comparison with it; null without one, or where it could not be worked out. */
  readonly baseline: { readonly allocation: Allocation; readonly comparison: ComparisonView | null } | null;
  /** Null where they could not be worked out. */
  readonly risks: RisksView | null;
}

/** Reads and works out what the report of the open scenario says; `data` is null until all of it is there. */
export function useReportData() {
  const { plan, scenario } = usePlanContext();
  const { query: risks, trials, run } = useRisks();
  const own = useAllocationView(plan.id, scenario.id);
  const parent = useAllocationView(plan.id, scenario.parent ?? '', scenario.parent !== null);
  const comparison = useJob(
    'compare.run',
    'report-comparison',
    plan.revision,
    scenario.parent === null || run === null
      ? null
      : {
          planId: plan.id,
          scenarios: [scenario.parent, scenario.id],
          trials: trials.trials,
          seed: trials.seed,
          sampling: trials.sampling,
        },
  );
  const compared = scenario.parent === null || !comparison.isPending;
  const ready = run !== null && !risks.isPending && compared;
  const data = useMemo((): ReportData | null => {
    if (!ready || !own.data) return null;
    if (scenario.parent !== null && !parent.data) return null;
    return {
      run,
      allocation: allocationOf(plan, own.data),
      baseline: parent.data
        ? { allocation: allocationOf(plan, parent.data), comparison: comparison.data ?? null }
        : null,
      risks: risks.data ?? null,
    };
  }, [ready, run, plan, scenario.parent, own.data, parent.data, comparison.data, risks.data]);
  const job = risks.progress === null ? comparison : risks;
  return { data, job, spend: own };
}
