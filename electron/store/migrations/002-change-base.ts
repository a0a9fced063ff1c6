import type { Migration } from './migration.ts';

/**
 * Every change remembers the change it was made on, so that the state after any of them can be found again, also after
 * those that a later change took the place of. Of changes taken the place of before this step that is not known any
 * more; those done or undone stand on each other in the order of their numbers.
 */
export const changeBase: Migration = {
  version: 2,
  sql: `
    ALTER TABLE changes ADD COLUMN base INTEGER;
    UPDATE changes SET base = (
      SELECT max(before.id) FROM changes AS before
      WHERE before.plan_id = changes.plan_id AND before.id < changes.id AND before.state <> 'superseded'
    ) WHERE state <> 'superseded';
  `,
};
