import type {
  Annotated,
  OverrideDefinition,
  Place,
  PlanDocument,
  Quantity,
  VariableDefinition,
} from '#shared/plan/document.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';
import type { AssumptionField } from '#shared/views-assumptions.ts';

export interface Annotation {
  readonly note: string | null;
  readonly source: string | null;
}

/** What an edit of the model writes. */
export interface ModelEdit extends Annotation {
  readonly field: AssumptionField;
  readonly value: Quantity | string;
}

/** What an override in a scenario writes. */
export interface OverrideEdit extends Annotation {
  readonly variable: string;
  readonly field: AssumptionField;
  readonly action: 'set' | 'multiply' | 'add';
  readonly value: Quantity;
  readonly periods: readonly [number, number] | null;
}

/** Texts as typed: one that says the same as before keeps its languages, an empty one goes. */
function annotated<Holder extends Annotated>(holder: Holder, edit: Annotation): Holder {
  const { note: _note, source: _source, ...rest } = holder;
  const kept = (before: Annotated['note'], typed: string | null): Annotated['note'] => {
    if (typed === null) return before;
    return typed.trim() === '' ? undefined : typed.trim();
  };
  const note = kept(holder.note, edit.note);
  const source = kept(holder.source, edit.source);
  return { ...rest, ...(note !== undefined && { note }), ...(source !== undefined && { source }) } as Holder;
}

/** Changes the variable's own field (`entry` null) or that of an entry of `cells`. */
export function editedVariable(
  definition: VariableDefinition,
  entry: number | null,
  edit: ModelEdit,
): VariableDefinition {
  const { field, value } = edit;
  if (entry === null) return annotated({ ...definition, [field]: value }, edit);
  const cells = ('cells' in definition ? (definition.cells ?? []) : []).map((cell, position) =>
    position === entry ? annotated({ ...cell, [field]: value }, edit) : cell,
  );
  return { ...definition, cells } as VariableDefinition;
}

/** Gives some cells of an entry a value of their own, in its period: the last entry that covers a cell holds. */
export function splitVariable(
  definition: VariableDefinition,
  entry: number | null,
  places: readonly Place[],
  edit: ModelEdit,
): VariableDefinition {
  const before = 'cells' in definition ? (definition.cells ?? []) : [];
  const period = entry === null ? undefined : before[entry]?.at.period;
  const added = places.map((at) =>
    annotated<Annotated & { at: Place }>(
      { at: period === undefined ? at : { ...at, period }, [edit.field]: edit.value },
      edit,
    ),
  );
  return { ...definition, cells: [...before, ...added] } as VariableDefinition;
}

/** The patch that puts a variable in the place of the one of its name. */
export function variablePatch(document: PlanDocument, after: VariableDefinition): ModelPatch {
  const position = document.variables.findIndex(({ name }) => name === after.name);
  return { type: 'variable', position, before: document.variables[position]!, after };
}

function overridesIn(document: PlanDocument, scenario: string): readonly OverrideDefinition[] | null {
  return document.scenarios.find(({ id }) => id === scenario)?.overrides ?? null;
}

const WHERE = ['variable', 'field', 'at', 'from', 'to'] as const;

function isSamePlace(a: OverrideDefinition, b: OverrideDefinition): boolean {
  return WHERE.every((key) => JSON.stringify(a[key]) === JSON.stringify(b[key]));
}

/** Adds overrides at the end of a scenario's own, or changes the last one where it does the same in the same place. */
export function overridePatch(
  document: PlanDocument,
  scenario: string,
  places: readonly Place[],
  edit: OverrideEdit,
): ModelPatch {
  const before = overridesIn(document, scenario);
  const after = [...(before ?? [])];
  for (const at of places) {
    const override = overrideOf(at, edit);
    const last = after.findLastIndex((one) => one.variable === edit.variable);
    const known = after[last];
    const replaces = known && isSamePlace(known, override) && known[edit.action] !== undefined;
    if (replaces) after[last] = annotated({ ...known, [edit.action]: edit.value }, edit);
    else after.push(annotated(override, edit));
  }
  return { type: 'overrides', scenario, before, after };
}

function overrideOf(
  at: Place,
  { variable, field, action, value, periods }: OverrideEdit,
): OverrideDefinition {
  return {
    variable,
    ...(Object.keys(at).length > 0 && { at }),
    ...(field !== 'value' && { field }),
    [action]: value,
    ...(periods && { from: periods[0], to: periods[1] }),
  };
}

/** Takes one of a scenario's own overrides away; null where there is none at that position. */
export function releasePatch(document: PlanDocument, scenario: string, position: number): ModelPatch | null {
  const before = overridesIn(document, scenario);
  if (before?.[position] === undefined) return null;
  const after = before.filter((_, other) => other !== position);
  return { type: 'overrides', scenario, before, after: after.length === 0 ? null : after };
}
