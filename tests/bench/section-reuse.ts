import type { PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { Cells } from '../../electron/engine/compile/cells.ts';
import { spendAmounts } from '../../electron/engine/compile/spend.ts';
import { bindProgram } from '../../electron/engine/graph/bind.ts';
import type { Program } from '../../electron/engine/graph/program.ts';
import { ColumnMemory } from '../../electron/workers/columns.ts';
import { compileOpenPreview, compilePreview } from '../../electron/workers/compile-preview.ts';
import { Run, sobolDimensions } from '../../electron/workers/run.ts';
import { inlineRunner } from '../../electron/workers/runner.ts';
import { sharedDirectionNumbers } from '../../electron/workers/simulator.ts';
import { checkedPlan, readSample } from './engine.ts';
import { largePlan } from './large-plan.ts';
import { alternate, ratioOf, shown, timed, timingLines } from './measure.ts';

const POINTS = 4096;
const OUTPUTS = ['npv', 'lowest_cash', 'blended_cac'];
const directionNumbers = sharedDirectionNumbers();

async function run(program: Program): Promise<void> {
  const surroundings = {
    runner: inlineRunner(),
    directionNumbers,
    columns: new ColumnMemory(),
    memoryLimit: 2 ** 30,
  };
  const one = new Run(surroundings, { trials: POINTS, seed: 1, sampling: 'sobol' }, {});
  await one.simulate(program, one.columns(program.columns));
}

async function compareWays(name: string, document: PlanDocument, rounds: number): Promise<void> {
  const checked = checkedPlan(document);
  const { index } = checked;
  const [{ id: scenario }] = document.scenarios as [PlanDocument['scenarios'][number]];
  const source = {
    checked,
    scenario,
    outputs: OUTPUTS,
    sobolDimensions: sobolDimensions(directionNumbers),
  };
  const { open } = compileOpenPreview(source);
  const { rows } = resolveScenario(index.document, scenario);
  const variable = [...index.variables.values()].find(({ definition }) => definition.kind === 'allocation')!;
  const cells = new Cells(index, variable);
  const amounts = spendAmounts(cells, rows, document.calendar.periods);
  const bound = () => {
    amounts[0] = amounts[0]! + 1;
    return bindProgram(open!, amounts)!;
  };
  const program = bound();
  const timings = await alternate(rounds, [
    { name: `${name}: compiled`, run: () => timed(() => compilePreview(source)) },
    { name: `${name}: spend filled in`, run: () => timed(bound) },
    { name: `${name}: ${POINTS} points run`, run: () => timed(() => run(program)) },
    { name: `${name}: compiled and run`, run: () => timed(() => run(compilePreview(source).program)) },
    { name: `${name}: spend filled in and run`, run: () => timed(() => run(bound())) },
  ]);
  for (const line of timingLines(timings)) console.log(line);
  const [, , , anew, reused] = [...timings.values()];
  console.log(
    `  ${name}: × ${shown(ratioOf(anew!, reused!, 'cpu'))} less processor time for a change of the spend`,
  );
}

/** A preview after a change of the spend: compiled anew, or its numbers filled in; one thread. */
export async function reuseSection(rounds: number): Promise<void> {
  console.log('\nPreviews after a change of the spend');
  await compareWays('sample plan', readSample(), rounds);
  await compareWays('large plan', largePlan(readSample()), Math.min(rounds, 3));
}
