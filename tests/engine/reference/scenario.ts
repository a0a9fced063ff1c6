import type { OverrideDefinition, PlanDocument, ScenarioDefinition } from '#shared/plan/document.ts';

/** A scenario with what it inherits, as far as figures depend on it. */
export interface Inherited {
  readonly discountRate: number;
  readonly overrides: readonly OverrideDefinition[];
  /** `region line` to one amount a period; pairs without a row are 0. */
  readonly spend: ReadonlyMap<string, readonly number[]>;
}

/** From the scenario without a parent down to the one asked for. */
function lineageOf(document: PlanDocument, id: string): ScenarioDefinition[] {
  const scenario = document.scenarios.find((candidate) => candidate.id === id);
  if (!scenario) throw new Error(`no scenario "${id}"`);
  return scenario.parent === undefined ? [scenario] : [...lineageOf(document, scenario.parent), scenario];
}

export function inherit(document: PlanDocument, id: string): Inherited {
  const lineage = lineageOf(document, id);
  const spend = new Map<string, readonly number[]>();
  for (const { region, line, amounts } of lineage.flatMap((scenario) => scenario.spend ?? [])) {
    spend.set(`${region} ${line}`, amounts);
  }
  const rates = lineage.map((scenario) => scenario.discountRate).filter((rate) => rate !== undefined);
  return {
    discountRate: rates.at(-1) ?? document.discountRate,
    overrides: lineage.flatMap((scenario) => scenario.overrides ?? []),
    spend,
  };
}
