import { type Dimension, resolveReference } from '../index.ts';
import type { Draft, DraftVariable } from './draft.ts';
import { found, keyPath, listed } from './report.ts';
import { isObject, text } from './shape.ts';

/**
 * What an `at` covers: for each axis of the variable the member positions, then, where the variable is over period,
 * the periods. An axis that `at` leaves open is covered whole.
 */
export type Box = readonly ReadonlySet<number>[];

/** What an `at` is written for. Only the cells of an input may name periods. */
export type PlaceUse = 'inputCell' | 'otherCell' | 'elsewhere';

/** The whole of a variable. */
export function wholeOf(variable: DraftVariable, periods: number): Box {
  const axes = variable.axes.map((axis) => new Set(axis.members));
  if (!variable.overPeriod) return axes;
  return [...axes, new Set(Array.from({ length: periods }, (_, period) => period))];
}

/** Member positions that a reference stands for, of those that the variable has; null with a problem reported. */
function referenceIn(
  value: unknown,
  path: string,
  dimension: Dimension,
  variable: DraftVariable,
  draft: Draft,
): ReadonlySet<number> | null {
  if (!text(value, path, draft.report)) return null;
  const reference = value as string;
  const positions = resolveReference(dimension, reference);
  if (positions === null) {
    reportUnknown(reference, path, dimension, draft);
    return null;
  }
  const axis = variable.axes.find((candidate) => candidate.dimension === dimension.id);
  const inside = new Set(positions.filter((position) => axis?.members.includes(position)));
  if (inside.size > 0) return inside;
  const over = variable.definition.over.join(', ');
  draft.report.add(path, 'placeOutside', { variable: variable.definition.name, name: reference, over });
  return null;
}

function reportUnknown(reference: string, path: string, dimension: Dimension, draft: Draft): void {
  const prefix = `${dimension.id}.`;
  const groups = [...dimension.groups.keys()];
  const members = dimension.members.map((member) => member.id);
  const args = { dimension: dimension.id };
  if (reference.startsWith(prefix)) {
    draft.report.unknown(path, 'unknownGroup', reference.slice(prefix.length), groups, args);
  } else {
    draft.report.unknown(
      path,
      'unknownMember',
      reference,
      [...members, ...groups.map((group) => prefix + group)],
      args,
    );
  }
}

function periodIn(value: unknown, path: string, draft: Draft): ReadonlySet<number> | null {
  const last = (draft.periods ?? 120) - 1;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= last)
    return new Set([value]);
  draft.report.add(path, 'badPeriod', { last, found: found(value) });
  return null;
}

/** Reports a dimension that `at` must not name here. */
function refuseDimension(
  key: string,
  path: string,
  variable: DraftVariable,
  use: PlaceUse,
  draft: Draft,
): void {
  if (key === 'period' && use === 'elsewhere') draft.report.add(path, 'placePeriod');
  else if (key === 'period' && use === 'otherCell') draft.report.add(path, 'placePeriodInCells');
  else {
    const open = [
      ...variable.axes.map((axis) => axis.dimension),
      ...(use === 'inputCell' && variable.overPeriod ? ['period'] : []),
    ];
    draft.report.add(path, 'placeDimension', {
      variable: variable.definition.name,
      name: key.slice(0, 60),
      known: listed(open),
    });
  }
}

/** Checks an `at` against its variable; what it covers, or null with problems reported. */
export function checkPlace(
  value: unknown,
  path: string,
  variable: DraftVariable,
  use: PlaceUse,
  draft: Draft,
): Box | null {
  if (!isObject(value)) {
    draft.report.add(path, 'notObject', { found: found(value) });
    return null;
  }
  const box = [...wholeOf(variable, draft.periods ?? 1)];
  let sound = true;
  for (const [key, entry] of Object.entries(value)) {
    const place = keyPath(path, key);
    const axis = variable.axes.findIndex((candidate) => candidate.dimension === key);
    const dimension = draft.dimensions.get(key);
    let covered: ReadonlySet<number> | null = null;
    if (key === 'period' && use === 'inputCell' && variable.overPeriod)
      covered = periodIn(entry, place, draft);
    else if (axis >= 0 && dimension) covered = referenceIn(entry, place, dimension, variable, draft);
    else if (draft.dimensionsComplete || key === 'period') refuseDimension(key, place, variable, use, draft);
    const slot = axis >= 0 ? axis : variable.axes.length;
    if (covered) box[slot] = covered;
    else sound = false;
  }
  return sound ? box : null;
}

/** `from` and `to`: periods of the horizon, in order. */
export function checkPeriods(from: unknown, to: unknown, path: string, draft: Draft): void {
  const first = from === undefined || periodIn(from, keyPath(path, 'from'), draft);
  const last = to === undefined || periodIn(to, keyPath(path, 'to'), draft);
  if (!first || !last || from === undefined || to === undefined) return;
  if ((from as number) > (to as number)) {
    draft.report.add(keyPath(path, 'to'), 'periodOrder', { from: from as number, to: to as number });
  }
}
