/** The screens of an open plan, in the order of the navigation. */
export const PLAN_SCREENS = [
  'allocate',
  'assumptions',
  'risks',
  'results',
  'compare',
  'model',
  'export',
] as const;
export type PlanScreen = (typeof PLAN_SCREENS)[number];

export const PLANS_PATH = '/plans';
/** A figure of a scenario and, before it, the figures by which one came to it. */
export const EXPLAIN_ROUTE = '/plan/:planId/:scenario/explain/*';
export const PLAN_ROUTE = '/plan/:planId/:scenario/:screen';

/** Address of a screen; without a scenario the plan's default one is taken when it opens. */
export function planPath(planId: string, scenario: string | null, screen: PlanScreen): string {
  return `/plan/${encodeURIComponent(planId)}/${encodeURIComponent(scenario ?? '-')}/${screen}`;
}

export function asPlanScreen(text: string | undefined): PlanScreen | null {
  return PLAN_SCREENS.find((screen) => screen === text) ?? null;
}
