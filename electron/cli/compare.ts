import { CSV_STYLES } from '#shared/csv-style.ts';
import type { AppError } from '#shared/errors.ts';
import { type Outcome, success } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { ComparisonResult } from '#shared/result.ts';
import { comparisonCsv, type SampleColumn, samplesCsv } from '../exchange/csv.ts';

import type { ReadPlan } from '../service/read-plan.ts';
import { comparisonResult } from '../service/results.ts';
import { trialsOfScenarios } from '../service/sample-columns.ts';
import type { FileOptions } from './csv-style.ts';
import { checkScenarios, readPlan } from './plan-source.ts';
import type { RunOptions } from './run-options.ts';
import { withSimulator } from './simulator.ts';
import { comparisonSummary } from './summary.ts';
import { checkTargets } from './targets.ts';
import { DONE, sayFaults, sayWarnings, type Terminal } from './terminal.ts';
import { makeWorkbook } from './workbook.ts';
import { writeFiles } from './write-files.ts';

export interface CompareOptions extends RunOptions, FileOptions {
  readonly scenarios: readonly string[];
}

/** The workbook of the baseline with the differences on a sheet of their own. */
function workbook(
  { document, sha256 }: ReadPlan,
  comparison: ComparisonResult,
  { locale }: Terminal,
): Promise<Uint8Array> {
  const scenario = resolveScenario(document, comparison.baseline);
  return makeWorkbook({ document, scenario, sha256, result: null, comparison, locale, createdAt: null });
}

async function writeResults(
  options: CompareOptions,
  plan: ReadPlan,
  result: ComparisonResult,
  columns: readonly SampleColumn[],
  terminal: Terminal,
): Promise<Outcome<null, AppError>> {
  const style = CSV_STYLES[options.csvStyle];
  const written = await writeFiles(
    [
      { target: options.json, content: () => `${JSON.stringify(result, null, 2)}\n` },
      { target: options.xlsx, content: () => workbook(plan, result, terminal) },
      { target: options.csv, content: () => comparisonCsv(result, style) },
      { target: options.samples, content: () => samplesCsv(columns, style) },
    ],
    terminal,
  );
  if (written.ok && written.value === 0) await terminal.write(comparisonSummary(result, terminal));
  return written.ok ? success(null) : written;
}

/** `headroom compare`: differences between scenarios, trial by trial. */
export async function compare(source: string, options: CompareOptions, terminal: Terminal): Promise<number> {
  const targets = checkTargets([options.json, options.xlsx, options.csv, options.samples]);
  if (!targets.ok) return sayFaults(terminal, targets.faults);
  const plan = await readPlan(source, options, terminal);
  if (!plan.ok) return sayFaults(terminal, plan.faults);
  const start = performance.now();
  const { scenarios, trials, seed, sampling } = options;
  const known = checkScenarios(plan.value.document, scenarios);
  if (!known.ok) return sayFaults(terminal, known.faults);
  const run = await withSimulator(options.threads, async (simulator, hooks) => {
    const request = { checked: plan.value.checked, scenarios, trials, seed, sampling };
    const comparison = await simulator.compare(request, hooks);
    const elapsedMs = performance.now() - start;
    const columns =
      options.samples === undefined || !comparison.ok
        ? success([])
        : await trialsOfScenarios(simulator, plan.value, scenarios, options, () => hooks);
    return { comparison, columns, threads: simulator.threads, elapsedMs };
  });
  if (!run.comparison.ok) return sayFaults(terminal, run.comparison.faults);
  if (!run.columns.ok) return sayFaults(terminal, run.columns.faults);
  const facts = { plan: plan.value, trials, seed, sampling, threads: run.threads, elapsedMs: run.elapsedMs };
  const result = comparisonResult(facts, scenarios[0]!, run.comparison.value);
  sayWarnings(terminal, result.warnings);
  const written = await writeResults(options, plan.value, result, run.columns.value, terminal);
  return written.ok ? DONE : sayFaults(terminal, written.faults);
}
