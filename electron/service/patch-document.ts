import type { RowChange } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import { currencyDecimals, toMain } from '#shared/money.ts';
import type { LockDefinition, PlanDocument, ScenarioDefinition, SpendRow } from '#shared/plan/document.ts';
import { withModelPatch } from '#shared/plan/model-patch.ts';
import type { Patch } from '../store/changes.ts';

/** The document as the store has it after a change, so that a large plan is not read again for every cell typed. */
export function patchedDocument(document: PlanDocument, patch: Patch): PlanDocument {
  switch (patch.type) {
    case 'name':
      return { ...document, name: patch.after };
    case 'locks':
      return withScenario(document, patch.scenario, (scenario) => withLocks(scenario, patch.after));
    case 'budget': {
      const { after } = patch;
      const budget = after === null ? null : toMain(after, currencyDecimals(document.currency));
      return withScenario(document, patch.scenario, (scenario) => withBudget(scenario, budget));
    }
    case 'entry': {
      const { key, after } = patch;
      if (patch.scenario === null) return withEntry(document, key, after);
      return withScenario(document, patch.scenario, (scenario) => withEntry(scenario, key, after));
    }
    case 'several':
      return patch.patches.reduce(patchedDocument, document);
    case 'spend': {
      const decimals = currencyDecimals(document.currency);
      return withScenario(document, patch.scenario, (scenario) => withRows(scenario, patch.rows, decimals));
    }
    case 'variable':
    case 'correlations':
    case 'outputs':
    case 'overrides':
      return withModelPatch(document, patch);
    default:
      return assertNever(patch);
  }
}

function withScenario(
  document: PlanDocument,
  id: string,
  change: (scenario: ScenarioDefinition) => ScenarioDefinition,
): PlanDocument {
  const scenarios = document.scenarios.map((scenario) => (scenario.id === id ? change(scenario) : scenario));
  return { ...document, scenarios };
}

function withEntry<Holder extends PlanDocument | ScenarioDefinition>(
  holder: Holder,
  key: Extract<Patch, { type: 'entry' }>['key'],
  after: { readonly value: unknown } | null,
): Holder {
  const { [key]: _before, ...rest } = holder as Holder & PlanDocument;
  return (after === null ? rest : { ...rest, [key]: after.value }) as Holder;
}

function withLocks(
  scenario: ScenarioDefinition,
  locks: readonly LockDefinition[] | null,
): ScenarioDefinition {
  const { locks: _before, ...rest } = scenario;
  return locks === null ? rest : { ...rest, locks: [...locks] };
}

function withBudget(scenario: ScenarioDefinition, budget: number | null): ScenarioDefinition {
  const { budget: _before, ...rest } = scenario;
  return budget === null ? rest : { ...rest, budget };
}

/** Rows keep their place and their notes; new ones go to the end. */
function withRows(
  scenario: ScenarioDefinition,
  changes: readonly RowChange[],
  decimals: number,
): ScenarioDefinition {
  const rows = new Map((scenario.spend ?? []).map((row) => [`${row.region} ${row.line}`, row]));
  for (const { region, line, after } of changes) {
    const key = `${region} ${line}`;
    if (after === null) {
      rows.delete(key);
      continue;
    }
    const amounts = after.map((amount) => toMain(amount, decimals));
    const row: SpendRow = { ...(rows.get(key) ?? { region, line }), amounts };
    rows.set(key, row);
  }
  return { ...scenario, spend: [...rows.values()] };
}
