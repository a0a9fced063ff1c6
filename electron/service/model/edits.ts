import type { ModelChange } from '#shared/contract/model.ts';
import type { FormulaVariable, OutputDefinition, PlanDocument } from '#shared/plan/document.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';

/** The patch that an edit makes; null where the model has nothing that it could be made to. */
export function modelPatch(document: PlanDocument, edit: ModelChange): ModelPatch | null {
  const position = 'name' in edit ? document.variables.findIndex(({ name }) => name === edit.name) : -1;
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
  }
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
