import type { DimensionDefinition } from '../document.ts';
import { type Dimension, groupsOf } from '../index.ts';
import { placeId } from './names.ts';
import { entryPath, found, keyPath, type Report } from './report.ts';
import { type Check, checkObject, isObject, label, listOf, objectOf, own, text } from './shape.ts';

const attributes: Check = (value, path, report) => {
  if (!isObject(value)) {
    report.add(path, 'notObject', { found: found(value) });
    return false;
  }
  let sound = true;
  for (const [key, entry] of Object.entries(value)) {
    if (['string', 'number', 'boolean'].includes(typeof entry) || key === 'meta') continue;
    report.add(keyPath(path, key), 'notAttribute', { found: found(entry) });
    sound = false;
  }
  return sound;
};

const member = objectOf({ required: { id: placeId }, optional: { label, attributes } });

const members: Check = (value, path, report) => {
  if (!listOf(member)(value, path, report)) return false;
  if ((value as unknown[]).length > 0) return true;
  report.add(path, 'emptyList');
  return false;
};

const groups = listOf(objectOf({ required: { id: text }, optional: { label } }));

const DIMENSION = {
  required: { id: placeId, members },
  optional: { label, groups },
} as const;

/** Ids of dimensions and members are unique together: each stands for one thing, wherever it is read. */
class Ids {
  readonly #paths = new Map<string, string>();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  take(value: unknown, path: string): void {
    if (typeof value !== 'string') return;
    const first = this.#paths.get(value);
    if (first === undefined) this.#paths.set(value, path);
    else this.#report.add(path, 'duplicate', { name: value, first });
  }
}

function takeIds(dimension: unknown, path: string, ids: Ids): void {
  if (!isObject(dimension)) return;
  ids.take(own(dimension, 'id'), keyPath(path, 'id'));
  const list = own(dimension, 'members');
  if (!Array.isArray(list)) return;
  list.forEach((entry, position) => {
    const place = keyPath(entryPath(keyPath(path, 'members'), position), 'id');
    if (isObject(entry)) ids.take(own(entry, 'id'), place);
  });
}

function checkGroupLabels(dimension: Dimension, path: string, report: Report): void {
  const seen = new Map<string, string>();
  dimension.definition.groups?.forEach((group, position) => {
    const place = keyPath(entryPath(keyPath(path, 'groups'), position), 'id');
    const known = [...dimension.groups.keys()];
    const first = seen.get(group.id);
    if (first !== undefined) report.add(place, 'duplicate', { name: group.id, first });
    else if (!dimension.groups.has(group.id)) {
      report.unknown(place, 'unknownGroup', group.id, known, { dimension: dimension.id });
    }
    seen.set(group.id, place);
  });
}

export interface CheckedDimensions {
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** False where one could not be read. */
  readonly complete: boolean;
}

/** Checks dimensions, members and groups, and gathers those that can be read. */
export function checkDimensions(list: readonly unknown[], path: string, report: Report): CheckedDimensions {
  const dimensions = new Map<string, Dimension>();
  const ids = new Ids(report);
  const names = new Set<unknown>();
  let complete = true;
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    takeIds(entry, place, ids);
    if (isObject(entry)) names.add(own(entry, 'id'));
    if (!checkObject(entry, place, report, DIMENSION)) {
      complete = false;
      return;
    }
    const definition = entry as unknown as DimensionDefinition;
    const dimension = {
      id: definition.id,
      definition,
      members: definition.members,
      groups: groupsOf(definition.members),
    };
    checkGroupLabels(dimension, place, report);
    if (!dimensions.has(definition.id)) dimensions.set(definition.id, dimension);
  });
  for (const name of ['region', 'line']) {
    if (!names.has(name)) report.add(path, 'missingDimension', { name });
  }
  return { dimensions, complete };
}
