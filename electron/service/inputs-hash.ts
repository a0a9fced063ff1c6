import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { ENGINE_VERSION } from '#shared/result.ts';

/**
 * SHA-256 of what decides the figures of a scenario's runs: model, calendar, outputs, the scenario's spend, discount
 * rate and overrides, and the engine. Overrides of the other scenarios count too, since the dimensions of a Sobol
 * sequence are dealt over the draws of all of them. Names, notes, locks, limits and budgets do not.
 */
export function inputsHash(document: PlanDocument, scenario: string): string {
  const { name: _name, meta: _meta, limits: _limits, scenarios, ...model } = document;
  const { rows, discountRate, overrides } = resolveScenario(document, scenario);
  const spend = rows
    .filter(({ amounts }) => amounts.some((amount) => amount > 0))
    .map(({ region, line, amounts }) => [`${region} ${line}`, amounts] as const);
  const inputs = {
    engine: ENGINE_VERSION,
    model,
    spend: Object.fromEntries(spend),
    discountRate,
    overrides,
    draws: scenarios.map((other) => other.overrides ?? []),
  };
  return createHash('sha256').update(canonicalJson(inputs), 'utf8').digest('hex');
}
