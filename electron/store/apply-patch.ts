import type { Database } from 'better-sqlite3';
import type { RowChange } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import { reversedModelPatch } from '#shared/plan/model-patch.ts';
import type { Patch } from './changes.ts';
import { modelPatchWriter } from './model-patch.ts';

/** The change that takes a change back. */
export function reversed(patch: Patch): Patch {
  switch (patch.type) {
    case 'spend':
      return { ...patch, rows: patch.rows.map((row) => ({ ...row, before: row.after, after: row.before })) };
    case 'locks':
      return { ...patch, before: patch.after, after: patch.before };
    case 'budget':
      return { ...patch, before: patch.after, after: patch.before };
    case 'entry':
      return { ...patch, before: patch.after, after: patch.before };
    case 'several':
      return { ...patch, patches: patch.patches.map(reversed).toReversed() };
    case 'name':
      return { ...patch, before: patch.after, after: patch.before };
    case 'variable':
    case 'correlations':
    case 'outputs':
    case 'overrides':
      return reversedModelPatch(patch);
    default:
      return assertNever(patch);
  }
}

/** Makes a change in the tables, from its `before` to its `after`. Called within a transaction. */
export function patchWriter(db: Database): (planId: string, patch: Patch) => void {
  const writeRow = spendRowWriter(db);
  const updateLocks = db.prepare('UPDATE scenarios SET locks = ? WHERE plan_id = ? AND id = ?');
  const updateBudget = db.prepare('UPDATE scenarios SET budget_minor = ? WHERE plan_id = ? AND id = ?');
  const updateName = db.prepare('UPDATE plans SET name = ? WHERE id = ?');
  const writeEntry = entryWriter(db);
  const writeModel = modelPatchWriter(db);
  const write = (planId: string, patch: Patch): void => {
    switch (patch.type) {
      case 'spend':
        for (const change of patch.rows) writeRow(planId, patch.scenario, change);
        return;
      case 'locks': {
        const text = patch.after === null ? null : JSON.stringify(patch.after);
        updateLocks.run(text, planId, patch.scenario);
        return;
      }
      case 'budget':
        updateBudget.run(patch.after, planId, patch.scenario);
        return;
      case 'entry':
        writeEntry(planId, patch);
        return;
      case 'name':
        updateName.run(patch.after, planId);
        return;
      case 'several':
        for (const each of patch.patches) write(planId, each);
        return;
      case 'variable':
      case 'correlations':
      case 'outputs':
      case 'overrides':
        writeModel(planId, patch);
        return;
      default:
        assertNever(patch);
    }
  };
  return write;
}

/** Sets or takes away one entry of the text that holds what has no table. */
function entryWriter(db: Database): (planId: string, patch: Extract<Patch, { type: 'entry' }>) => void {
  const ofPlan = {
    set: db.prepare('UPDATE plans SET model = json_set(model, @path, json(@value)) WHERE id = @planId'),
    remove: db.prepare('UPDATE plans SET model = json_remove(model, @path) WHERE id = @planId'),
  };
  const ofScenario = {
    set: db.prepare(
      `UPDATE scenarios SET definition = json_set(definition, @path, json(@value))
       WHERE plan_id = @planId AND id = @scenario`,
    ),
    remove: db.prepare(
      'UPDATE scenarios SET definition = json_remove(definition, @path) WHERE plan_id = @planId AND id = @scenario',
    ),
  };
  return (planId, { scenario, key, after }) => {
    const statements = scenario === null ? ofPlan : ofScenario;
    const where = { planId, path: `$.${key}`, ...(scenario === null ? {} : { scenario }) };
    if (after === null) statements.remove.run(where);
    else statements.set.run({ ...where, value: JSON.stringify(after.value) });
  };
}

/** Writes only the amounts that differ; a row that appears goes to the end of its scenario. */
function spendRowWriter(db: Database): (planId: string, scenario: string, change: RowChange) => void {
  const insertRow = db.prepare(
    `INSERT INTO spend_rows (plan_id, scenario, region, line, position, annotations)
     SELECT @planId, @scenario, @region, @line, coalesce(max(position) + 1, 0), '{}'
     FROM spend_rows WHERE plan_id = @planId AND scenario = @scenario`,
  );
  const deleteRow = db.prepare(
    'DELETE FROM spend_rows WHERE plan_id = @planId AND scenario = @scenario AND region = @region AND line = @line',
  );
  const upsertAmount = db.prepare(
    `INSERT INTO amounts (plan_id, scenario, region, line, period, amount_minor) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET amount_minor = excluded.amount_minor`,
  );
  return (planId, scenario, { region, line, before, after }) => {
    const key = { planId, scenario, region, line };
    if (after === null) {
      deleteRow.run(key);
      return;
    }
    if (before === null) insertRow.run(key);
    after.forEach((amount, period) => {
      if (amount === before?.[period]) return;
      upsertAmount.run(planId, scenario, region, line, period, amount);
    });
  };
}
