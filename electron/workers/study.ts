import { compilePlan } from '../engine/compile/compile.ts';
import { Run, type Surroundings, sobolDimensions } from './run.ts';
import type { RunHooks, Study, StudyRequest } from './types.ts';

export function newStudy(surroundings: Surroundings, request: StudyRequest, hooks: RunHooks): Study {
  const run = new Run(surroundings, request, hooks);
  run.checkCancelled();
  return {
    run,
    compile: (checked, scenario, outputs = []) =>
      compilePlan(checked, {
        scenario,
        outputs,
        sampling: request.sampling,
        sobolDimensions: sobolDimensions(surroundings.directionNumbers),
      }),
  };
}
