import type { ComparisonResult, DifferenceCell } from '#shared/result.ts';
import { type CompiledPlan, compilePlan, outputRoots } from '../engine/compile/compile.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { pieces, Run, type Surroundings, sobolDimensions } from './run.ts';
import { warningsOf } from './simulator.ts';
import type { SharedColumns } from './tasks.ts';
import type { Comparison, ComparisonRequest, RunHooks } from './types.ts';

const DIFFERENCES_PER_TASK = 8;

type Pair = ComparisonResult['pairs'][number];

async function differences(
  run: Run,
  compiled: CompiledPlan,
  scenario: SharedColumns,
  baseline: SharedColumns,
): Promise<Pair['outputs']> {
  const count = compiled.outputs.reduce((sum, output) => sum + output.cells.length, 0);
  const all = Array.from({ length: count }, (_, position) => position);
  const parts = await run.inParallel(pieces(all, DIFFERENCES_PER_TASK), (which) =>
    run.runner.run({ type: 'difference', scenario, baseline, which, facts: run.facts }),
  );
  const cells = parts.flat();
  let next = 0;
  return compiled.outputs.map((output) => ({
    variable: output.variable,
    unit: output.unit,
    cells: output.cells.map(({ at }): DifferenceCell => ({ at, ...cells[next++]! })),
  }));
}

/** Runs scenarios on common random numbers and summarises their differences from the first, trial by trial. */
export async function compareScenarios(
  surroundings: Surroundings,
  request: ComparisonRequest,
  hooks: RunHooks,
): Promise<Comparison> {
  const run = new Run(surroundings, request, hooks);
  const compiled = request.scenarios.map((scenario) =>
    compilePlan(request.checked, {
      scenario,
      sampling: request.sampling,
      sobolDimensions: sobolDimensions(surroundings.directionNumbers),
    }),
  );
  const programs = compiled.map((one) => one.program(outputRoots(one)));
  for (const program of programs) run.expect(run.trials * instructionCount(program));
  const columns: SharedColumns[] = [];
  for (const program of programs) {
    const own = run.columns(program.columns);
    await run.simulate(program, own);
    columns.push(own);
  }
  const pairs: Pair[] = [];
  for (const [position, scenario] of request.scenarios.entries()) {
    if (position === 0) continue;
    const outputs = await differences(run, compiled[position]!, columns[position]!, columns[0]!);
    pairs.push({ scenario, outputs });
  }
  const notices = compiled[0]?.notices ?? [];
  return { pairs, warnings: warningsOf(notices), randomisations: run.facts.randomisations };
}
