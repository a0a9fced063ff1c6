import type { LockDefinition } from '../plan/document.ts';
import { type PlanIndex, resolveReference } from '../plan/index.ts';
import { lockContains, locksOver, lockWithout } from './locks.ts';
import type { AllocationEdit, Block, Lock } from './types.ts';

type LockEdit = Extract<AllocationEdit, { type: 'lock' | 'unlock' }>;

/** The lock that a document's entry means, its groups resolved and its open ends filled in. */
export function lockOf(index: PlanIndex, definition: LockDefinition, inherited: boolean): Lock {
  return {
    regions: covered(index, 'region', definition),
    lines: covered(index, 'line', definition),
    from: definition.from ?? 0,
    to: definition.to ?? index.document.calendar.periods - 1,
    inherited,
  };
}

function covered(index: PlanIndex, dimension: 'region' | 'line', { at = {} }: LockDefinition): string[] {
  const found = index.dimensions.get(dimension);
  const reference = at[dimension];
  if (!found) throw new Error(`not a valid document: no dimension "${dimension}"`);
  if (reference === undefined) return found.members.map((member) => member.id);
  const positions = resolveReference(found, String(reference)) ?? [];
  return positions.flatMap((position) => found.members[position]?.id ?? []);
}

/**
 * A scenario's own lock entries after a lock or unlock edit: those that the edit leaves alone stay as they were
 * written; the pieces of one that is split keep its `meta`.
 */
export function lockDefinitionsAfter(
  index: PlanIndex,
  definitions: readonly LockDefinition[],
  edit: LockEdit,
): readonly LockDefinition[] {
  const change = edit.type === 'lock' ? definitionsWith : definitionsWithout;
  return edit.blocks.reduce((before, block) => change(index, before, block), definitions);
}

function definitionsWith(
  index: PlanIndex,
  definitions: readonly LockDefinition[],
  block: Block,
): readonly LockDefinition[] {
  const added = locksOver(block);
  const kept = definitions.filter((definition) => {
    const lock = lockOf(index, definition, false);
    return definition.meta !== undefined || !added.some((fresh) => lockContains(fresh, lock));
  });
  return [...kept, ...added.flatMap((lock) => definitionsOf(index, lock))];
}

function definitionsWithout(
  index: PlanIndex,
  definitions: readonly LockDefinition[],
  block: Block,
): readonly LockDefinition[] {
  return definitions.flatMap((definition) => {
    const lock = lockOf(index, definition, false);
    const pieces = lockWithout(lock, block);
    if (pieces[0] === lock) return [definition];
    const { meta } = definition;
    const kept = meta === undefined ? {} : { meta };
    return pieces.flatMap((piece) => definitionsOf(index, piece)).map((piece) => ({ ...piece, ...kept }));
  });
}

/** A lock as entries of a document: each names at most one member or group a dimension. */
function definitionsOf(index: PlanIndex, lock: Lock): LockDefinition[] {
  const last = index.document.calendar.periods - 1;
  const span = lock.from === 0 && lock.to === last ? {} : { from: lock.from, to: lock.to };
  const lines = references(index, 'line', lock.lines);
  return references(index, 'region', lock.regions).flatMap((region) =>
    lines.map((line) => {
      const at = { ...(region === null ? {} : { region }), ...(line === null ? {} : { line }) };
      return Object.keys(at).length > 0 ? { at, ...span } : span;
    }),
  );
}

/** The shortest way to name the members: null for all, one group, or each by itself. */
function references(index: PlanIndex, id: 'region' | 'line', members: readonly string[]): (string | null)[] {
  const dimension = index.dimensions.get(id);
  const chosen = new Set(members);
  if (!dimension || chosen.size === dimension.members.length) return [null];
  if (chosen.size === 1) return [...chosen];
  for (const [group, positions] of dimension.groups) {
    const same = positions.every((position) => chosen.has(dimension.members[position]?.id ?? ''));
    if (same && positions.length === chosen.size) return [`${id}.${group}`];
  }
  return [...chosen];
}
