import { assertNever } from '#shared/assert-never.ts';
import type { ModelChange } from '#shared/contract/model.ts';
import type { FormulaVariable, OutputDefinition, PlanDocument } from '#shared/plan/document.ts';
import { type PlanIndex, resolveReference } from '#shared/plan/index.ts';
import { withKpiGroup, withRole } from '#shared/plan/kpis.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';
import type { Patch } from '../../store/changes.ts';

interface Plan {
  readonly document: PlanDocument;
  readonly index: PlanIndex;
}

/** The patch that an edit makes; null where the model has nothing that it could be made to. */
export function modelPatch(plan: Plan, edit: ModelChange): Patch | null {
  if (edit.type === 'role') return rolePatch(plan, edit);
  const { document } = plan;
  const position = document.variables.findIndex(({ name }) => name === edit.name);
  const before = document.variables[position] ?? null;
  switch (edit.type) {
    case 'formula':
      if (before?.kind !== 'formula') return null;
      return { type: 'variable', position, before, after: { ...before, formula: edit.formula } };
    case 'add': {
      const { name, label, section, unit, over, formula } = edit;
      const after: FormulaVariable = {
        name,
        kind: 'formula',
        over: [...over],
        unit,
        ...(label.trim() !== '' && { label: label.trim() }),
        ...(section.trim() !== '' && { section: section.trim() }),
        formula,
      };
      return { type: 'variable', position: document.variables.length, before: null, after };
    }
    case 'remove':
      return before === null ? null : { type: 'variable', position, before, after: null };
    case 'output':
      return before === null ? null : outputPatch(document, edit);
    case 'kpi': {
      if (before === null) return null;
      const { meta: known, ...rest } = before;
      const meta = withKpiGroup(known, edit.stage);
      if (meta === null) return null;
      const after = Object.keys(meta).length === 0 ? rest : { ...rest, meta };
      return { type: 'variable', position, before, after };
    }
    default:
      return assertNever(edit);
  }
}

/** Lines are looked up here: the format keeps them under `meta`, where it checks nothing. */
function rolePatch(
  { document: { roles }, index }: Plan,
  { role, value }: Extract<ModelChange, { type: 'role' }>,
): Patch | null {
  const isLines = role === 'acquisitionLines' && value !== null;
  if (isLines && !resolveReference(index.dimensions.get('line')!, value)?.length) return null;
  const after = withRole(roles, role, value);
  if (after === null) return null;
  return {
    type: 'entry',
    scenario: null,
    key: 'roles',
    before: roles === undefined ? null : { value: roles },
    after: Object.keys(after).length === 0 ? null : { value: after },
  };
}

function outputPatch(
  { outputs }: PlanDocument,
  { name, shown, target, better }: Extract<ModelChange, { type: 'output' }>,
): ModelPatch {
  const known = outputs.find(({ variable }) => variable === name);
  const { target: _target, better: _better, ...rest } = known ?? { variable: name };
  const output: OutputDefinition = {
    ...rest,
    ...(target !== null && { target }),
    ...(better !== null && { better }),
  };
  const kept = outputs.map((one) => (one.variable === name ? output : one));
  const after = !shown
    ? outputs.filter(({ variable }) => variable !== name)
    : known
      ? kept
      : [...outputs, output];
  return { type: 'outputs', before: outputs, after };
}
