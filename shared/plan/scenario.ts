import { currencyDecimals, type Minor, toMinor } from '../money.ts';
import type { PlanDocument, ScenarioDefinition } from './document.ts';
import type { ResolvedScenario, ResolvedSpendRow } from './resolved.ts';

/** The scenario and its ancestors, itself first. */
function lineageOf(document: PlanDocument, id: string): ScenarioDefinition[] {
  const lineage: ScenarioDefinition[] = [];
  for (let next: string | undefined = id; next !== undefined; next = lineage.at(-1)?.parent) {
    const scenario = document.scenarios.find((candidate) => candidate.id === next);
    if (!scenario || lineage.includes(scenario))
      throw new Error(`no such scenario, or a circle of parents: "${next}"`);
    lineage.push(scenario);
  }
  return lineage;
}

function minorOf(amount: number, decimals: number): Minor {
  const minor = toMinor(amount, decimals);
  if (minor === null) throw new Error(`not a valid document: amount ${amount}`);
  return minor;
}

/** Row by row, the nearest scenario that has the pair decides. */
function rowsOf(lineage: readonly ScenarioDefinition[], decimals: number): ResolvedSpendRow[] {
  const rows = new Map<string, ResolvedSpendRow>();
  lineage.forEach((scenario, distance) => {
    for (const { region, line, amounts } of scenario.spend ?? []) {
      const key = `${region} ${line}`;
      if (rows.has(key)) continue;
      const minor = amounts.map((amount) => minorOf(amount, decimals));
      rows.set(key, { region, line, amounts: minor, own: distance === 0 });
    }
  });
  return [...rows.values()];
}

/**
 * A scenario with all that it inherits: spend row by row, discount rate and budget from the nearest that has one,
 * limits, locks and overrides of the ancestors from the top, then its own. Throws for an unknown id: the document has
 * passed {@link parsePlan} and the caller has checked the id.
 */
export function resolveScenario(document: PlanDocument, id: string): ResolvedScenario {
  const lineage = lineageOf(document, id);
  const fromTop = lineage.toReversed();
  const decimals = currencyDecimals(document.currency);
  const budget = lineage.find((scenario) => scenario.budget !== undefined)?.budget;
  return {
    id,
    lineage: lineage.map((scenario) => scenario.id),
    discountRate:
      lineage.find((scenario) => scenario.discountRate !== undefined)?.discountRate ?? document.discountRate,
    budget: budget === undefined ? null : minorOf(budget, decimals),
    rows: rowsOf(lineage, decimals),
    locks: fromTop.flatMap((scenario) =>
      (scenario.locks ?? []).map((lock) => ({ ...lock, inherited: scenario.id !== id })),
    ),
    limits: [...(document.limits ?? []), ...fromTop.flatMap((scenario) => scenario.limits ?? [])],
    overrides: fromTop.flatMap((scenario) => scenario.overrides ?? []),
  };
}
