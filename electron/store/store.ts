import type { Database } from 'better-sqlite3';
import { createHistory, type History } from './history.ts';
import { createPlans, type Plans } from './plans.ts';
import { createRuns, type Runs } from './runs.ts';
import { createSettings, type SettingsTable } from './settings.ts';

/**
 * What a store file holds. Every method is one transaction and is synchronous: when it has returned, it is on disk.
 * Methods throw SqliteError where the disk or another process stands in the way; nothing is changed then.
 */
export interface Store {
  readonly plans: Plans;
  readonly history: History;
  readonly runs: Runs;
  readonly settings: SettingsTable;
  /**
   * Moves what the write-ahead log holds into the file itself, as far as no reader needs the log: whoever copies the
   * file alone while the app runs has all but the latest edits then.
   */
  checkpoint(): void;
  close(): void;
}

export function createStore(db: Database): Store {
  return {
    plans: createPlans(db),
    history: createHistory(db),
    runs: createRuns(db),
    settings: createSettings(db),
    checkpoint: () => {
      db.pragma('wal_checkpoint(PASSIVE)');
    },
    close: () => {
      db.close();
    },
  };
}
