import { useState } from 'react';
import type { DryRunView } from '#shared/views-model.ts';
import { useReport } from '../../components/use-report.ts';
import { useService } from '../../service/context.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import type { ModelEditRequest } from './use-model.ts';

export const DRY_TRIALS = 1024;

/** The dry run of an edit: its result is of that very edit, and none once it is changed. */
export function useDryRun(planId: string, edit: ModelEditRequest | null) {
  const service = useService();
  const report = useReport();
  const { scenario } = usePlanContext();
  const [tried, setTried] = useState<{ text: string; result: DryRunView } | null>(null);
  const [busy, setBusy] = useState(false);
  const text = edit === null ? null : JSON.stringify(edit);
  const run = async () => {
    if (edit === null || text === null || busy) return;
    setBusy(true);
    const study = { job: crypto.randomUUID(), trials: DRY_TRIALS, seed: 1, sampling: 'sobol' as const };
    const reply = await service.call('model.try', { planId, scenario: scenario.id, edit, ...study });
    setBusy(false);
    if (reply.ok) setTried({ text, result: reply.value });
    else report.failure(reply.error);
  };
  return { result: tried !== null && tried.text === text ? tried.result : null, busy, run };
}
