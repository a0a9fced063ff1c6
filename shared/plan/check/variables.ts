import type { EventVariable, InputVariable, PathVariable, VariableDefinition } from '../document.ts';
import { contains, firstUncovered, intersects } from './coverage.ts';
import type { Draft, DraftVariable } from './draft.ts';
import { checkAllocationOver, checkOver } from './over.ts';
import { type Box, checkPlace, type PlaceUse, wholeOf } from './place.ts';
import { entryPath, found, keyPath } from './report.ts';
import { isObject, type JsonObject, own } from './shape.ts';
import { checkVariableShape, VARIABLE_KINDS } from './variable-shapes.ts';

type WithCells = InputVariable | PathVariable | EventVariable;

/** What the entries of `cells` cover; null for an entry at fault. */
function checkCells(variable: DraftVariable, path: string, draft: Draft): (Box | null)[] {
  const definition = variable.definition as WithCells;
  const use: PlaceUse = definition.kind === 'input' ? 'inputCell' : 'otherCell';
  return (definition.cells ?? []).map((cell, position) =>
    checkPlace(cell.at, keyPath(entryPath(keyPath(path, 'cells'), position), 'at'), variable, use, draft),
  );
}

/** `cac[sea]`, for a message. */
function cellName(variable: DraftVariable, cell: readonly number[], draft: Draft): string {
  const ids = variable.axes.map((axis, position) => {
    return draft.dimensions.get(axis.dimension)?.members[cell[position] ?? 0]?.id ?? '?';
  });
  const inside = ids.length > 0 ? `[${ids.join(', ')}]` : '';
  const period = variable.overPeriod ? ` @ ${cell[variable.axes.length]}` : '';
  return `${variable.definition.name}${inside}${period}`;
}

/** Every cell of an input has a value of its own or the common one. */
function checkInput(variable: DraftVariable, path: string, draft: Draft): void {
  const boxes = checkCells(variable, path, draft);
  const definition = variable.definition as InputVariable;
  if (definition.value !== undefined || boxes.includes(null) || draft.periods === null) return;
  const cell = firstUncovered(wholeOf(variable, draft.periods), boxes as Box[]);
  if (cell)
    draft.report.add(keyPath(path, 'value'), 'valueMissing', { cell: cellName(variable, cell, draft) });
}

/** Whether an event is permanent somewhere in `box`, before the entry of `cells` at `position` is read. */
function inheritsPermanent(
  event: EventVariable,
  boxes: readonly (Box | null)[],
  position: number,
  box: Box,
): boolean {
  for (let earlier = position - 1; earlier >= 0; earlier--) {
    const other = boxes[earlier];
    const permanent = event.cells?.[earlier]?.permanent;
    if (!other || permanent === undefined) continue;
    if (permanent && intersects(other, box)) return true;
    if (!permanent && contains(other, box)) return false;
  }
  return event.permanent === true;
}

function checkEvent(variable: DraftVariable, path: string, draft: Draft): void {
  const event = variable.definition as EventVariable;
  if (event.permanent === true && event.duration !== undefined) {
    draft.report.add(keyPath(path, 'duration'), 'permanentDuration');
  }
  const boxes = checkCells(variable, path, draft);
  event.cells?.forEach((cell, position) => {
    const box = boxes[position];
    const place = keyPath(entryPath(keyPath(path, 'cells'), position), 'duration');
    if (cell.duration === undefined) return;
    if (cell.permanent === true) draft.report.add(place, 'permanentDuration');
    else if (cell.permanent === undefined && box && inheritsPermanent(event, boxes, position, box)) {
      draft.report.add(place, 'inheritsPermanent');
    }
  });
}

function checkKind(variable: DraftVariable, path: string, draft: Draft): void {
  const { kind, over } = variable.definition;
  if ((kind === 'path' || kind === 'event') && !variable.overPeriod) {
    draft.report.add(keyPath(path, 'over'), 'needsPeriod', { kind });
  }
  switch (kind) {
    case 'allocation':
      checkAllocationOver(over, keyPath(path, 'over'), draft.report);
      break;
    case 'input':
      checkInput(variable, path, draft);
      break;
    case 'path':
      checkCells(variable, path, draft);
      break;
    case 'event':
      checkEvent(variable, path, draft);
      break;
    case 'formula':
      break;
  }
}

/** Names are unique among themselves and differ from the ids of dimensions. */
function takeName(entry: JsonObject, path: string, names: Map<string, string>, draft: Draft): void {
  const name = own(entry, 'name');
  const place = keyPath(path, 'name');
  if (typeof name !== 'string') return;
  const first = names.get(name);
  if (first !== undefined) draft.report.add(place, 'duplicate', { name, first });
  else names.set(name, place);
  if (draft.dimensions.has(name)) draft.report.add(place, 'dimensionName', { name });
}

/** Exactly one allocation. Where a kind could not be read, it may be the missing one. */
function checkAllocations(list: readonly unknown[], path: string, draft: Draft): void {
  let first: string | null = null;
  let unreadable = false;
  list.forEach((entry, position) => {
    const kind = isObject(entry) ? own(entry, 'kind') : undefined;
    if (!VARIABLE_KINDS.some((known) => known === kind)) unreadable = true;
    if (!isObject(entry) || kind !== 'allocation') return;
    const name = own(entry, 'name');
    if (first === null) first = typeof name === 'string' ? name : entryPath(path, position);
    else draft.report.add(keyPath(entryPath(path, position), 'kind'), 'secondAllocation', { first });
  });
  if (first === null && !unreadable) draft.report.add(path, 'noAllocation');
}

/** Checks every variable and gathers those that others can refer to. */
export function checkVariables(list: readonly unknown[], path: string, draft: Draft): Draft {
  const variables = new Map<string, DraftVariable>();
  const variableNames = new Map<string, string>();
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    if (!isObject(entry)) {
      draft.report.add(place, 'notObject', { found: found(entry) });
      return;
    }
    takeName(entry, place, variableNames, draft);
    const sound = checkVariableShape(entry, place, draft.report);
    const over =
      own(entry, 'over') === undefined ? null : checkOver(own(entry, 'over'), keyPath(place, 'over'), draft);
    if (!sound || !over) return;
    const definition = entry as unknown as VariableDefinition;
    const variable = { definition, ...over };
    checkKind(variable, place, draft);
    if (!variables.has(definition.name)) variables.set(definition.name, variable);
  });
  checkAllocations(list, path, draft);
  return { ...draft, variables, variableNames };
}
