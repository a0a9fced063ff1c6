import { allocationOf } from '#shared/allocation/from-plan.ts';
import { limitsOf } from '#shared/allocation/limits/from-plan.ts';
import { noteKey, notesIn } from '#shared/allocation/notes.ts';
import { policyIn } from '#shared/allocation/policy.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { currencyDecimals, type Minor, toMinor } from '#shared/money.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { AllocationView, NoteView } from '#shared/views.ts';
import { type Context, type OpenPlan, scenarioFault } from './context.ts';

/** The plan, where it has the scenario and is at the revision that a change was made on. */
export function openForChange(
  context: Context,
  { planId, scenario, revision }: { planId: string; scenario: string; revision: number },
): Outcome<OpenPlan, AppError> {
  const plan = context.openPlan(planId);
  if (!plan.ok) return plan;
  const fault = scenarioFault(plan.value.document, scenario);
  if (fault) return failure(fault);
  return plan.value.record.revision === revision ? plan : failure(appError('stalePlan'));
}

/** The spend of a scenario of the plan as it is now. */
export function viewNow(
  context: Context,
  planId: string,
  scenario: string,
): Outcome<AllocationView, AppError> {
  const plan = context.openPlan(planId);
  if (!plan.ok) return plan;
  const fault = scenarioFault(plan.value.document, scenario);
  return fault ? failure(fault) : success(viewOf(context, plan.value, scenario));
}

export function allocationIn({ index, document }: OpenPlan, scenario: string): Allocation {
  return allocationOf(index, resolveScenario(document, scenario));
}

export function viewOf({ store }: Context, plan: OpenPlan, scenario: string): AllocationView {
  const { record, document, index } = plan;
  const { budget, lineage } = resolveScenario(document, scenario);
  const { rows, locks } = allocationIn(plan, scenario);
  return {
    planId: record.id,
    scenario,
    revision: record.revision,
    rows: [...rows],
    locks: [...locks],
    budget,
    ownBudget: ownBudget(document, scenario) !== null,
    limits: limitsOf(index, lineage),
    notes: notesOf(document, lineage),
    policy: policyIn(document.meta),
    history: store.history.state(record.id),
  };
}

/** What the scenario itself sets; null where its parent's budget holds, or none. */
export function ownBudget(document: PlanDocument, scenario: string): Minor | null {
  const own = document.scenarios.find(({ id }) => id === scenario)?.budget;
  return own === undefined ? null : toMinor(own, currencyDecimals(document.currency));
}

/** Of notes on the same cell in a lineage the nearest one. */
function notesOf(document: PlanDocument, lineage: readonly string[]): NoteView[] {
  const notes = new Map<string, NoteView>();
  lineage.forEach((id, distance) => {
    const meta = document.scenarios.find((scenario) => scenario.id === id)?.meta;
    for (const note of notesIn(meta)) {
      const key = noteKey(note);
      if (!notes.has(key)) notes.set(key, { ...note, inheritedFrom: distance === 0 ? null : id });
    }
  });
  return [...notes.values()];
}
