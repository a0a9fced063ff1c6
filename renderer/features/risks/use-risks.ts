import type { RunSummary } from '#shared/views.ts';
import { useJob } from '../../service/jobs.ts';
import { useLatestRun } from '../../service/queries.ts';
import { usePlanContext } from '../shell/plan-context.ts';

/** What decides the trials that risks are measured in. */
export type RiskTrials = Pick<RunSummary, 'trials' | 'seed' | 'sampling'>;

/** Each event takes a simulation of its own: more trials than this would keep one waiting. */
export const MOST_RISK_TRIALS = 20_000;
const FIRST: RiskTrials = { trials: 4096, seed: 1, sampling: 'sobol' };

/** The trials of the last run, as far as they are not too many; the first ones where there was none. */
export function riskTrials(run: RiskTrials | null): RiskTrials {
  if (!run) return FIRST;
  const { trials, seed, sampling } = run;
  return { trials: Math.min(trials, MOST_RISK_TRIALS), seed, sampling };
}

/** The register of the open scenario in the trials of its last run. */
export function useRisks() {
  const { plan, scenario } = usePlanContext();
  const latest = useLatestRun(plan.id, scenario.id);
  const trials = riskTrials(latest.data ?? null);
  const request = latest.data === undefined ? null : { planId: plan.id, scenario: scenario.id, ...trials };
  const query = useJob('risks.get', 'risks', plan.revision, request);
  return { query, trials, run: latest.data ?? null };
}

/** The outputs with and without some events; nothing where none is switched off. */
export function useWithout(trials: RiskTrials, events: readonly string[]) {
  const { plan, scenario } = usePlanContext();
  const request =
    events.length === 0 ? null : { planId: plan.id, scenario: scenario.id, ...trials, events: [...events] };
  return useJob('risks.without', 'risks-without', plan.revision, request);
}
