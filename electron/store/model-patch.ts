import type { Database } from 'better-sqlite3';
import type { PlanDocument, ScenarioDefinition } from '#shared/plan/document.ts';
import { type ModelPatch, withModelPatch } from '#shared/plan/model-patch.ts';
import { overrideWriter } from './write-document.ts';

type OverridesPatch = Extract<ModelPatch, { type: 'overrides' }>;

/** Makes a change to the model or to a scenario's overrides in the tables. Called within a transaction. */
export function modelPatchWriter(db: Database): (planId: string, patch: ModelPatch) => void {
  const selectModel = db.prepare<[string], string>('SELECT model FROM plans WHERE id = ?').pluck();
  const updateModel = db.prepare('UPDATE plans SET model = ? WHERE id = ?');
  const writeOverrides = overridesPatchWriter(db);
  return (planId, patch) => {
    if (patch.type === 'overrides') {
      writeOverrides(planId, patch);
      return;
    }
    const text = selectModel.get(planId);
    if (text === undefined) throw new Error(`no plan ${planId}`);
    updateModel.run(JSON.stringify(withModelPatch(JSON.parse(text) as PlanDocument, patch)), planId);
  };
}

/** The list stands in its own table; the scenario's definition says whether there is one. */
function overridesPatchWriter(db: Database): (planId: string, patch: OverridesPatch) => void {
  const selectDefinition = db
    .prepare<[string, string], string>('SELECT definition FROM scenarios WHERE plan_id = ? AND id = ?')
    .pluck();
  const updateDefinition = db.prepare('UPDATE scenarios SET definition = ? WHERE plan_id = ? AND id = ?');
  const clear = db.prepare('DELETE FROM overrides WHERE plan_id = ? AND scenario = ?');
  const insert = overrideWriter(db);
  return (planId, { scenario, after }) => {
    const text = selectDefinition.get(planId, scenario);
    if (text === undefined) throw new Error(`no scenario ${scenario}`);
    const { overrides: _before, ...rest } = JSON.parse(text) as ScenarioDefinition;
    const definition = after === null ? rest : { ...rest, overrides: [] };
    updateDefinition.run(JSON.stringify(definition), planId, scenario);
    clear.run(planId, scenario);
    insert(planId, scenario, after ?? []);
  };
}
