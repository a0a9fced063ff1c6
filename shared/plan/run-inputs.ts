import { ENGINE_VERSION } from '../result.ts';
import type { PlanDocument } from './document.ts';
import { resolveScenario } from './scenario.ts';

/**
 * What decides the figures of a scenario's runs but its spend: model, calendar, outputs, discount rate, overrides and
 * the engine. Overrides of the other scenarios count too, since the dimensions of a Sobol sequence are dealt over the
 * draws of all of them. Names, notes, locks, limits and budgets do not.
 */
export function modelInputs(document: PlanDocument, scenario: string) {
  const { name: _name, meta: _meta, limits: _limits, scenarios, ...model } = document;
  const { discountRate, overrides } = resolveScenario(document, scenario);
  const draws = scenarios.map((other) => other.overrides ?? []);
  return { engine: ENGINE_VERSION, model, discountRate, overrides, draws };
}
