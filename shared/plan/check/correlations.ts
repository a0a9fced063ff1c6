import type { Draft, DraftVariable } from './draft.ts';
import { entryPath, found, keyPath, listed } from './report.ts';
import { ANNOTATIONS, type Check, checkObject, type JsonObject, own } from './shape.ts';

const CELL = /^\s*([a-z][a-z0-9_]*)\s*(?:\[([^[\]]*)\])?\s*$/;

/** One side of a correlation: its variable and its cell, written the same way however the members were ordered. */
interface Side {
  readonly name: string;
  readonly variable: DraftVariable;
}

/** The member of each axis that `ids` name; null with problems reported. */
function membersOf(
  ids: readonly string[],
  path: string,
  variable: DraftVariable,
  draft: Draft,
): string[] | null {
  const { name } = variable.definition;
  const chosen = new Map<string, string>();
  const own = variable.axes.flatMap(({ dimension, members }) =>
    members.map((position) => ({
      dimension,
      id: draft.dimensions.get(dimension)?.members[position]?.id ?? '',
    })),
  );
  for (const id of ids) {
    const member = own.find((candidate) => candidate.id === id);
    if (!member) {
      draft.report.unknown(
        path,
        'cellUnknownMember',
        id,
        own.map((candidate) => candidate.id),
        { variable: name },
      );
      return null;
    }
    if (chosen.has(member.dimension)) {
      draft.report.add(path, 'dimensionTwice', { name: member.dimension });
      return null;
    }
    chosen.set(member.dimension, id);
  }
  const missing = variable.axes.map((axis) => axis.dimension).filter((dimension) => !chosen.has(dimension));
  if (missing.length === 0) return variable.axes.map((axis) => chosen.get(axis.dimension) ?? '');
  draft.report.add(path, 'cellIncomplete', { variable: name, missing: listed(missing) });
  return null;
}

/** The cell that `fx[sea]` names, of an input or a path. */
function checkSide(value: unknown, path: string, draft: Draft): Side | null {
  const match = typeof value === 'string' ? CELL.exec(value) : null;
  if (!match) {
    draft.report.add(path, 'notCell', { found: found(value) });
    return null;
  }
  const [, name = '', inside] = match;
  const variable = draft.variables.get(name);
  if (!variable) {
    if (!draft.variableNames.has(name)) {
      draft.report.unknown(path, 'unknownVariable', name, [...draft.variableNames.keys()]);
    }
    return null;
  }
  const { kind } = variable.definition;
  if (kind !== 'input' && kind !== 'path') {
    draft.report.add(path, 'notCorrelatable', { variable: name, kind });
    return null;
  }
  const ids = inside === undefined ? [] : inside.split(',').map((part) => part.trim());
  const members = membersOf(ids, path, variable, draft);
  return members && { name: members.length > 0 ? `${name}[${members.join(', ')}]` : name, variable };
}

const rank: Check = (value, path, report) => {
  if (typeof value === 'number' && value >= -1 && value <= 1) return true;
  report.add(path, 'badRank', { found: found(value) });
  return false;
};

const between: Check = (value, path, report) => {
  if (Array.isArray(value) && value.length === 2) return true;
  report.add(path, 'notPair', { found: found(value) });
  return false;
};

interface Known {
  readonly path: string;
  readonly rank: unknown;
}

/** The same pair with the same rank may stand twice; with two ranks it may not. */
function takePair(
  sides: readonly [Side, Side],
  rank: unknown,
  path: string,
  pairs: Map<string, Known>,
  draft: Draft,
): void {
  const key = sides
    .map((side) => side.name)
    .sort()
    .join(' ');
  const known = pairs.get(key);
  if (!known) pairs.set(key, { path, rank });
  else if (known.rank !== rank && typeof known.rank === 'number' && typeof rank === 'number') {
    draft.report.add(keyPath(path, 'rank'), 'contradictoryPair', { first: known.path, rank: known.rank });
  }
}

function checkPair(entry: JsonObject, path: string, pairs: Map<string, Known>, draft: Draft): void {
  const list = own(entry, 'between');
  if (!Array.isArray(list) || list.length !== 2) return;
  const place = keyPath(path, 'between');
  const a = checkSide(list[0], entryPath(place, 0), draft);
  const b = checkSide(list[1], entryPath(place, 1), draft);
  if (!a || !b) return;
  if (a.name === b.name) draft.report.add(place, 'selfPair', { name: a.name });
  else if (a.variable.overPeriod !== b.variable.overPeriod) draft.report.add(place, 'mixedPair');
  else takePair([a, b], own(entry, 'rank'), path, pairs, draft);
}

/** Checks which cells are correlated, and that no pair has two ranks. */
export function checkCorrelations(list: readonly unknown[], path: string, draft: Draft): void {
  const pairs = new Map<string, Known>();
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    checkObject(entry, place, draft.report, { required: { between, rank }, optional: ANNOTATIONS });
    if (typeof entry === 'object' && entry !== null) checkPair(entry as JsonObject, place, pairs, draft);
  });
}
