import { ENGINE_VERSION } from '#shared/result.ts';
import { explainCell } from '../workers/explain.ts';
import { findTail } from '../workers/tail.ts';
import { studied } from './compare.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';
import type { Jobs } from './jobs.ts';

/** Where a figure of a scenario comes from, worked out anew for the plan as it is. */
export function explainHandlers(context: Context, jobs: Jobs): Handlers<'explain.cell' | 'explain.tail'> {
  return {
    'explain.cell': (request) => {
      const { planId, scenario, variable, at, trial, trials, seed, sampling } = request;
      return studied(context, jobs, request, [scenario], async (study, { checked }, { record }) => {
        const explained = await explainCell(study, { checked, scenario, variable, at, trial });
        if (explained === null) return null;
        return {
          planId,
          revision: record.revision,
          scenario,
          trials,
          seed,
          sampling,
          engine: ENGINE_VERSION,
          ...explained,
        };
      });
    },
    'explain.tail': (request) => {
      const { scenario, variable, at, side, share } = request;
      return studied(context, jobs, request, [scenario], (study, { checked }) =>
        findTail(study, { checked, scenario, variable, at, side, share }),
      );
    },
  };
}
