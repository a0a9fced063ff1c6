import type { RunNotice } from '#shared/messages/run.ts';
import type { ComparisonResult, DifferenceCell } from '#shared/result.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { notFiniteIn } from '../engine/statistics/summarize.ts';
import { column, type SharedColumns } from './columns.ts';
import { notFiniteNotices } from './not-finite.ts';
import { pieces, Run, type Surroundings } from './run.ts';
import type { RunSheet, RunSource } from './run-sheet.ts';
import type { RunSheets } from './run-sheets.ts';
import type { Comparison, ComparisonRequest, RunHooks } from './types.ts';
import { warningsOf } from './warnings.ts';

const DIFFERENCES_PER_TASK = 8;

type Pair = ComparisonResult['pairs'][number];

async function differences(
  run: Run,
  { outputs }: RunSheet,
  scenario: SharedColumns,
  baseline: SharedColumns,
): Promise<Pair['outputs']> {
  const count = outputs.reduce((sum, output) => sum + output.cells.length, 0);
  const all = Array.from({ length: count }, (_, position) => position);
  const parts = await run.inParallel(pieces(all, DIFFERENCES_PER_TASK), (which) =>
    run.runner.run({ type: 'difference', scenario, baseline, which, facts: run.facts }),
  );
  const cells = parts.flat();
  let next = 0;
  return outputs.map((output) => ({
    variable: output.variable,
    unit: output.unit,
    cells: output.cells.map(({ at }): DifferenceCell => ({ at, ...cells[next++]! })),
  }));
}

/** Remarks on the trials of any scenario that are not finite, scenario by scenario. */
async function notFiniteInAny(
  run: Run,
  sources: readonly RunSource[],
  sheets: readonly RunSheet[],
  columns: readonly SharedColumns[],
): Promise<RunNotice[]> {
  const notices: RunNotice[] = [];
  for (const [position, source] of sources.entries()) {
    const { outputs } = sheets[position]!;
    const cells = outputs.flatMap((output) => output.cells);
    const found = cells.map((_, cell) => notFiniteIn(column(columns[position]!, cell)));
    notices.push(...(await notFiniteNotices(run, source, outputs, found, `${source.scenario}: `)));
  }
  return notices;
}

/** Runs scenarios on common random numbers and summarises their differences from the first, trial by trial. */
export async function compareScenarios(
  surroundings: Surroundings,
  sheets: RunSheets,
  request: ComparisonRequest,
  hooks: RunHooks,
): Promise<Comparison> {
  const run = new Run(surroundings, request, hooks);
  const sources = request.scenarios.map((scenario) => sheets.sourceOf({ ...request, scenario }));
  const compiled = await Promise.all(sources.map((source) => sheets.sheetOf(source)));
  run.checkCancelled();
  const programs = compiled.map(({ program }) => program);
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
  const unknown = pairs.some(({ outputs }) =>
    outputs.some(({ cells }) => cells.some(({ difference }) => difference.mean === null)),
  );
  const notices = [...(compiled[0]?.notices ?? [])];
  if (unknown) notices.push(...(await notFiniteInAny(run, sources, compiled, columns)));
  for (const own of columns) run.release(own);
  return { pairs, warnings: warningsOf(notices), randomisations: run.facts.randomisations };
}
