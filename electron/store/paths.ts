import type { Database } from 'better-sqlite3';
import type { MessageArguments } from '#shared/messages/message.ts';
import type { ChangeDescription } from '#shared/views.ts';
import { reversed } from './apply-patch.ts';
import type { Patch } from './changes.ts';

/** A change whose state can be gone back to, and what leads there from the state as it is. */
export interface Path extends ChangeDescription {
  readonly at: string;
  /** One after the other; empty where the plan is in that state. */
  readonly patches: readonly Patch[];
}

interface Node {
  id: number;
  base: number | null;
  at: string;
  action: string;
  args: string;
  patch: string | null;
}

/**
 * Finds the way from the state as it is to the state after any change of the plan: changes form a tree, each made on
 * another, so it leads back to the last change that both states have in common, and forward from there. Null for a
 * change that the plan does not have, or where it is not known what the change was made on.
 */
export function pathFinder(db: Database): (planId: string, changeId: number) => Path | null {
  const head = db
    .prepare<[string], number>("SELECT max(id) FROM changes WHERE plan_id = ? AND state = 'done'")
    .pluck();
  const lineage = db.prepare<[string, number], Node>(
    `WITH RECURSIVE line (id) AS (
       SELECT id FROM changes WHERE plan_id = ? AND id = ?
       UNION ALL
       SELECT changes.base FROM changes JOIN line ON changes.id = line.id WHERE changes.base IS NOT NULL
     )
     SELECT id, base, at, action, args, patch FROM changes WHERE id IN line ORDER BY id DESC`,
  );
  return (planId, changeId) => {
    const there = lineage.all(planId, changeId);
    const here = lineage.all(planId, head.get(planId) ?? 0);
    const [target] = there;
    // Only how the plan began stands on nothing, and has no patch.
    if (target === undefined || there.at(-1)?.patch !== null) return null;
    const thereIds = new Set(there.map(({ id }) => id));
    const hereIds = new Set(here.map(({ id }) => id));
    const back = here.filter(({ id }) => !thereIds.has(id)).map((node) => reversed(patchOf(node)));
    const forward = there.filter(({ id }) => !hereIds.has(id)).map(patchOf);
    return {
      at: target.at,
      action: target.action as Path['action'],
      args: JSON.parse(target.args) as MessageArguments,
      patches: [...back, ...forward.toReversed()],
    };
  };
}

function patchOf({ id, patch }: Node): Patch {
  if (patch === null) throw new Error(`change ${id} has nothing to go back over`);
  return JSON.parse(patch) as Patch;
}
