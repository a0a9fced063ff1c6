import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { Sampling } from '#shared/result.ts';
import { type CompiledPlan, compilePlan } from '../engine/compile/compile.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { Run, type Surroundings } from './run.ts';
import type { RunSheets } from './run-sheets.ts';
import type { RunHooks, Study, StudyRequest } from './types.ts';

/** Compiled plans kept for studies: one asks from figure to figure. That of the large plan holds some 50 MB. */
const PLANS_KEPT = 2;

interface Kept {
  readonly checked: CheckedPlan;
  readonly key: string;
  readonly plan: CompiledPlan;
}

/** What studies compile on the service's own thread, since they look at the graph itself. */
export class StudyPlans {
  /** The last one first. By the plan itself, not by its hash: studies show names and notes as well. */
  #kept: readonly Kept[] = [];
  readonly #sobolDimensions: number;

  constructor(sobolDimensions: number) {
    this.#sobolDimensions = sobolDimensions;
  }

  compile(
    checked: CheckedPlan,
    scenario: string | ResolvedScenario,
    sampling: Sampling,
    outputs: readonly string[],
  ): CompiledPlan {
    const compiled = () =>
      compilePlan(checked, { scenario, outputs, sampling, sobolDimensions: this.#sobolDimensions });
    // A scenario that stands in no document is tried once.
    if (typeof scenario !== 'string') return compiled();
    const key = [scenario, sampling, ...outputs].join();
    const known = this.#kept.find((one) => one.checked === checked && one.key === key);
    const kept = known ?? { checked, key, plan: compiled() };
    this.#kept = [kept, ...this.#kept.filter((one) => one !== kept)].slice(0, PLANS_KEPT);
    return kept.plan;
  }
}

export function newStudy(
  surroundings: Surroundings,
  sheets: RunSheets,
  plans: StudyPlans,
  request: StudyRequest,
  hooks: RunHooks,
): Study {
  const run = new Run(surroundings, request, hooks);
  run.checkCancelled();
  const { sampling } = request;
  return {
    run,
    compile: (checked, scenario, outputs = []) => plans.compile(checked, scenario, sampling, outputs),
    sheet: (checked, scenario) => sheets.sheetOf(sheets.sourceOf({ checked, scenario, sampling })),
  };
}
