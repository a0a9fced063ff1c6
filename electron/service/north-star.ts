import { appError } from '#shared/errors.ts';
import { failure, success } from '#shared/outcome.ts';
import { northStarIn, withNorthStar } from '#shared/plan/north-star.ts';
import { commitMeta } from './commit-meta.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';

/** The output that leads a plan's results. It is the plan's, so that all who open it see the same one first. */
export function northStarHandlers(context: Context): Handlers<'northStar.set'> {
  return {
    'northStar.set': ({ planId, revision, variable }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const { document, record } = plan.value;
      if (record.revision !== revision) return failure(appError('stalePlan'));
      if (variable !== null && !document.outputs.some((output) => output.variable === variable))
        return failure(appError('badRequest', { detail: 'northStar.set: no such output' }));
      if (northStarIn(document.meta) === variable) return success({ revision });
      const args = variable === null ? {} : { variable };
      const after = withNorthStar(document.meta, variable);
      const next = commitMeta(context, plan.value, { action: 'northStar', args }, after);
      return next.ok ? success({ revision: next.value.record.revision }) : next;
    },
  };
}
