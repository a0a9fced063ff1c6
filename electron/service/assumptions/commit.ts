import { type AppError, appError } from '#shared/errors.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import { problemText } from '#shared/messages/problem.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { ChangeDescription } from '#shared/views.ts';
import type { Patch } from '../../store/changes.ts';
import { type Context, type OpenPlan, scenarioFault } from '../context.ts';
import { patchedDocument } from '../patch-document.ts';
import { readPlanValue } from '../read-plan.ts';
import { storedSettings } from '../settings.ts';

/** An edit of the model or of a scenario's overrides, on its way to the history. */
export interface PlanEdit {
  readonly planId: string;
  readonly revision: number;
  /** The scenario that the change belongs to; null for one of the model. */
  readonly scenario: string | null;
  readonly action: ChangeDescription['action'];
  readonly args: MessageArguments;
}

/**
 * Makes an edit, or says why not: the plan has moved on, or the document would break a rule of the format or of
 * formulas; nothing is changed then. `patch` sees the plan as it is.
 */
export function commitEdit(
  context: Context,
  { planId, revision, scenario, action, args }: PlanEdit,
  patch: (plan: OpenPlan) => Outcome<Patch, AppError>,
): Outcome<OpenPlan, AppError> {
  const plan = context.openPlan(planId);
  if (!plan.ok) return plan;
  const fault = scenario === null ? null : scenarioFault(plan.value.document, scenario);
  if (fault) return failure(fault);
  if (plan.value.record.revision !== revision) return failure(appError('stalePlan'));
  const made = patch(plan.value);
  if (!made.ok) return made;
  const read = readPlanValue(patchedDocument(plan.value.document, made.value));
  if (!read.ok) return failure(invalidEdit(context, read.faults));
  return context.commit(plan.value, { scenario, action, args, patch: made.value });
}

/** The checker's own words, in the language that the user has chosen. */
function invalidEdit(context: Context, problems: NonNullable<AppError['problems']>): AppError {
  const locale = storedSettings(context.store).locale ?? 'en';
  const [first] = problems;
  const reason = first ? problemText(first, locale) : '';
  return { ...appError('editInvalid', { reason }), problems };
}
