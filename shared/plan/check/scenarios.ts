import type { Draft } from './draft.ts';
import { discountRate } from './frame.ts';
import { allocationOf, checkLimits } from './limits.ts';
import { id } from './names.ts';
import { checkOverride } from './overrides.ts';
import { checkPeriods, checkPlace } from './place.ts';
import { entryPath, keyPath } from './report.ts';
import { anything, checkObject, isObject, type JsonObject, label, own, readList, text } from './shape.ts';
import { checkAmount, checkSpend } from './spend.ts';

const SCENARIO = {
  required: { id },
  optional: {
    label,
    parent: text,
    note: label,
    discountRate,
    budget: anything,
    spend: anything,
    locks: anything,
    overrides: anything,
    limits: anything,
  },
} as const;

const LOCK = { optional: { at: anything, from: anything, to: anything } } as const;

function checkLock(entry: unknown, path: string, draft: Draft): void {
  checkObject(entry, path, draft.report, LOCK);
  if (!isObject(entry)) return;
  const allocation = allocationOf(draft);
  const at = own(entry, 'at');
  if (at !== undefined && allocation) checkPlace(at, keyPath(path, 'at'), allocation, 'elsewhere', draft);
  checkPeriods(own(entry, 'from'), own(entry, 'to'), path, draft);
}

function checkContent(scenario: JsonObject, path: string, draft: Draft): void {
  const list = (key: string): readonly unknown[] =>
    own(scenario, key) === undefined ? [] : readList(own(scenario, key), keyPath(path, key), draft.report);
  if (own(scenario, 'budget') !== undefined)
    checkAmount(own(scenario, 'budget'), keyPath(path, 'budget'), draft);
  checkSpend(list('spend'), keyPath(path, 'spend'), draft);
  list('locks').forEach((lock, position) => {
    checkLock(lock, entryPath(keyPath(path, 'locks'), position), draft);
  });
  list('overrides').forEach((override, position) => {
    checkOverride(override, entryPath(keyPath(path, 'overrides'), position), draft);
  });
  checkLimits(list('limits'), keyPath(path, 'limits'), draft);
}

/** A scenario's place in the family, as far as it can be read. */
interface Relative {
  readonly id: string;
  readonly parent: string | null;
  readonly path: string;
}

function relativesOf(list: readonly unknown[], path: string): Relative[] {
  return list.flatMap((entry, position) => {
    if (!isObject(entry)) return [];
    const name = own(entry, 'id');
    const parent = own(entry, 'parent');
    if (typeof name !== 'string' || (parent !== undefined && typeof parent !== 'string')) return [];
    return [{ id: name, parent: parent ?? null, path: entryPath(path, position) }];
  });
}

/**
 * The way from a scenario back to itself; null where it ends at a root or in another's circle. `ended` keeps the
 * scenarios whose way is known to end, so that long families are walked once.
 */
function cycleOf(
  start: Relative,
  parents: ReadonlyMap<string, string | null>,
  ended: Set<string>,
): string[] | null {
  const way = new Set([start.id]);
  let next = start.parent;
  while (next !== null && !ended.has(next) && !way.has(next)) {
    way.add(next);
    next = parents.get(next) ?? null;
  }
  if (next === start.id) return [...way, next];
  if (next === null || ended.has(next)) for (const id of way) ended.add(id);
  return null;
}

/** Unique ids, exactly one root, known parents, no circle. */
function checkFamily(list: readonly unknown[], path: string, draft: Draft): void {
  const relatives = relativesOf(list, path);
  const parents = new Map(relatives.map((relative) => [relative.id, relative.parent]));
  const first = new Map<string, string>();
  const ended = new Set<string>();
  let root: string | null = null;
  for (const relative of relatives) {
    const place = keyPath(relative.path, 'parent');
    const earlier = first.get(relative.id);
    const idPath = keyPath(relative.path, 'id');
    if (earlier !== undefined) draft.report.add(idPath, 'duplicate', { name: relative.id, first: earlier });
    else first.set(relative.id, idPath);
    if (relative.parent === null) {
      if (root !== null) draft.report.add(place, 'secondRoot', { first: root });
      root ??= relative.id;
    } else if (!parents.has(relative.parent)) {
      const others = [...parents.keys()].filter((candidate) => candidate !== relative.id);
      draft.report.unknown(place, 'unknownParent', relative.parent, others);
    } else {
      const cycle = cycleOf(relative, parents, ended);
      if (cycle) draft.report.add(place, 'parentCycle', { cycle: cycle.slice(0, 12).join(' → ') });
    }
  }
  if (list.length === 0) draft.report.add(path, 'emptyList');
  else if (root === null && relatives.length === list.length) draft.report.add(path, 'noRoot');
}

/** Checks every scenario and how they inherit from each other. */
export function checkScenarios(list: readonly unknown[], path: string, draft: Draft): void {
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    checkObject(entry, place, draft.report, SCENARIO);
    if (isObject(entry)) checkContent(entry, place, draft);
  });
  checkFamily(list, path, draft);
}
