import type { Migration } from './migration.ts';

/**
 * Plans with their scenarios, spend in minor units, overrides, runs and history. `model` is the plan document with
 * `scenarios` emptied; `definition` is a scenario with `spend`, `overrides`, `locks` and `budget` taken out into rows
 * and columns of their own. Times are ISO 8601 in UTC.
 */
export const plans: Migration = {
  version: 1,
  sql: `
    CREATE TABLE plans (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      currency TEXT NOT NULL,
      model TEXT NOT NULL CHECK (json_valid(model)),
      revision INTEGER NOT NULL CHECK (revision >= 0),
      created_at TEXT NOT NULL,
      changed_at TEXT NOT NULL,
      deleted_at TEXT
    ) STRICT;

    CREATE TABLE scenarios (
      plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
      id TEXT NOT NULL,
      position INTEGER NOT NULL,
      parent TEXT,
      budget_minor INTEGER CHECK (budget_minor >= 0),
      locks TEXT CHECK (json_valid(locks)),
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      PRIMARY KEY (plan_id, id),
      UNIQUE (plan_id, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE spend_rows (
      plan_id TEXT NOT NULL,
      scenario TEXT NOT NULL,
      region TEXT NOT NULL,
      line TEXT NOT NULL,
      position INTEGER NOT NULL,
      annotations TEXT NOT NULL CHECK (json_valid(annotations)),
      PRIMARY KEY (plan_id, scenario, region, line),
      FOREIGN KEY (plan_id, scenario) REFERENCES scenarios (plan_id, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE amounts (
      plan_id TEXT NOT NULL,
      scenario TEXT NOT NULL,
      region TEXT NOT NULL,
      line TEXT NOT NULL,
      period INTEGER NOT NULL CHECK (period >= 0),
      amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
      PRIMARY KEY (plan_id, scenario, region, line, period),
      FOREIGN KEY (plan_id, scenario, region, line)
        REFERENCES spend_rows (plan_id, scenario, region, line) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE overrides (
      plan_id TEXT NOT NULL,
      scenario TEXT NOT NULL,
      position INTEGER NOT NULL,
      variable TEXT NOT NULL,
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      PRIMARY KEY (plan_id, scenario, position),
      FOREIGN KEY (plan_id, scenario) REFERENCES scenarios (plan_id, id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      scenario TEXT,
      action TEXT NOT NULL,
      args TEXT NOT NULL CHECK (json_valid(args)),
      patch TEXT CHECK (json_valid(patch)),
      state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'superseded'))
    ) STRICT;
    CREATE INDEX changes_of_plan ON changes (plan_id, state, id);

    CREATE TABLE runs (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      id TEXT NOT NULL UNIQUE,
      plan_id TEXT NOT NULL REFERENCES plans (id) ON DELETE CASCADE,
      scenario TEXT NOT NULL,
      inputs_hash TEXT NOT NULL,
      seed INTEGER NOT NULL,
      trials INTEGER NOT NULL,
      sampling TEXT NOT NULL,
      engine TEXT NOT NULL,
      created_at TEXT NOT NULL,
      headline TEXT CHECK (json_valid(headline)),
      summary BLOB NOT NULL
    ) STRICT;
    CREATE INDEX runs_of_plan ON runs (plan_id, scenario, seq);

    CREATE TABLE run_distributions (
      run_id TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
      variable TEXT NOT NULL,
      cells BLOB NOT NULL,
      PRIMARY KEY (run_id, variable)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE settings (
      key TEXT NOT NULL PRIMARY KEY,
      value TEXT NOT NULL CHECK (json_valid(value))
    ) STRICT, WITHOUT ROWID;
  `,
};
