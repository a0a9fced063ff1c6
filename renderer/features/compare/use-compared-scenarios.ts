import { useMemo } from 'react';
import type { PlanView } from '#shared/views.ts';
import { useStoredValue } from '../../components/use-stored-value.ts';
import { firstScenarios, storedScenarios } from './selection.ts';

/** The scenarios of a plan that are compared, the baseline first; the browser keeps the choice for every screen. */
export function useComparedScenarios(
  plan: PlanView,
  open: string,
): [chosen: string[], choose: (scenarios: string[]) => void] {
  const [stored, choose] = useStoredValue(`compare.${plan.id}`, firstScenarios(plan, open), (value) =>
    storedScenarios(plan, value),
  );
  const chosen = useMemo(() => storedScenarios(plan, stored) ?? [open], [plan, stored, open]);
  return [chosen, choose];
}
