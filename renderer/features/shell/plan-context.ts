import { createContext, useContext } from 'react';
import type { PlanView, ScenarioView } from '#shared/views.ts';

/** The plan and the scenario that are open. */
export interface OpenPlan {
  readonly plan: PlanView;
  readonly scenario: ScenarioView;
}

const PlanContext = createContext<OpenPlan | null>(null);
export const PlanContextProvider = PlanContext.Provider;

export function usePlanContext(): OpenPlan {
  const open = useContext(PlanContext);
  if (!open) throw new Error('no plan is open around this component');
  return open;
}

/** The scenario that a plan opens with: the one without a parent. */
export function defaultScenario(plan: PlanView): ScenarioView | undefined {
  return plan.scenarios.find((scenario) => scenario.parent === null) ?? plan.scenarios[0];
}
