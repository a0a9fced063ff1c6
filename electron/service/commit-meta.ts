import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome } from '#shared/outcome.ts';
import type { MetaObject } from '#shared/plan/meta.ts';
import type { Change, Context, OpenPlan } from './context.ts';

/**
 * Stores what a plan keeps under `meta` as one change.
 * @param after null where `meta` has no place for it: refused
 */
export function commitMeta(
  context: Context,
  plan: OpenPlan,
  change: Pick<Change, 'action' | 'args'>,
  after: MetaObject | null,
): Outcome<OpenPlan, AppError> {
  if (after === null) {
    return failure(
      appError('badRequest', { detail: `${change.action}: the meta of this plan is no object` }),
    );
  }
  const before = plan.document.meta;
  return context.commit(plan, {
    ...change,
    scenario: null,
    patch: {
      type: 'entry',
      scenario: null,
      key: 'meta',
      before: before === undefined ? null : { value: before },
      after: Object.keys(after).length > 0 ? { value: after } : null,
    },
  });
}
