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
/** A scenario on one page, to print. */
export const REPORT_ROUTE = '/plan/:planId/:scenario/report';
/** A foreign table into a scenario's spend. */
export const IMPORT_ROUTE = '/plan/:planId/:scenario/import';
export const PLAN_ROUTE = '/plan/:planId/:scenario/:screen/:focus?';

/**
 * Address of a screen; without a scenario the plan's default one is taken when it opens.
 * @param focus what the screen opens with: a variable, or one of its places
 */
export function planPath(planId: string, scenario: string | null, screen: PlanScreen, focus = ''): string {
  const path = `/plan/${encodeURIComponent(planId)}/${encodeURIComponent(scenario ?? '-')}/${screen}`;
  return focus === '' ? path : `${path}/${encodeURIComponent(focus)}`;
}

/** Address of a scenario's one-page report. */
export function reportPath(planId: string, scenario: string): string {
  return `/plan/${encodeURIComponent(planId)}/${encodeURIComponent(scenario)}/report`;
}

/** Address of the import assistant. */
export function importPath(planId: string, scenario: string): string {
  return `/plan/${encodeURIComponent(planId)}/${encodeURIComponent(scenario)}/import`;
}

export function asPlanScreen(text: string | undefined): PlanScreen | null {
  return PLAN_SCREENS.find((screen) => screen === text) ?? null;
}

/** The screen of a plan that an address shows; null where it is none of the navigation. */
export function screenOf(path: string): PlanScreen | null {
  const [, plan, , , screen] = path.split('/');
  return plan === 'plan' ? asPlanScreen(screen) : null;
}

/** The address that a step of the browser's history was made from, where that shows a screen of a plan. */
export function cameFrom(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('from' in state)) return null;
  const { from } = state;
  return typeof from === 'string' && screenOf(from) !== null ? from : null;
}
