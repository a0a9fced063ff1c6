import { CSV_STYLES } from '#shared/csv-style.ts';
import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { SimulationResult } from '#shared/result.ts';
import { resultsCsv, type SampleColumn, samplesCsv } from '../exchange/csv.ts';

import { defaultScenario, outputFault } from '../service/context.ts';
import { atOnce } from '../service/phases.ts';
import type { ReadPlan } from '../service/read-plan.ts';
import { simulationResult } from '../service/results.ts';
import { sampleColumns } from '../service/sample-columns.ts';
import { inputTrials, sipText } from '../service/sip-library.ts';
import type { Simulation, Until } from '../workers/types.ts';
import type { FileOptions } from './csv-style.ts';
import { checkScenarios, readPlan } from './plan-source.ts';
import type { RunOptions } from './run-options.ts';
import { withSimulator } from './simulator.ts';
import { resultSummary } from './summary.ts';
import { checkTargets } from './targets.ts';
import { DONE, sayFaults, sayWarnings, type Terminal } from './terminal.ts';
import { makeWorkbook } from './workbook.ts';
import { writeFiles } from './write-files.ts';

export interface SimulateOptions extends RunOptions, FileOptions {
  readonly scenario?: string;
  readonly untilError?: Until;
  readonly sip?: string;
}

async function workbook(
  plan: ReadPlan,
  result: SimulationResult,
  { distributions }: Simulation,
  { locale }: Terminal,
): Promise<Uint8Array> {
  return makeWorkbook({
    document: plan.document,
    scenario: resolveScenario(plan.document, result.scenario),
    sha256: plan.sha256,
    result,
    distributions,
    locale,
    // Two runs of one command give the same bytes.
    createdAt: null,
  });
}

async function writeResults(
  options: SimulateOptions,
  plan: ReadPlan,
  result: SimulationResult,
  simulation: Simulation,
  inputs: readonly SampleColumn[],
  terminal: Terminal,
): Promise<Outcome<null, AppError>> {
  const style = CSV_STYLES[options.csvStyle];
  const columns = () => sampleColumns(plan.document, result.outputs, simulation.samples ?? []);
  const written = await writeFiles(
    [
      { target: options.json, content: () => `${JSON.stringify(result, null, 2)}\n` },
      { target: options.xlsx, content: () => workbook(plan, result, simulation, terminal) },
      { target: options.csv, content: () => resultsCsv(result, style) },
      { target: options.samples, content: () => samplesCsv(columns(), style) },
      { target: options.sip, content: () => atOnce(sipText(result, [...columns(), ...inputs])) },
    ],
    terminal,
  );
  if (written.ok && written.value === 0) await terminal.write(resultSummary(result, terminal));
  return written.ok ? success(null) : written;
}

/** `headroom simulate`: runs one scenario and writes what was asked for. */
export async function simulate(
  source: string,
  options: SimulateOptions,
  terminal: Terminal,
): Promise<number> {
  const targets = checkTargets([options.json, options.xlsx, options.csv, options.samples, options.sip]);
  if (!targets.ok) return sayFaults(terminal, targets.faults);
  const plan = await readPlan(source, options, terminal);
  if (!plan.ok) return sayFaults(terminal, plan.faults);
  const start = performance.now();
  const scenario = options.scenario ?? defaultScenario(plan.value.document);
  const known = checkScenarios(plan.value.document, [scenario]);
  if (!known.ok) return sayFaults(terminal, known.faults);
  const { trials, seed, sampling, untilError: until } = options;
  const unknown = until && outputFault(plan.value.document, until.output);
  if (unknown) return sayFaults(terminal, [unknown]);
  const run = await withSimulator(options.threads, async (simulator, hooks) => {
    const keepSamples = options.samples !== undefined || options.sip !== undefined;
    const request = { checked: plan.value.checked, scenario, trials, seed, sampling, until, keepSamples };
    const estimate = simulator.estimate({ ...request, drivers: 'all' });
    if (estimate.ok && estimate.value.streamed)
      terminal.say(terminal.words('streamed', { bytes: Math.ceil(estimate.value.bytes / 2 ** 20) }));
    const simulation = await simulator.simulate({ ...request, drivers: 'all' }, hooks);
    const elapsedMs = performance.now() - start;
    const inputs =
      options.sip === undefined || !simulation.ok
        ? success([])
        : await inputTrials(
            simulator,
            plan.value,
            { scenario, seed, sampling, trials: simulation.value.trials },
            simulation.value,
            hooks,
          );
    return { simulation, inputs, threads: simulator.threads, elapsedMs };
  });
  if (!run.simulation.ok) return sayFaults(terminal, run.simulation.faults);
  if (!run.inputs.ok) return sayFaults(terminal, run.inputs.faults);
  const simulation: Simulation = run.simulation.value;
  const made = { trials: simulation.trials, threads: run.threads, elapsedMs: run.elapsedMs };
  const facts = { plan: plan.value, seed, sampling, ...made };
  const result = simulationResult(facts, scenario, simulation);
  sayWarnings(terminal, result.warnings);
  const written = await writeResults(options, plan.value, result, simulation, run.inputs.value, terminal);
  return written.ok ? DONE : sayFaults(terminal, written.faults);
}
