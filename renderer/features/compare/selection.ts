import type { PlanView } from '#shared/views.ts';
import { MOST_COMPARED } from '#shared/views-compare.ts';

/** What is compared with a plan that was never compared before, beside the baseline. */
const FIRST_OTHERS = 2;

/** The scenarios of a stored choice that the plan still has, each once; null where it is none. */
export function storedScenarios(plan: PlanView, stored: unknown): string[] | null {
  if (!Array.isArray(stored)) return null;
  const known = new Set(plan.scenarios.map(({ id }) => id));
  const chosen = [...new Set(stored)].filter((id): id is string => typeof id === 'string' && known.has(id));
  return chosen.length === 0 ? null : chosen.slice(0, MOST_COMPARED);
}

/** The default scenario against the open one, or against the first others where it is the open one. */
export function firstScenarios(plan: PlanView, open: string): string[] {
  const home = plan.scenarios.find(({ parent }) => parent === null)?.id ?? open;
  if (open !== home) return [home, open];
  const others = plan.scenarios.map(({ id }) => id).filter((id) => id !== home);
  return [home, ...others.slice(0, FIRST_OTHERS)];
}

/** The choice with another baseline; a scenario that was compared with it changes places with the old one. */
export function withBaseline(chosen: readonly string[], baseline: string): string[] {
  const [before, ...others] = chosen;
  const kept = others.map((id) => (id === baseline ? before! : id));
  return [baseline, ...kept];
}
