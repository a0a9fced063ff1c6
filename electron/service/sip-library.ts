import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { SimulationResult } from '#shared/result.ts';
import { normalQuantile } from '../engine/random/normal.ts';
import type { SampleColumn } from '../exchange/csv.ts';
import { sipLibrary } from '../exchange/sipmath.ts';
import type { RunHooks, SimulationRequest, Simulator } from '../workers/types.ts';
import { type ReadPlan, readPlanValue } from './read-plan.ts';
import { sampleColumns } from './sample-columns.ts';

/** The random inputs without a period that drive any output, by name: those whose trials stand beside the outputs'. */
function drivingInputs(
  { variables }: PlanDocument,
  { drivers }: Pick<SimulationResult, 'drivers'>,
): Set<string> {
  const once = new Set(
    variables
      .filter(({ kind, over }) => kind === 'input' && !over.includes('period'))
      .map(({ name }) => name),
  );
  const named = drivers.flatMap(({ inputs }) => inputs.map(({ input }) => input));
  return new Set(named.filter((input) => once.has(input.replace(/\[.*$/, ''))));
}

/**
 * The trials of the inputs that drive a run, drawn again by a run of the same plan with them as outputs: an output more
 * changes no draw of what the run needed already.
 */
export async function inputTrials(
  simulator: Simulator,
  plan: ReadPlan,
  request: Omit<SimulationRequest, 'checked' | 'drivers' | 'keepSamples'>,
  result: Pick<SimulationResult, 'drivers'>,
  hooks: RunHooks,
): Promise<Outcome<SampleColumn[], AppError>> {
  const wanted = drivingInputs(plan.document, result);
  const variables = [...new Set([...wanted].map((input) => input.replace(/\[.*$/, '')))];
  const known = new Set(plan.document.outputs.map(({ variable }) => variable));
  const outputs = variables.filter((variable) => !known.has(variable)).map((variable) => ({ variable }));
  if (outputs.length === 0) return success([]);
  const extended = readPlanValue({ ...plan.document, outputs: [...plan.document.outputs, ...outputs] });
  if (!extended.ok) return success([]);
  const { checked, document } = extended.value;
  const run = await simulator.simulate({ ...request, checked, drivers: 'none', keepSamples: true }, hooks);
  if (!run.ok) return run;
  const columns = sampleColumns(document, run.value.outputs, run.value.samples ?? []);
  const nameOf = ({ variable, members }: SampleColumn) =>
    members.length === 0 ? variable : `${variable}[${members.join(',')}]`;
  return success(columns.filter((column) => !known.has(column.variable) && wanted.has(nameOf(column))));
}

/** A SIPmath 3.0 library of a run's trials as JSON text, made step by step. */
export function* sipText(
  { plan, scenario, seed, trials, engine }: SimulationResult,
  columns: readonly SampleColumn[],
): Generator<number, string> {
  const provenance = `Headroom ${engine}: ${plan.name}, ${scenario}, seed ${seed}, ${trials} trials, ${plan.sha256}`;
  const library = yield* sipLibrary({ name: plan.name, provenance, columns, inverseNormal: normalQuantile });
  return `${JSON.stringify(library, null, 2)}\n`;
}
