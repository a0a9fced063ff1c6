import {
  EVENT_FIELDS,
  type EventVariable,
  type OverrideField,
  PATH_FIELDS,
  PATH_PARAMETERS,
  type PathParameterName,
  type VariableDefinition,
} from '../document.ts';
import { quantity } from './distribution.ts';
import type { Draft, DraftVariable } from './draft.ts';
import { checkReference } from './outputs.ts';
import { checkPeriods, checkPlace } from './place.ts';
import { found, keyPath, listed } from './report.ts';
import {
  ANNOTATIONS,
  anything,
  checkObject,
  isObject,
  type JsonObject,
  number,
  oneOf,
  own,
  text,
} from './shape.ts';
import { checkParameterNumber, parameterRule } from './variable-shapes.ts';

const FIELDS: readonly OverrideField[] = [...PATH_FIELDS, ...EVENT_FIELDS];

const OVERRIDE = {
  required: { variable: text },
  optional: {
    at: anything,
    field: oneOf(FIELDS),
    set: quantity,
    multiply: number,
    add: number,
    from: anything,
    to: anything,
    ...ANNOTATIONS,
  },
} as const;

/** The fields that an override of this variable may name. */
function fieldsOf(definition: VariableDefinition): readonly string[] {
  if (definition.kind === 'path') return PATH_PARAMETERS[definition.process];
  return definition.kind === 'event' ? ['probability', 'severity', 'duration'] : [];
}

function permanentThroughout(event: EventVariable): boolean {
  return event.permanent === true && !event.cells?.some((cell) => cell.permanent === false);
}

/** Whether `field` is one of the variable's; reports it where it is not. */
function checkField(field: unknown, definition: VariableDefinition, path: string, draft: Draft): boolean {
  if (field === undefined || typeof field !== 'string' || !FIELDS.includes(field as OverrideField))
    return false;
  const { name, kind } = definition;
  const known = fieldsOf(definition);
  if (known.length === 0) draft.report.add(path, 'overrideNoFields', { variable: name, kind });
  else if (!known.includes(field))
    draft.report.add(path, 'overrideField', { variable: name, name: field, known: listed(known) });
  else if (field === 'duration' && definition.kind === 'event' && permanentThroughout(definition)) {
    draft.report.add(path, 'overridePermanent', { variable: name });
  } else return true;
  return false;
}

/** Where a distribution may be set: its draw is there already. */
function takesDistribution(definition: VariableDefinition, field: unknown): boolean {
  if (definition.kind === 'input') return field === undefined;
  return definition.kind === 'event' && (field === 'severity' || field === 'duration');
}

/** A number that a parameter could not take, or a factor that no valid parameter would survive. */
function checkParameter(
  override: JsonObject,
  path: string,
  definition: VariableDefinition,
  draft: Draft,
): void {
  if (definition.kind !== 'path') return;
  const { process } = definition;
  const field = own(override, 'field') as PathParameterName;
  const set = own(override, 'set');
  const factor = own(override, 'multiply');
  if (typeof set === 'number') checkParameterNumber(set, keyPath(path, 'set'), draft.report, process, field);
  if (typeof factor !== 'number' || factor > 0 || parameterRule(process, field) !== 'positive') return;
  draft.report.add(keyPath(path, 'multiply'), 'notPositive', { name: 'multiply', found: found(factor) });
}

function checkAction(override: JsonObject, path: string, draft: Draft): void {
  const count = ['set', 'multiply', 'add'].filter((key) => own(override, key) !== undefined).length;
  if (count !== 1) draft.report.add(path, 'overrideAction', { found: count });
}

/** `from` and `to` need periods to choose from. */
function checkWhen(override: JsonObject, path: string, variable: DraftVariable, draft: Draft): void {
  const from = own(override, 'from');
  const to = own(override, 'to');
  const first = keyPath(path, from === undefined ? 'to' : 'from');
  if (from === undefined && to === undefined) return;
  if (own(override, 'field') === 'start') draft.report.add(first, 'overrideStartPeriods');
  else if (!variable.overPeriod)
    draft.report.add(first, 'overridePeriods', { variable: variable.definition.name });
}

function checkAgainst(override: JsonObject, path: string, variable: DraftVariable, draft: Draft): void {
  const { definition } = variable;
  if (definition.kind === 'allocation') {
    draft.report.add(keyPath(path, 'variable'), 'overrideAllocation', { name: definition.name });
    return;
  }
  const at = own(override, 'at');
  const field = own(override, 'field');
  if (at !== undefined) checkPlace(at, keyPath(path, 'at'), variable, 'elsewhere', draft);
  if (checkField(field, definition, keyPath(path, 'field'), draft))
    checkParameter(override, path, definition, draft);
  checkWhen(override, path, variable, draft);
  if (isObject(own(override, 'set')) && !takesDistribution(definition, field)) {
    draft.report.add(keyPath(path, 'set'), 'overrideDistribution');
  }
}

/** Checks one override: its variable, what it does to it, where and when. */
export function checkOverride(entry: unknown, path: string, draft: Draft): void {
  checkObject(entry, path, draft.report, OVERRIDE);
  if (!isObject(entry)) return;
  const name = own(entry, 'variable');
  checkAction(entry, path, draft);
  checkReference(name, keyPath(path, 'variable'), draft);
  checkPeriods(own(entry, 'from'), own(entry, 'to'), path, draft);
  const variable = typeof name === 'string' ? draft.variables.get(name) : undefined;
  if (variable) checkAgainst(entry, path, variable, draft);
}
