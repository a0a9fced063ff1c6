import { isDeepStrictEqual } from 'node:util';
import { assertNever } from '#shared/assert-never.ts';
import type { ModelChange, VariableWords } from '#shared/contract/model.ts';
import type {
  FormulaVariable,
  InputVariable,
  OutputDefinition,
  PlanDocument,
} from '#shared/plan/document.ts';
import { numbersIn } from '#shared/plan/formula-parts.ts';
import { type PlanIndex, resolveReference } from '#shared/plan/index.ts';
import { withKpiGroup, withRole } from '#shared/plan/kpis.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';
import type { Patch } from '../../store/changes.ts';
import { describePatches, sectionNamed } from './describe.ts';
import { removePatches } from './remove.ts';

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
      const { formula } = edit;
      return addPatch(document, { ...newVariable(document, edit), kind: 'formula', formula });
    }
    case 'addInput': {
      const { value } = edit;
      return addPatch(document, { ...newVariable(document, edit), kind: 'input', value });
    }
    case 'extract':
      return before?.kind === 'formula' ? extractPatch(document, position, before, edit) : null;
    case 'describe':
      return before === null ? null : { type: 'several', patches: describePatches(document, edit) };
    case 'remove':
      return before === null ? null : { type: 'several', patches: removePatches(document, edit.name) };
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

function newVariable(document: PlanDocument, typed: VariableWords) {
  const { name, label, unit, over, format } = typed;
  const section = sectionNamed(document, typed.section);
  return {
    name,
    over: [...over],
    unit,
    ...(label.trim() !== '' && { label: label.trim() }),
    ...(section !== undefined && { section }),
    ...(format !== null && { format }),
  };
}

/** Behind the last of its section, so that lists show it there. */
function addPatch(
  { variables }: PlanDocument,
  after: FormulaVariable | InputVariable,
  behind = variables.findLastIndex(({ section }) => isDeepStrictEqual(section, after.section)),
): Patch {
  return { type: 'variable', position: behind < 0 ? variables.length : behind + 1, before: null, after };
}

/** The input stands before the formula, in its section. */
function extractPatch(
  document: PlanDocument,
  position: number,
  before: FormulaVariable,
  { number, at, input, label, unit }: Extract<ModelChange, { type: 'extract' }>,
): Patch | null {
  if (!numbersIn(before.formula).some(({ text, start }) => text === number && start === at)) return null;
  const formula = before.formula.slice(0, at) + input + before.formula.slice(at + number.length);
  const { section } = before;
  const words = { name: input, label, section: '', unit, over: [], format: null };
  const after: InputVariable = {
    ...newVariable(document, words),
    kind: 'input',
    ...(section !== undefined && { section }),
    value: Number(number),
  };
  const rewritten: Patch = { type: 'variable', position, before, after: { ...before, formula } };
  return { type: 'several', patches: [rewritten, addPatch(document, after, position - 1)] };
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
