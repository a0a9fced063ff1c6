import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { WithoutOutput } from '#shared/views-risks.ts';
import type { OutputCell } from '../engine/compile/compile.ts';
import { rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { differenceOf } from '../engine/statistics/difference.ts';
import { placed, summarize } from '../engine/statistics/summarize.ts';
import { column, type SharedColumns } from './columns.ts';
import { withoutEvents } from './events.ts';
import type { Study } from './types.ts';

/** A model under a scenario. */
export interface Side {
  readonly checked: CheckedPlan;
  readonly scenario: ResolvedScenario;
}

/** Outputs over no dimension but `period`. */
function singleOutputs({ index }: CheckedPlan): string[] {
  return index.document.outputs
    .map(({ variable }) => variable)
    .filter((name) => index.variables.get(name)?.axes.length === 0);
}

/** The outputs that both sides have over no dimension but `period` (of those over time the last period), trial by trial. */
export async function compareSides(study: Study, now: Side, other: Side): Promise<WithoutOutput[]> {
  const { run } = study;
  const shared = new Set(singleOutputs(other.checked));
  const names = singleOutputs(now.checked).filter((name) => shared.has(name));
  const columnsOf = async (side: Side): Promise<{ cells: OutputCell[]; own: SharedColumns }> => {
    // Other calls get their turn: unrolling a plan holds the thread.
    await new Promise((resolve) => setTimeout(resolve));
    run.checkCancelled();
    const compiled = study.compile(side.checked, side.scenario, names);
    const cells = names.map(
      (name) => compiled.outputs.find(({ variable }) => variable === name)!.cells.at(-1)!,
    );
    const program = compiled.program(cells.map((cell) => rootOf(cell, compiled)));
    run.expect(run.trials * instructionCount(program));
    const own = run.columns(cells.length);
    await run.simulate(program, own);
    return { cells, own };
  };
  const before = await columnsOf(now);
  const after = await columnsOf(other);
  return names.map((variable, position) => {
    const { at, target } = before.cells[position]!;
    const [a, b] = [column(before.own, position), column(after.own, position)];
    const cell = (values: Float64Array) => placed(at, summarize(values, run.facts, target)).cell;
    return { variable, with: cell(a), without: cell(b), difference: differenceOf(b, a, run.facts) };
  });
}

/** The outputs with and without some events. */
export function compareWithout(
  study: Study,
  checked: CheckedPlan,
  scenario: ResolvedScenario,
  events: readonly string[],
): Promise<WithoutOutput[]> {
  const without = withoutEvents(scenario, events);
  return compareSides(study, { checked, scenario }, { checked, scenario: without });
}
