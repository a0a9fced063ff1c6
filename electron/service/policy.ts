import { policyIn, withPolicy } from '#shared/allocation/policy.ts';
import { success } from '#shared/outcome.ts';
import { openForChange, viewOf } from './allocation-view.ts';
import { commitMeta } from './commit-meta.ts';
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
      const args = { measure, ...(share === null ? {} : { share }) };
      const after = withPolicy(before, measure, share);
      const next = commitMeta(context, plan.value, { action: 'policy', args }, after);
      return next.ok ? success(viewOf(context, next.value, request.scenario)) : next;
    },
  };
}
