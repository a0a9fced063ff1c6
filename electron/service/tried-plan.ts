import { applyEdit } from '#shared/allocation/edit.ts';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { patchOf, refused, wordsFor } from './allocation.ts';
import { allocationIn } from './allocation-view.ts';
import { type Context, type OpenPlan, openDocument } from './context.ts';
import { patchedDocument } from './patch-document.ts';

/** A plan as it would be after an edit that nobody has made: nothing of it is stored. */
export function triedPlan(
  context: Context,
  plan: OpenPlan,
  scenario: string,
  edit: AllocationEdit,
): Outcome<OpenPlan, AppError> {
  const words = wordsFor(context, plan);
  const edited = applyEdit(allocationIn(plan, scenario), edit, words);
  if (!edited.ok) return failure(...edited.faults.map((refusal) => refused(refusal, words)));
  const patch = patchOf(plan, scenario, edit, edited.value);
  if (patch === null) return success(plan);
  return success(openDocument(plan.record, patchedDocument(plan.document, patch)));
}
