import { policyIn, withPolicy } from '#shared/allocation/policy.ts';
import { appError } from '#shared/errors.ts';
import { failure, success } from '#shared/outcome.ts';
import { openForChange, viewOf } from './allocation-view.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';

/** The shares that a plan is steered by. They stand under its `meta`, where the plan format keeps whatever there is. */
export function policyHandlers(context: Context): Handlers<'policy.set'> {
  return {
    'policy.set': ({ measure, share, ...request }) => {
      const plan = openForChange(context, request);
      if (!plan.ok) return plan;
      const before = plan.value.document.meta;
      if (policyIn(before)[measure] === share) return success(viewOf(context, plan.value, request.scenario));
      const after = withPolicy(before, measure, share);
      if (after === null) {
        return failure(appError('badRequest', { detail: 'policy.set: the meta of this plan is no object' }));
      }
      const next = context.commit(plan.value, {
        scenario: null,
        action: 'policy',
        args: { measure, ...(share === null ? {} : { share }) },
        patch: {
          type: 'entry',
          scenario: null,
          key: 'meta',
          before: before === undefined ? null : { value: before },
          after: Object.keys(after).length > 0 ? { value: after } : null,
        },
      });
      return next.ok ? success(viewOf(context, next.value, request.scenario)) : next;
    },
  };
}
