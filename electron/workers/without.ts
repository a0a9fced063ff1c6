import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { WithoutOutput } from '#shared/views-risks.ts';
import type { OutputCell } from '../engine/compile/compile.ts';
import { rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { differenceOf } from '../engine/statistics/difference.ts';
import { placed, summarize } from '../engine/statistics/summarize.ts';
import { withoutEvents } from './events.ts';
import { column, type SharedColumns } from './tasks.ts';
import type { Study } from './types.ts';

/** The outputs over no dimension but `period` (of those over time the last period) with and without some events. */
export async function compareWithout(
  study: Study,
  checked: CheckedPlan,
  scenario: ResolvedScenario,
  events: readonly string[],
): Promise<WithoutOutput[]> {
  const { run } = study;
  const { index } = checked;
  const names = index.document.outputs
    .map(({ variable }) => variable)
    .filter((name) => index.variables.get(name)?.axes.length === 0);
  const columnsOf = async (
    resolved: ResolvedScenario,
  ): Promise<{ cells: OutputCell[]; own: SharedColumns }> => {
    // Other calls get their turn: unrolling a plan holds the thread.
    await new Promise((resolve) => setTimeout(resolve));
    run.checkCancelled();
    const compiled = study.compile(checked, resolved, names);
    const cells = names.map(
      (name) => compiled.outputs.find(({ variable }) => variable === name)!.cells.at(-1)!,
    );
    const program = compiled.program(cells.map((cell) => rootOf(cell, compiled)));
    run.expect(run.trials * instructionCount(program));
    const own = run.columns(cells.length);
    await run.simulate(program, own);
    return { cells, own };
  };
  const now = await columnsOf(scenario);
  const less = await columnsOf(withoutEvents(scenario, events));
  return names.map((variable, position) => {
    const { at, target } = now.cells[position]!;
    const [before, after] = [column(now.own, position), column(less.own, position)];
    const cell = (values: Float64Array) => placed(at, summarize(values, run.facts, target)).cell;
    return {
      variable,
      with: cell(before),
      without: cell(after),
      difference: differenceOf(after, before, run.facts),
    };
  });
}
