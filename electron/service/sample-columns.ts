import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { OutputResult } from '#shared/result.ts';
import type { SampleColumn } from '../exchange/csv.ts';
import type { RunHooks, Simulator, StudyRequest } from '../workers/types.ts';
import type { ReadPlan } from './read-plan.ts';

/** The columns of `--samples`: members in the order of the variable's `over`, then the period. */
export function sampleColumns(
  { variables }: PlanDocument,
  outputs: readonly OutputResult[],
  samples: readonly Float64Array[],
  scenario?: string,
): SampleColumn[] {
  const over = new Map(variables.map((variable) => [variable.name, variable.over]));
  const columns = outputs.flatMap(({ variable, cells }) => {
    const dimensions = over.get(variable)!.map((entry) => entry.split('.', 1)[0]!);
    return cells.map(({ at }) => ({
      variable,
      members: dimensions.filter((dimension) => dimension !== 'period').map((id) => String(at[id])),
      period: typeof at.period === 'number' ? at.period : null,
      ...(scenario === undefined ? {} : { scenario }),
    }));
  });
  return columns.map((column, index) => ({ ...column, values: samples[index]! }));
}

/** Every trial of every scenario, one after the other: a comparison itself keeps differences alone. */
export async function trialsOfScenarios(
  simulator: Simulator,
  { checked, document }: ReadPlan,
  scenarios: readonly string[],
  { trials, seed, sampling }: StudyRequest,
  hooksOf: (scenario: number) => RunHooks,
): Promise<Outcome<SampleColumn[], AppError>> {
  const columns: SampleColumn[] = [];
  const request = { checked, trials, seed, sampling, drivers: 'none', keepSamples: true } as const;
  for (const [n, scenario] of scenarios.entries()) {
    const run = await simulator.simulate({ ...request, scenario }, hooksOf(n));
    if (!run.ok) return run;
    columns.push(...sampleColumns(document, run.value.outputs, run.value.samples ?? [], scenario));
  }
  return success(columns);
}
