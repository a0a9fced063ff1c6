import type { Database } from 'better-sqlite3';
import { currencyDecimals, minorUnits, toMain } from '#shared/money.ts';
import type {
  OverrideDefinition,
  PlanDocument,
  ScenarioDefinition,
  SpendRow,
} from '#shared/plan/document.ts';

interface ScenarioRecord {
  id: string;
  budget: number | null;
  locks: string | null;
  definition: string;
}

interface SpendRecord {
  region: string;
  line: string;
  annotations: string;
}

/** Reads a plan back as the document that it was written from, with all that was changed since. */
export function documentReader(db: Database): (planId: string, name: string, model: string) => PlanDocument {
  const selectScenarios = db.prepare<[string], ScenarioRecord>(
    'SELECT id, budget_minor AS budget, locks, definition FROM scenarios WHERE plan_id = ? ORDER BY position',
  );
  const selectOverrides = db
    .prepare<[string, string], string>(
      'SELECT definition FROM overrides WHERE plan_id = ? AND scenario = ? ORDER BY position',
    )
    .pluck();
  const readSpend = spendReader(db);

  const readScenario = (planId: string, decimals: number, record: ScenarioRecord): ScenarioDefinition => {
    const scenario = JSON.parse(record.definition) as ScenarioDefinition;
    const overrides = selectOverrides.all(planId, record.id);
    const spend = readSpend(planId, record.id, decimals);
    if (record.budget !== null) scenario.budget = toMain(minorUnits(record.budget), decimals);
    if (spend.length > 0) scenario.spend = spend;
    if (record.locks !== null)
      scenario.locks = JSON.parse(record.locks) as NonNullable<typeof scenario.locks>;
    if (overrides.length > 0) {
      scenario.overrides = overrides.map((text) => JSON.parse(text) as OverrideDefinition);
    }
    return scenario;
  };
  return (planId, name, model) => {
    const document = JSON.parse(model) as PlanDocument;
    const decimals = currencyDecimals(document.currency);
    document.name = name;
    document.scenarios = selectScenarios.all(planId).map((record) => readScenario(planId, decimals, record));
    return document;
  };
}

function spendReader(db: Database) {
  const selectRows = db.prepare<[string, string], SpendRecord>(
    'SELECT region, line, annotations FROM spend_rows WHERE plan_id = ? AND scenario = ? ORDER BY position',
  );
  const selectAmounts = db
    .prepare<[string, string], [region: string, line: string, amount: number]>(
      `SELECT region, line, amount_minor FROM amounts
       WHERE plan_id = ? AND scenario = ? ORDER BY region, line, period`,
    )
    .raw();
  return (planId: string, scenario: string, decimals: number): SpendRow[] => {
    const amounts = new Map<string, number[]>();
    for (const [region, line, amount] of selectAmounts.iterate(planId, scenario)) {
      const key = `${region} ${line}`;
      const list = amounts.get(key) ?? [];
      list.push(toMain(minorUnits(amount), decimals));
      amounts.set(key, list);
    }
    return selectRows.all(planId, scenario).map(({ region, line, annotations }) => ({
      region,
      line,
      amounts: amounts.get(`${region} ${line}`) ?? [],
      ...(JSON.parse(annotations) as Pick<SpendRow, 'note' | 'source' | 'meta'>),
    }));
  };
}
