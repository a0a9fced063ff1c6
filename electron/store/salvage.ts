import { closeSync, copyFileSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import Database, { type Database as Connection } from 'better-sqlite3';
import { COMPANIONS, removeStoreFile } from './files.ts';
import { HEADER_BYTES } from './inspect.ts';
import { connectTo, isEncrypted, MAGIC, PAGE_BYTES, type StoreKey } from './key.ts';
import { migrate } from './migrate.ts';
import { type Row, readTable, type TableShape, tableShapes } from './salvage-rows.ts';

/** What could be saved of a damaged file. */
export interface Salvaged {
  /** The plans, and whether all pages that hold each document could be read. */
  readonly plans: { name: string; complete: boolean }[];
  readonly rows: number;
  /** Tables of which pages could not be read. */
  readonly damagedTables: string[];
}

/** What a plan document is made of. The rest is its history and its results. */
const DOCUMENT_TABLES: ReadonlySet<string> = new Set(['scenarios', 'spend_rows', 'amounts', 'overrides']);

/**
 * Copies whatever can be read of a damaged store file into a new store at `target`, table by table and row by row: from
 * both ends of a table as far as its pages can be followed, and plan by plan where they cannot. Rows whose plan or
 * scenario is lost are left out; where not even the list of tables can be read, there are none. The damaged file is never
 * touched: all is read from a copy. What is saved of an encrypted file is encrypted by the same key. Throws where the disk stands in the way.
 */
export function salvage(path: string, target: string, key: StoreKey | null = null): Salvaged {
  const copy = `${target}.from`;
  for (const rest of ['', ...COMPANIONS]) if (existsSync(path + rest)) copyFileSync(path + rest, copy + rest);
  try {
    // Of an encrypted file a damaged first page is lost as a whole.
    if (!isEncrypted(copy)) restoreHeader(copy, target);
    return copyReadable(copy, target, key);
  } finally {
    removeStoreFile(copy);
  }
}

/** Where the first hundred bytes are damaged, those of any store that this program makes take their place. */
function restoreHeader(copy: string, target: string): void {
  const header = Buffer.alloc(HEADER_BYTES);
  const file = openSync(copy, 'r+');
  try {
    readSync(file, header, 0, HEADER_BYTES, 0);
    if (header.toString('latin1', 0, MAGIC.length) === MAGIC && header.readUInt16BE(16) === PAGE_BYTES)
      return;
    const fresh = openFresh(target, null);
    fresh.close();
    const model = openSync(target, 'r');
    readSync(model, header, 0, HEADER_BYTES, 0);
    closeSync(model);
    removeStoreFile(target);
    // No list of free pages, and the number of pages taken from the length of the file.
    header.fill(0, 28, 40);
    writeSync(file, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(file);
  }
}

function openFresh(path: string, key: StoreKey | null): Connection {
  const connection = connectTo(path, key);
  migrate(connection);
  return connection;
}

function copyReadable(copy: string, target: string, key: StoreKey | null): Salvaged {
  const from = connectTo(copy, key);
  const to = openFresh(target, key);
  try {
    to.pragma('foreign_keys = ON');
    return to.transaction(() => copyTables(from, to))();
  } finally {
    from.close();
    to.close();
  }
}

function copyTables(from: Connection, to: Connection): Salvaged {
  const damagedTables: string[] = [];
  const plans = new Map<string, { name: string; complete: boolean }>();
  let rows = 0;
  for (const table of tableShapes(to)) {
    const write = rowWriter(to, table);
    const { whole, brokenPlans } = readTable(from, table, [...plans.keys()], (row) => {
      if (!write(row)) return;
      rows += 1;
      if (table.name === 'plans') plans.set(String(row.id), { name: String(row.name), complete: true });
    });
    if (!whole) damagedTables.push(table.name);
    for (const plan of brokenPlans) {
      const found = plans.get(plan);
      if (found && DOCUMENT_TABLES.has(table.name)) found.complete = false;
    }
  }
  for (const plan of unreadable(to)) plans.delete(plan);
  return { plans: [...plans.values()], rows, damagedTables };
}

/** Writes a row by the columns that both files know; false where a rule of the tables refuses it, or it is there. */
function rowWriter(to: Connection, { name, columns }: TableShape): (row: Row) => boolean {
  let insert: ((row: Row) => number) | null = null;
  const prepare = (first: Row) => {
    const known = columns.filter((column) => Object.hasOwn(first, column));
    const places = known.map((column) => `@${column}`).join(', ');
    const statement = to.prepare(`INSERT OR IGNORE INTO ${name} (${known.join(', ')}) VALUES (${places})`);
    return (row: Row) => statement.run(row).changes;
  };
  return (row) => {
    insert ??= prepare(row);
    try {
      return insert(row) > 0;
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT')) return false;
      throw error;
    }
  };
}

/** Plans without a scenario that stands by itself cannot be shown; they are taken out of the new file. */
function unreadable(to: Connection): string[] {
  const without = to
    .prepare<[], string>(
      'SELECT id FROM plans WHERE NOT EXISTS (SELECT 1 FROM scenarios WHERE plan_id = plans.id AND parent IS NULL)',
    )
    .pluck()
    .all();
  for (const id of without) to.prepare('DELETE FROM plans WHERE id = ?').run(id);
  return without;
}
