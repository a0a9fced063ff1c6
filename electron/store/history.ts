import type { Database } from 'better-sqlite3';
import type { MessageArguments } from '#shared/messages/message.ts';
import type { ChangeDescription, ChangeView, HistoryState } from '#shared/views.ts';
import { patchWriter, reversed } from './apply-patch.ts';
import { type ChangeRecord, changeWriter, type Patch } from './changes.ts';
import { type Path, pathFinder } from './paths.ts';

/**
 * One linear history per plan, kept for good. Changes are done or undone; a new change supersedes those that were
 * undone, which stay in the list. Each step is one transaction with the change itself and the plan's next revision.
 */
export interface History {
  /** Makes a change; `stale` where the plan is not (or no longer) at `revision`, and nothing is changed then. */
  record(planId: string, revision: number, change: ChangeRecord & { patch: Patch }): number | 'stale';
  /**
   * Takes back the last change that is done; null where there is none, `stale` where the plan is no longer at `revision`:
   * what whoever asks has seen.
   */
  undo(planId: string, at: string, revision?: number): StepTaken | 'stale' | null;
  /** Makes the first change again that is undone; the same. */
  redo(planId: string, at: string, revision?: number): StepTaken | 'stale' | null;
  /** What the next undo or redo would change; null where there is none. */
  next(planId: string, direction: 'undo' | 'redo'): Patch | null;
  /** What undo and redo would do. */
  state(planId: string): HistoryState;
  /** What leads to the state after a change; null where that cannot be found. */
  path(planId: string, changeId: number): Path | null;
  /** The latest changes, newest first; with `before` those older than that change. */
  list(planId: string, limit: number, before?: number): ChangeView[];
}

/** A step through the history: the revision that it led to, and what it changed. */
export interface StepTaken {
  readonly revision: number;
  readonly patch: Patch;
}

interface Step {
  id: number;
  patch: string;
}

interface ChangeRow {
  id: number;
  at: string;
  actor: string;
  scenario: string | null;
  action: string;
  args: string;
  state: string;
  restorable: 0 | 1;
}

const LAST_DONE = "plan_id = ? AND state = 'done' AND patch IS NOT NULL ORDER BY id DESC LIMIT 1";
const FIRST_UNDONE = "plan_id = ? AND state = 'undone' ORDER BY id LIMIT 1";

export function createHistory(db: Database): History {
  return { ...recorder(db), ...stepper(db), ...describer(db), path: pathFinder(db) };
}

function recorder(db: Database): Pick<History, 'record'> {
  const advance = db.prepare(
    'UPDATE plans SET revision = revision + 1, changed_at = ? WHERE id = ? AND revision = ?',
  );
  const supersede = db.prepare(
    "UPDATE changes SET state = 'superseded' WHERE plan_id = ? AND state = 'undone'",
  );
  const writePatch = patchWriter(db);
  const writeChange = changeWriter(db);
  const record = db.transaction(
    (planId: string, revision: number, change: ChangeRecord & { patch: Patch }): number | 'stale' => {
      if (advance.run(change.at, planId, revision).changes === 0) return 'stale';
      writePatch(planId, change.patch);
      supersede.run(planId);
      writeChange(planId, change);
      return revision + 1;
    },
  );
  return { record: (planId, revision, change) => record.immediate(planId, revision, change) };
}

function stepper(db: Database): Pick<History, 'undo' | 'redo' | 'next'> {
  const lastDone = db.prepare<[string], Step>(`SELECT id, patch FROM changes WHERE ${LAST_DONE}`);
  const firstUndone = db.prepare<[string], Step>(`SELECT id, patch FROM changes WHERE ${FIRST_UNDONE}`);
  const present = db.prepare<[string], number>('SELECT revision FROM plans WHERE id = ?').pluck();
  const setState = db.prepare('UPDATE changes SET state = ? WHERE id = ?');
  const advance = db
    .prepare<[string, string], number>(
      'UPDATE plans SET revision = revision + 1, changed_at = ? WHERE id = ? RETURNING revision',
    )
    .pluck();
  const writePatch = patchWriter(db);
  const changeFor = (planId: string, direction: 'undo' | 'redo') =>
    (direction === 'undo' ? lastDone : firstUndone).get(planId);
  const patchOf = ({ patch }: Step, direction: 'undo' | 'redo') => {
    const made = JSON.parse(patch) as Patch;
    return direction === 'undo' ? reversed(made) : made;
  };
  type Taken = StepTaken | 'stale' | null;
  const step = db.transaction(
    (planId: string, at: string, direction: 'undo' | 'redo', seen?: number): Taken => {
      if (seen !== undefined && present.get(planId) !== seen) return 'stale';
      const change = changeFor(planId, direction);
      if (change === undefined) return null;
      const patch = patchOf(change, direction);
      writePatch(planId, patch);
      setState.run(direction === 'undo' ? 'undone' : 'done', change.id);
      const revision = advance.get(at, planId);
      return revision === undefined ? null : { revision, patch };
    },
  );
  return {
    next: (planId, direction) => {
      const change = changeFor(planId, direction);
      return change === undefined ? null : patchOf(change, direction);
    },
    undo: (planId, at, revision) => step.immediate(planId, at, 'undo', revision),
    redo: (planId, at, revision) => step.immediate(planId, at, 'redo', revision),
  };
}

function describer(db: Database): Pick<History, 'state' | 'list'> {
  const description = 'SELECT action, args FROM changes WHERE';
  const nextUndo = db.prepare<[string], { action: string; args: string }>(`${description} ${LAST_DONE}`);
  const nextRedo = db.prepare<[string], { action: string; args: string }>(`${description} ${FIRST_UNDONE}`);
  const latest = db.prepare<{ planId: string; limit: number; before: number }, ChangeRow>(
    `SELECT id, at, actor, scenario, action, args, state,
       (patch IS NULL OR base IS NOT NULL) AND id <>
         (SELECT max(id) FROM changes WHERE plan_id = @planId AND state = 'done') AS restorable
     FROM changes WHERE plan_id = @planId AND id < @before ORDER BY id DESC LIMIT @limit`,
  );
  return {
    state: (planId) => ({
      undo: descriptionOf(nextUndo.get(planId)),
      redo: descriptionOf(nextRedo.get(planId)),
    }),
    list: (planId, limit, before = Number.MAX_SAFE_INTEGER) =>
      latest.all({ planId, limit, before }).map((row) => ({
        ...row,
        action: row.action as ChangeView['action'],
        args: JSON.parse(row.args) as MessageArguments,
        state: row.state as ChangeView['state'],
        restorable: row.restorable === 1,
      })),
  };
}

function descriptionOf(row: { action: string; args: string } | undefined): ChangeDescription | null {
  if (row === undefined) return null;
  return {
    action: row.action as ChangeDescription['action'],
    args: JSON.parse(row.args) as MessageArguments,
  };
}
