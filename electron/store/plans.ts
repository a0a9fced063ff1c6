import type { Database } from 'better-sqlite3';
import type { PlanDocument } from '#shared/plan/document.ts';
import { type ChangeRecord, changeWriter } from './changes.ts';
import { documentReader } from './read-document.ts';
import { modelText, scenarioWriter } from './write-document.ts';

export interface PlanRecord {
  id: string;
  name: string;
  /** `meta.translations` of the document, which may be anything; null where it has none. */
  translations: unknown;
  currency: string;
  scenarioCount: number;
  revision: number;
  createdAt: string;
  changedAt: string;
  /** Set where the plan is in the bin. */
  deletedAt: string | null;
}

/** The plans of a file. Ids that are unknown give null, or change nothing. */
export interface Plans {
  /** All plans, those in the bin included, oldest first. */
  list(): PlanRecord[];
  get(planId: string): PlanRecord | null;
  /** The plan as a document, with the revision that it is at. */
  document(planId: string): { document: PlanDocument; revision: number } | null;
  /** Adds a valid document as a plan, at revision 0, with the first row of its history. */
  insert(planId: string, document: PlanDocument, origin: Omit<ChangeRecord, 'patch'>): void;
  /** Puts the plan into the bin (a time) or takes it out (null). */
  setDeleted(planId: string, at: string | null): void;
}

type PlanRow = Omit<PlanRecord, 'translations'> & { translations: string | null };

const SELECT = `
  SELECT id, name, currency, model -> '$.meta.translations' AS translations, revision, created_at AS createdAt, changed_at AS changedAt, deleted_at AS deletedAt,
    (SELECT count(*) FROM scenarios WHERE plan_id = plans.id) AS scenarioCount
  FROM plans`;

export function createPlans(db: Database): Plans {
  const selectAll = db.prepare<[], PlanRow>(`${SELECT} ORDER BY created_at, rowid`);
  const selectOne = db.prepare<[string], PlanRow>(`${SELECT} WHERE id = ?`);
  const selectModel = db.prepare<[string], { name: string; model: string; revision: number }>(
    'SELECT name, model, revision FROM plans WHERE id = ?',
  );
  const insertPlan = db.prepare(
    `INSERT INTO plans (id, name, currency, model, revision, created_at, changed_at) VALUES (?, ?, ?, ?, 0, ?, ?)`,
  );
  const updateDeleted = db.prepare('UPDATE plans SET deleted_at = ? WHERE id = ?');
  const readDocument = documentReader(db);
  const writeScenarios = scenarioWriter(db);
  const writeChange = changeWriter(db);

  const read = db.transaction((planId: string) => {
    const plan = selectModel.get(planId);
    if (plan === undefined) return null;
    return { document: readDocument(planId, plan.name, plan.model), revision: plan.revision };
  });
  const insert = db.transaction(
    (planId: string, document: PlanDocument, origin: Omit<ChangeRecord, 'patch'>) => {
      const { name, currency } = document;
      insertPlan.run(planId, name, currency, modelText(document), origin.at, origin.at);
      writeScenarios(planId, document);
      writeChange(planId, { ...origin, patch: null });
    },
  );
  return {
    list: () => selectAll.all().map(recordOf),
    get: (planId) => {
      const row = selectOne.get(planId);
      return row === undefined ? null : recordOf(row);
    },
    document: (planId) => read.deferred(planId),
    insert: (planId, document, origin) => {
      insert.immediate(planId, document, origin);
    },
    setDeleted: (planId, at) => {
      updateDeleted.run(at, planId);
    },
  };
}

function recordOf(row: PlanRow): PlanRecord {
  return { ...row, translations: row.translations === null ? null : JSON.parse(row.translations) };
}
