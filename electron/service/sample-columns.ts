import type { PlanDocument } from '#shared/plan/document.ts';
import type { OutputResult } from '#shared/result.ts';
import type { SampleColumn } from '../exchange/csv.ts';

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
