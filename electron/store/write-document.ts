import type { Database } from 'better-sqlite3';
import { currencyDecimals, type Minor, toMinor } from '#shared/money.ts';
import type {
  OverrideDefinition,
  PlanDocument,
  ScenarioDefinition,
  SpendRow,
} from '#shared/plan/document.ts';

/** Amounts of a valid document are whole in the minor unit; anything else is a defect. */
export function minorOf(amount: number, decimals: number): Minor {
  const minor = toMinor(amount, decimals);
  if (minor === null) throw new Error(`not a valid document: amount ${amount}`);
  return minor;
}

/** The document but for its scenarios, which have tables of their own; the empty list keeps their place among the keys. */
export function modelText(document: PlanDocument): string {
  return JSON.stringify({ ...document, scenarios: [] });
}

/** Writes the scenarios of a document under a plan that has none. Called within a transaction. */
export function scenarioWriter(db: Database): (planId: string, document: PlanDocument) => void {
  const insertOverrides = overrideWriter(db);
  const insertScenario = db.prepare(
    `INSERT INTO scenarios (plan_id, id, position, parent, budget_minor, locks, definition)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertRow = rowWriter(db);

  const writeScenario = (
    planId: string,
    decimals: number,
    scenario: ScenarioDefinition,
    position: number,
  ) => {
    const { budget, locks, spend = [], overrides = [] } = scenario;
    insertScenario.run(
      planId,
      scenario.id,
      position,
      scenario.parent ?? null,
      budget === undefined ? null : minorOf(budget, decimals),
      locks === undefined ? null : JSON.stringify(locks),
      definitionText(scenario),
    );
    spend.forEach((row, rowPosition) => {
      insertRow(planId, scenario.id, rowPosition, row, decimals);
    });
    insertOverrides(planId, scenario.id, overrides);
  };
  return (planId, document) => {
    const decimals = currencyDecimals(document.currency);
    document.scenarios.forEach((scenario, position) => {
      writeScenario(planId, decimals, scenario, position);
    });
  };
}

/** Writes the overrides of a scenario that has none in its table. Called within a transaction. */
export function overrideWriter(
  db: Database,
): (planId: string, scenario: string, overrides: readonly OverrideDefinition[]) => void {
  const insert = db.prepare(
    'INSERT INTO overrides (plan_id, scenario, position, variable, definition) VALUES (?, ?, ?, ?, ?)',
  );
  return (planId, scenario, overrides) => {
    overrides.forEach((override, position) => {
      insert.run(planId, scenario, position, override.variable, JSON.stringify(override));
    });
  };
}

/** A scenario without what has tables and columns of its own. An empty list of spend or overrides stays empty. */
function definitionText(scenario: ScenarioDefinition): string {
  const { budget: _budget, locks: _locks, ...rest } = scenario;
  if (rest.spend) rest.spend = [];
  if (rest.overrides) rest.overrides = [];
  return JSON.stringify(rest);
}

function rowWriter(db: Database) {
  const insertRow = db.prepare(
    `INSERT INTO spend_rows (plan_id, scenario, region, line, position, annotations) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const insertAmount = db.prepare(
    'INSERT INTO amounts (plan_id, scenario, region, line, period, amount_minor) VALUES (?, ?, ?, ?, ?, ?)',
  );
  return (planId: string, scenario: string, position: number, row: SpendRow, decimals: number): void => {
    const { region, line, amounts, ...annotations } = row;
    insertRow.run(planId, scenario, region, line, position, JSON.stringify(annotations));
    amounts.forEach((amount, period) => {
      insertAmount.run(planId, scenario, region, line, period, minorOf(amount, decimals));
    });
  };
}
