import { createHash } from 'node:crypto';
import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { Recent } from '#shared/recent.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { OpenPlan } from './context.ts';

/** Models kept checked: more than one has open. */
const MODELS_KEPT = 4;

/** What formulas are checked against: the document without its name and its scenarios. */
function modelHash({ name: _name, scenarios: _scenarios, ...model }: PlanDocument): string {
  return createHash('sha256').update(JSON.stringify(model), 'utf8').digest('hex');
}

/** Checks plans of which only the scenarios change from edit to edit: their formulas are checked once. */
export interface PreviewModels {
  /** The plan at its own revision, checked; its problems where today's rules refuse it. */
  checked(plan: OpenPlan): Outcome<CheckedPlan, AppError>;
}

export function createPreviewModels(): PreviewModels {
  const kept = new Recent<CheckedPlan>(MODELS_KEPT);
  return {
    checked: (plan) => {
      const hash = modelHash(plan.document);
      const known = kept.get(hash);
      // Edits keep a valid scenario valid, so what is left is to look at it through the formulas that are known.
      if (known) return success({ ...known, index: plan.index });
      const read = plan.checked();
      if (!read.ok) return read;
      const { checked } = read.value;
      kept.set(hash, checked);
      return success(checked);
    },
  };
}
