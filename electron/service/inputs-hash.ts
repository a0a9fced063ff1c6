import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { modelInputs } from '#shared/plan/run-inputs.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';

/** SHA-256 of what decides the figures of a scenario's runs: its spend and its {@link modelInputs}. */
export function inputsHash(document: PlanDocument, scenario: string): string {
  const spend = resolveScenario(document, scenario)
    .rows.filter(({ amounts }) => amounts.some((amount) => amount > 0))
    .map(({ region, line, amounts }) => [`${region} ${line}`, amounts] as const);
  const inputs = { ...modelInputs(document, scenario), spend: Object.fromEntries(spend) };
  return createHash('sha256').update(canonicalJson(inputs), 'utf8').digest('hex');
}
