import type { Database } from 'better-sqlite3';

/** Small values by key, as JSON. */
export interface SettingsTable {
  /** Null where the key was never set. */
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

export function createSettings(db: Database): SettingsTable {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM settings WHERE key = ?');
  const upsert = db.prepare<[string, string]>(
    'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    get: (key) => {
      const row = select.get(key);
      return row === undefined ? null : (JSON.parse(row.value) as unknown);
    },
    set: (key, value) => {
      upsert.run(key, JSON.stringify(value));
    },
  };
}
