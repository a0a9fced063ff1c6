import { compilePlan, outputRoots } from '../engine/compile/compile.ts';
import { describePlan, type PlanOfEvaluation } from '../engine/compile/describe.ts';
import { BLOCK } from '../engine/interpret/interpreter.ts';
import { sobolDimensions } from '../workers/run.ts';
import { sharedDirectionNumbers } from '../workers/simulator.ts';
import type { ReadPlan } from './read-plan.ts';

export interface Evaluation extends PlanOfEvaluation {
  readonly scenario: string;
  /** Trials of a block. */
  readonly block: number;
}

/** How the default scenario of a plan is computed with Sobol points: what the compiler made of it. */
export function planOfEvaluation({ checked, document }: ReadPlan): Evaluation {
  const scenario = document.scenarios.find(({ parent }) => parent === undefined)!.id;
  const compiled = compilePlan(checked, {
    scenario,
    sampling: 'sobol',
    sobolDimensions: sobolDimensions(sharedDirectionNumbers()),
  });
  return { scenario, block: BLOCK, ...describePlan(compiled, compiled.program(outputRoots(compiled))) };
}
