import Database, { type Database as Connection } from 'better-sqlite3';

export type Row = Record<string, unknown>;

/** A table as the new file has it: what it is called, how its rows are ordered, whether they belong to plans. */
export interface TableShape {
  readonly name: string;
  readonly columns: readonly string[];
  /** The order of the pages that hold the rows, backwards. */
  readonly backwards: string;
  readonly ofPlans: boolean;
}

/** The tables of a store, parents before children: in the order in which migrations made them. */
export function tableShapes(store: Connection): TableShape[] {
  const names = store
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY rowid`,
    )
    .pluck()
    .all();
  return names.map((name) => {
    const info = store.pragma(`table_info(${name})`) as { name: string; pk: number }[];
    const [listed] = store.pragma(`table_list(${name})`) as { wr: 0 | 1 }[];
    const key = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    const columns = info.map((column) => column.name);
    const backwards = listed?.wr === 1 ? key.map((column) => `${column.name} DESC`).join(', ') : 'rowid DESC';
    return { name, columns, backwards, ofPlans: columns.includes('plan_id') };
  });
}

/** Whether a table was read to its end, and the plans of which rows could not be followed. */
export interface Reading {
  readonly whole: boolean;
  readonly brokenPlans: ReadonlySet<string>;
}

/**
 * Gives every row of a damaged table that can be read, some of them more than once: from its beginning up to the damage,
 * from its end back to it, and then plan by plan, which leads around a damaged page. A table that the file does not have
 * yet is whole.
 */
export function readTable(
  from: Connection,
  table: TableShape,
  plans: Iterable<string>,
  onRow: (row: Row) => void,
): Reading {
  const all = `SELECT * FROM ${table.name}`;
  const brokenPlans = new Set<string>();
  if (scan(from, all, [], onRow)) return { whole: true, brokenPlans };
  scan(from, `${all} ORDER BY ${table.backwards}`, [], onRow);
  for (const plan of table.ofPlans ? plans : []) {
    const own = `${all} WHERE plan_id = ?`;
    if (scan(from, own, [plan], onRow)) continue;
    brokenPlans.add(plan);
    scan(from, `${own} ORDER BY ${table.backwards}`, [plan], onRow);
  }
  return { whole: false, brokenPlans };
}

/** False where the damage kept it from reaching the end. */
function scan(from: Connection, sql: string, values: readonly string[], onRow: (row: Row) => void): boolean {
  try {
    for (const row of from.prepare<unknown[], Row>(sql).iterate(...values)) onRow(row);
    return true;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return /^no such table/.test(error.message);
  }
}
