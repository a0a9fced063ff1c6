import type { Database } from 'better-sqlite3';
import type { RowChange } from '#shared/allocation/types.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import type { Minor } from '#shared/money.ts';
import type { LockDefinition } from '#shared/plan/document.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';
import type { ChangeDescription } from '#shared/views.ts';

/** What a change did to the stored plan, both ways: enough to take it back and to make it again. */
export type Patch =
  | { readonly type: 'spend'; readonly scenario: string; readonly rows: readonly RowChange[] }
  | {
      readonly type: 'locks';
      readonly scenario: string;
      /** Null where the scenario has no list of its own. */
      readonly before: readonly LockDefinition[] | null;
      readonly after: readonly LockDefinition[] | null;
    }
  | {
      readonly type: 'budget';
      readonly scenario: string;
      /** Null where the scenario has no budget of its own. */
      readonly before: Minor | null;
      readonly after: Minor | null;
    }
  /** One entry of the plan's document, or of a scenario's, that has no table of its own; null where it is missing. */
  | {
      readonly type: 'entry';
      readonly scenario: string | null;
      readonly key: 'limits' | 'meta' | 'roles';
      readonly before: { readonly value: unknown } | null;
      readonly after: { readonly value: unknown } | null;
    }
  | { readonly type: 'name'; readonly before: string; readonly after: string }
  | ModelPatch
  /** One after the other. */
  | { readonly type: 'several'; readonly patches: readonly Patch[] };

/** A row of the history before it has a number. */
export interface ChangeRecord {
  readonly at: string;
  readonly actor: string;
  readonly scenario: string | null;
  readonly action: ChangeDescription['action'];
  readonly args: MessageArguments;
  /** Null for how a plan began: there is nothing before it to go back to. */
  readonly patch: Patch | null;
}

/** Writes a change as done, on top of the last one that is. Called within a transaction. */
export function changeWriter(db: Database): (planId: string, change: ChangeRecord) => void {
  const insert = db.prepare(
    `INSERT INTO changes (plan_id, at, actor, scenario, action, args, patch, state, base)
     VALUES (@planId, @at, @actor, @scenario, @action, @args, @patch, 'done',
       (SELECT max(id) FROM changes WHERE plan_id = @planId AND state = 'done'))`,
  );
  return (planId, { args, patch, ...change }) => {
    const patchText = patch === null ? null : JSON.stringify(patch);
    insert.run({ planId, ...change, args: JSON.stringify(args), patch: patchText });
  };
}
