import { applyEdit } from '#shared/allocation/edit.ts';
import { gridOf, rowOf } from '#shared/allocation/grid.ts';
import { lockDefinitionsAfter } from '#shared/allocation/lock-definitions.ts';
import type { AllocationEdit, Edited } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import { ALLOCATION_MESSAGES } from '#shared/messages/allocation.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import { formatMoney } from '#shared/money.ts';
import { failure, success } from '#shared/outcome.ts';
import { periodLabel } from '#shared/plan/calendar.ts';
import type { AllocationEdited } from '#shared/views.ts';
import type { Patch } from '../store/changes.ts';
import { allocationIn, openForChange, ownBudget, viewNow, viewOf } from './allocation-view.ts';
import type { Context, OpenPlan } from './context.ts';
import { editAction, editArguments } from './edit-arguments.ts';
import type { Handler, Handlers } from './handlers.ts';
import { storedSettings } from './settings.ts';

/** Reads and edits the spend of a scenario. */
export function allocationHandlers(
  context: Context,
): Handlers<'allocation.get' | 'allocation.edit' | 'allocation.budget'> {
  return {
    'allocation.get': ({ planId, scenario }) => viewNow(context, planId, scenario),
    'allocation.edit': editHandler(context),
    'allocation.budget': budgetHandler(context),
  };
}

/** One edit, one transaction: what is acknowledged is on disk. An edit on an older revision than the plan's is not made. */
function editHandler(context: Context): Handler<'allocation.edit'> {
  return ({ planId, scenario, revision, edit }) => {
    const plan = openForChange(context, { planId, scenario, revision });
    if (!plan.ok) return plan;
    const allocation = allocationIn(plan.value, scenario);
    const words = wordsFor(context, plan.value);
    const edited = applyEdit(allocation, edit, words);
    if (!edited.ok) return failure(...edited.faults.map((refusal) => refused(refusal, words)));
    const patch = patchOf(plan.value, scenario, edit, edited.value);
    if (patch === null) return success(replyOf(context, plan.value, scenario, edited.value));
    const args = editArguments(edit);
    const next = context.commit(plan.value, { scenario, action: editAction(edit), args, patch });
    if (!next.ok) return next;
    return success(replyOf(context, next.value, scenario, edited.value));
  };
}

/** What an edit came to in the plan as it is after it. */
function replyOf(
  { store }: Context,
  plan: OpenPlan,
  scenario: string,
  { allocation, changes, locksChanged }: Edited,
): AllocationEdited {
  const grid = gridOf(allocation);
  return {
    revision: plan.record.revision,
    rows: changes.flatMap(({ region, line }) => allocation.rows[rowOf(grid, region, line)] ?? []),
    locks: locksChanged ? [...allocationIn(plan, scenario).locks] : null,
    history: store.history.state(plan.record.id),
  };
}

function budgetHandler(context: Context): Handler<'allocation.budget'> {
  return ({ planId, scenario, revision, budget }) => {
    const plan = openForChange(context, { planId, scenario, revision });
    if (!plan.ok) return plan;
    const before = ownBudget(plan.value.document, scenario);
    if (before === budget) return viewNow(context, planId, scenario);
    const next = context.commit(plan.value, {
      scenario,
      action: 'budget',
      args: budget === null ? {} : { amount: budget },
      patch: { type: 'budget', scenario, before, after: budget },
    });
    if (!next.ok) return next;
    return success(viewOf(context, next.value, scenario));
  };
}

export function refused(refusal: NonNullable<AppError['refusal']>, { locale }: EditWords): AppError {
  const reason = formatTemplate(ALLOCATION_MESSAGES[refusal.code][locale], refusal.args);
  return { ...appError('editRefused', { reason }), refusal };
}

/** What the edit changes in the store; null where everything was so already. */
export function patchOf(
  { index, document }: OpenPlan,
  scenario: string,
  edit: AllocationEdit,
  { changes, locksChanged }: Edited,
): Patch | null {
  if (edit.type === 'lock' || edit.type === 'unlock') {
    if (!locksChanged) return null;
    const before = document.scenarios.find(({ id }) => id === scenario)?.locks ?? null;
    return { type: 'locks', scenario, before, after: lockDefinitionsAfter(index, before ?? [], edit) };
  }
  return changes.length === 0 ? null : { type: 'spend', scenario, rows: changes };
}

/** Names for refusals in the language that the user has chosen; English where the window follows the system. */
export function wordsFor(context: Context, { document }: OpenPlan): EditWords {
  const locale = storedSettings(context.store).locale ?? 'en';
  const labels = new Map(document.dimensions.flatMap(({ members }) => members.map((m) => [m.id, m.label])));
  const label = (id: string) => labelText(labels.get(id), locale, id);
  return {
    locale,
    region: label,
    line: label,
    period: (period) => periodLabel(document.calendar, period, locale),
    money: (amount) => formatMoney(amount, document.currency, locale),
  };
}
