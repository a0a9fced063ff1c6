import type { Allocation } from '#shared/allocation/types.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';

/** What a window makes of a scenario's view. */
export function shownAllocation(plan: PlanView, view: AllocationView): Allocation {
  return {
    regions: plan.regions.map(({ id }) => id),
    lines: plan.lines.map(({ id }) => id),
    periods: plan.calendar.periods,
    rows: view.rows,
    locks: view.locks,
  };
}
