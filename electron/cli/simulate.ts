import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { OutputResult, SimulationResult } from '#shared/result.ts';
import { resultsCsv, type SampleColumn, samplesCsv } from '../exchange/csv.ts';
import { buildWorkbook } from '../exchange/workbook.ts';
import { defaultScenario, outputFault } from '../service/context.ts';
import type { ReadPlan } from '../service/read-plan.ts';
import { simulationResult } from '../service/results.ts';
import type { Simulation, Until } from '../workers/types.ts';
import { checkScenarios, readPlan } from './plan-source.ts';
import type { RunOptions } from './run-options.ts';
import { withSimulator } from './simulator.ts';
import { resultSummary } from './summary.ts';
import { checkTargets, writeTarget } from './targets.ts';
import { DONE, sayFaults, sayWarnings, type Terminal } from './terminal.ts';

export interface SimulateOptions extends RunOptions {
  readonly scenario?: string;
  readonly untilError?: Until;
  readonly json?: string;
  readonly xlsx?: string;
  readonly csv?: string;
  readonly samples?: string;
}

/** The columns of `--samples`: members in the order of the variable's `over`, then the period. */
function sampleColumns({ document }: ReadPlan, outputs: readonly OutputResult[], samples: Float64Array[]) {
  const over = new Map(document.variables.map((variable) => [variable.name, variable.over]));
  const columns: Omit<SampleColumn, 'values'>[] = outputs.flatMap(({ variable, cells }) => {
    const dimensions = over.get(variable)!.map((entry) => entry.split('.', 1)[0]!);
    return cells.map(({ at }) => ({
      variable,
      members: dimensions.filter((dimension) => dimension !== 'period').map((id) => String(at[id])),
      period: typeof at.period === 'number' ? at.period : null,
    }));
  });
  return columns.map((column, index): SampleColumn => ({ ...column, values: samples[index]! }));
}

async function workbook(plan: ReadPlan, result: SimulationResult, { locale }: Terminal): Promise<Uint8Array> {
  return buildWorkbook({
    document: plan.document,
    scenario: resolveScenario(plan.document, result.scenario),
    sha256: plan.sha256,
    result,
    locale,
    // Two runs of one command give the same bytes.
    createdAt: null,
  });
}

async function writeResults(
  options: SimulateOptions,
  plan: ReadPlan,
  result: SimulationResult,
  samples: Float64Array[] | null,
  terminal: Terminal,
): Promise<Outcome<null, AppError>> {
  const { json, xlsx, csv } = options;
  const writes = [
    json !== undefined && (() => writeTarget(json, `${JSON.stringify(result, null, 2)}\n`, terminal)),
    xlsx !== undefined && (async () => writeTarget(xlsx, await workbook(plan, result, terminal), terminal)),
    csv !== undefined && (() => writeTarget(csv, resultsCsv(result), terminal)),
    options.samples !== undefined &&
      (() =>
        writeTarget(options.samples!, samplesCsv(sampleColumns(plan, result.outputs, samples!)), terminal)),
  ].filter((write) => write !== false);
  if (writes.length === 0) await terminal.write(resultSummary(result, terminal));
  for (const write of writes) {
    const written = await write();
    if (!written.ok) return written;
  }
  return success(null);
}

/** `headroom simulate`: runs one scenario and writes what was asked for. */
export async function simulate(
  source: string,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<number> {
  const targets = checkTargets([options.json, options.xlsx, options.csv, options.samples]);
  if (!targets.ok) return sayFaults(terminal, targets.faults);
  const plan = await readPlan(source, terminal);
  if (!plan.ok) return sayFaults(terminal, plan.faults);
  const start = performance.now();
  const scenario = options.scenario ?? defaultScenario(plan.value.document);
  const known = checkScenarios(plan.value.document, [scenario]);
  if (!known.ok) return sayFaults(terminal, known.faults);
  const { trials, seed, sampling, untilError: until } = options;
  const unknown = until && outputFault(plan.value.document, until.output);
  if (unknown) return sayFaults(terminal, [unknown]);
  const run = await withSimulator(options.threads, async (simulator, hooks) => {
    const keepSamples = options.samples !== undefined;
    const request = { checked: plan.value.checked, scenario, trials, seed, sampling, until, keepSamples };
    const estimate = simulator.estimate({ ...request, drivers: 'all' });
    if (estimate.ok && estimate.value.streamed)
      terminal.say(terminal.words('streamed', { bytes: Math.ceil(estimate.value.bytes / 2 ** 20) }));
    const simulation = await simulator.simulate({ ...request, drivers: 'all' }, hooks);
    return { simulation, threads: simulator.threads, elapsedMs: performance.now() - start };
  });
  if (!run.simulation.ok) return sayFaults(terminal, run.simulation.faults);
  const simulation: Simulation = run.simulation.value;
  const made = { trials: simulation.trials, threads: run.threads, elapsedMs: run.elapsedMs };
  const facts = { plan: plan.value, seed, sampling, ...made };
  const result = simulationResult(facts, scenario, simulation);
  sayWarnings(terminal, result.warnings);
  const written = await writeResults(options, plan.value, result, simulation.samples, terminal);
  return written.ok ? DONE : sayFaults(terminal, written.faults);
}
