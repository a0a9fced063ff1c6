import type { Database } from 'better-sqlite3';
import { MIGRATIONS } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';

/** `HDRM` in ASCII: tells a store file from any other SQLite database. */
export const APPLICATION_ID = 0x4844524d;

export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Brings a database up to date. Each step is one transaction with its version number: whatever happens, the file is at
 * one version or the next. Another process may migrate at the same time, so the version is read under the write lock;
 * a file that is up to date is not locked at all.
 */
export function migrate(db: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const step = db.transaction((migration: Migration) => {
    if (versionOf(db) >= migration.version) return;
    db.exec(migration.sql);
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${migration.version}`);
  });
  for (const migration of migrations) {
    if (versionOf(db) < migration.version) step.immediate(migration);
  }
}
