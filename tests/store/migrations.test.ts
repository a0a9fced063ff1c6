import Database, { type Database as Connection } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, versionOf } from '../../electron/store/migrate.ts';
import { MIGRATIONS } from '../../electron/store/migrations/index.ts';
import type { Migration } from '../../electron/store/migrations/migration.ts';
import { temporaryPath } from './support.ts';

function emptyFile(): Connection {
  const db = new Database(temporaryPath());
  db.pragma('foreign_keys = ON');
  return db;
}

function tables(db: Connection): unknown[] {
  return db
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
}

const PLAN = "INSERT INTO plans VALUES ('p', 'n', 'USD', '{}', 0, 't', 't', NULL)";
const SCENARIO = "INSERT INTO scenarios VALUES ('p', 's', 0, NULL, NULL, NULL, '{}')";
const ROW = "INSERT INTO spend_rows VALUES ('p', 's', 'r', 'l', 0, '{}')";

describe('migrations', () => {
  it('are numbered without gaps', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1));
  });

  it('001 makes the tables of plans in an empty file', () => {
    const db = emptyFile();
    expect(tables(db)).toEqual([]);
    migrate(db, MIGRATIONS.slice(0, 1));
    expect(versionOf(db)).toBe(1);
    expect(tables(db)).toEqual([
      'amounts',
      'changes',
      'overrides',
      'plans',
      'run_distributions',
      'runs',
      'scenarios',
      'settings',
      'spend_rows',
    ]);
    db.close();
  });

  it.each([
    ['a negative amount', "INSERT INTO amounts VALUES ('p', 's', 'r', 'l', 0, -1)"],
    ['an amount that is not whole', "INSERT INTO amounts VALUES ('p', 's', 'r', 'l', 0, 1.5)"],
    ['an amount that is text', "INSERT INTO amounts VALUES ('p', 's', 'r', 'l', 0, 'x')"],
    ['an amount without a row', "INSERT INTO amounts VALUES ('p', 's', 'r', 'other', 0, 1)"],
    ['a row without a scenario', "INSERT INTO spend_rows VALUES ('p', 'none', 'r', 'l', 0, '{}')"],
    ['a scenario without a plan', "INSERT INTO scenarios VALUES ('none', 's', 0, NULL, NULL, NULL, '{}')"],
    ['a model that is no JSON', "INSERT INTO plans VALUES ('q', 'n', 'USD', '{', 0, 't', 't', NULL)"],
    [
      'a change in an unknown state',
      "INSERT INTO changes VALUES (1, 'p', 't', 'a', NULL, 'set', '{}', '{}', 'gone')",
    ],
  ])('001 lets the tables refuse %s', (_what, sql) => {
    const db = emptyFile();
    migrate(db, MIGRATIONS.slice(0, 1));
    db.exec(`${PLAN}; ${SCENARIO}; ${ROW}`);
    expect(() => db.exec(sql)).toThrow(/constraint|cannot store/i);
    db.close();
  });

  it('001 removes what belongs to a plan with it', () => {
    const db = emptyFile();
    migrate(db, MIGRATIONS.slice(0, 1));
    db.exec(`${PLAN}; ${SCENARIO}; ${ROW}; INSERT INTO amounts VALUES ('p', 's', 'r', 'l', 0, 5)`);
    db.exec("DELETE FROM plans WHERE id = 'p'");
    expect(db.prepare('SELECT count(*) FROM amounts').pluck().get()).toBe(0);
    db.close();
  });

  it('002 finds what changes stand on, where that is still known', () => {
    const db = emptyFile();
    migrate(db, MIGRATIONS.slice(0, 1));
    const change = (plan: string, state: string) =>
      `INSERT INTO changes (plan_id, at, actor, action, args, patch, state)
       VALUES ('${plan}', 't', 'a', 'set', '{}', '{}', '${state}')`;
    const states = ['done', 'superseded', 'done', 'superseded', 'undone', 'undone'];
    db.exec(`${PLAN}; ${PLAN.replace("'p'", "'q'")}`);
    db.exec([...states.map((state) => change('p', state)), change('q', 'done')].join(';'));
    migrate(db, MIGRATIONS.slice(0, 2));
    const bases = db.prepare('SELECT base FROM changes ORDER BY id').pluck().all();
    expect(bases).toEqual([null, null, 1, null, 3, 5, null]);
    db.close();
  });

  it('run once, each in a transaction with its version', () => {
    const db = emptyFile();
    const steps: Migration[] = [
      { version: 1, sql: 'CREATE TABLE a (x)' },
      { version: 2, sql: 'CREATE TABLE b (x); INSERT INTO nowhere VALUES (1)' },
    ];
    expect(() => migrate(db, steps)).toThrow(/nowhere/);
    expect(versionOf(db)).toBe(1);
    expect(tables(db)).toEqual(['a']);
    migrate(db, [steps[0]!, { version: 2, sql: 'CREATE TABLE b (x)' }]);
    expect(versionOf(db)).toBe(2);
    expect(tables(db)).toEqual(['a', 'b']);
    db.close();
  });
});
