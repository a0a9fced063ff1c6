import Database from 'better-sqlite3';
import type { PlanDocument, SpendRow } from '#shared/plan/document.ts';
import type { Patch } from '../../electron/store/changes.ts';

/**
 * The plan as its history tells it: the document that it began with and every change that holds, one after the other.
 * Written for itself, on the plain document and on what stands in the file: it shares no code with the store or the
 * service, and stops where a change says that it was made on something else than what is there.
 */
export function replayed(path: string, planId: string, beginning: PlanDocument): PlanDocument {
  const file = new Database(path, { readonly: true });
  const texts = file
    .prepare<[string], string>(
      "SELECT patch FROM changes WHERE plan_id = ? AND state = 'done' AND patch IS NOT NULL ORDER BY id",
    )
    .pluck()
    .all(planId);
  file.close();
  const document = structuredClone(beginning);
  for (const text of texts) apply(document, JSON.parse(text) as Replayed);
  return document;
}

/** The changes that the driver makes. */
type Replayed = Extract<Patch, { type: 'spend' | 'locks' | 'budget' | 'entry' | 'name' | 'several' }>;

const CENTS = 100;

function apply(document: PlanDocument, patch: Replayed): void {
  if (patch.type === 'several') {
    for (const each of patch.patches) apply(document, each as Replayed);
    return;
  }
  if (patch.type === 'name') {
    expectSame(document.name, patch.before);
    document.name = patch.after;
    return;
  }
  const scenario =
    patch.scenario === null ? null : document.scenarios.find(({ id }) => id === patch.scenario);
  if (scenario === undefined) throw new Error('a change of a scenario that is not there');
  if (patch.type === 'entry') {
    const holder = (scenario ?? document) as unknown as Record<string, unknown>;
    expectSame(holder[patch.key], patch.before?.value);
    if (patch.after === null) delete holder[patch.key];
    else holder[patch.key] = structuredClone(patch.after.value);
    return;
  }
  if (scenario === null) throw new Error('a change of no scenario');
  if (patch.type === 'locks') {
    expectSame(scenario.locks ?? null, patch.before);
    if (patch.after === null) delete scenario.locks;
    else scenario.locks = structuredClone([...patch.after]);
  } else if (patch.type === 'budget') {
    expectSame(scenario.budget === undefined ? null : Math.round(scenario.budget * CENTS), patch.before);
    if (patch.after === null) delete scenario.budget;
    else scenario.budget = patch.after / CENTS;
  } else {
    const spend: SpendRow[] = scenario.spend ?? [];
    scenario.spend = spend;
    for (const { region, line, before, after } of patch.rows) {
      const at = spend.findIndex((row) => row.region === region && row.line === line);
      const held = spend[at]?.amounts.map((amount) => Math.round(amount * CENTS));
      expectSame(held ?? null, before);
      const amounts = after?.map((amount) => amount / CENTS);
      if (!amounts) spend.splice(at, 1);
      else if (at < 0) spend.push({ region, line, amounts });
      else spend[at] = { ...spend[at]!, amounts };
    }
  }
}

function expectSame(held: unknown, said: unknown): void {
  const [here, there] = [JSON.stringify(held), JSON.stringify(said)];
  if (here !== there) throw new Error(`the history says ${there}, the plan held ${here}`);
}

/** The document in a form in which two are equal where they say the same: rows of spend have no order. */
export function comparable(document: PlanDocument): PlanDocument {
  const key = ({ region, line }: SpendRow) => `${region} ${line}`;
  const scenarios = document.scenarios.map(({ spend, ...scenario }) => {
    const rows = [...(spend ?? [])].sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return { ...scenario, ...(rows.length > 0 ? { spend: rows } : {}) };
  });
  return { ...document, scenarios };
}
