import type { RunWarning } from '#shared/result.ts';
import { planOfEvaluation } from '../service/plan-of-evaluation.ts';
import type { ReadPlan } from '../service/read-plan.ts';
import { evaluationLines } from './evaluation.ts';
import type { PassphraseOption } from './passphrase.ts';
import { readPlan } from './plan-source.ts';
import { withSimulator } from './simulator.ts';
import { DONE, sayFaults, sayWarnings, type Terminal } from './terminal.ts';

/** What a run of each scenario would remark on, each remark once: seen by running one trial of it. */
async function warningsOf({ checked, document }: ReadPlan): Promise<RunWarning[]> {
  const seen = new Map<string, RunWarning>();
  await withSimulator(1, async (simulator) => {
    for (const { id: scenario } of document.scenarios) {
      const run = await simulator.simulate(
        { checked, scenario, trials: 1, seed: 1, sampling: 'random', drivers: 'none', keepSamples: false },
        {},
      );
      if (!run.ok) continue;
      for (const warning of run.value.warnings) seen.set(`${warning.path}: ${warning.message}`, warning);
    }
  });
  return [...seen.values()];
}

export interface CheckOptions extends PassphraseOption {
  /** Says how the plan is computed, too. */
  readonly planOfEvaluation?: true;
}

/** `headroom check`: every problem of a plan with its place, or that there is none, and what deserves a look. */
export async function check(source: string, options: CheckOptions, terminal: Terminal): Promise<number> {
  const plan = await readPlan(source, options, terminal);
  if (!plan.ok) return sayFaults(terminal, plan.faults);
  const { document, sha256 } = plan.value;
  sayWarnings(terminal, await warningsOf(plan.value));
  if (options.planOfEvaluation) {
    const lines = evaluationLines(planOfEvaluation(plan.value), terminal.locale);
    await terminal.write(`${lines.join('\n')}\n`);
  }
  const summary = terminal.words('checked', {
    name: document.name,
    variables: document.variables.length,
    outputs: document.outputs.length,
    scenarios: document.scenarios.length,
    hash: sha256,
  });
  await terminal.write(`${summary}\n`);
  return DONE;
}
