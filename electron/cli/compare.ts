import { comparisonResult } from '../service/results.ts';
import { checkScenarios, readPlan } from './plan-source.ts';
import type { RunOptions } from './run-options.ts';
import { withSimulator } from './simulator.ts';
import { comparisonSummary } from './summary.ts';
import { checkTargets, writeTarget } from './targets.ts';
import { DONE, sayFaults, sayWarnings, type Terminal } from './terminal.ts';

export interface CompareOptions extends RunOptions {
  readonly scenarios: readonly string[];
  readonly json?: string;
}

/** `headroom compare`: differences between scenarios, trial by trial. */
export async function compare(source: string, options: CompareOptions, terminal: Terminal): Promise<number> {
  const targets = checkTargets([options.json]);
  if (!targets.ok) return sayFaults(terminal, targets.faults);
  const plan = await readPlan(source, terminal);
  if (!plan.ok) return sayFaults(terminal, plan.faults);
  const start = performance.now();
  const { scenarios, trials, seed, sampling } = options;
  const known = checkScenarios(plan.value.document, scenarios);
  if (!known.ok) return sayFaults(terminal, known.faults);
  const run = await withSimulator(options.threads, async (simulator, hooks) => {
    const request = { checked: plan.value.checked, scenarios, trials, seed, sampling };
    const comparison = await simulator.compare(request, hooks);
    return { comparison, threads: simulator.threads, elapsedMs: performance.now() - start };
  });
  if (!run.comparison.ok) return sayFaults(terminal, run.comparison.faults);
  const facts = { plan: plan.value, trials, seed, sampling, threads: run.threads, elapsedMs: run.elapsedMs };
  const result = comparisonResult(facts, scenarios[0]!, run.comparison.value);
  sayWarnings(terminal, result.warnings);
  if (options.json === undefined) {
    await terminal.write(comparisonSummary(result, terminal));
    return DONE;
  }
  const written = await writeTarget(options.json, `${JSON.stringify(result, null, 2)}\n`, terminal);
  return written.ok ? DONE : sayFaults(terminal, written.faults);
}
