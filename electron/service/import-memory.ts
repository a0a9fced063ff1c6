import { createHash } from 'node:crypto';
import { z } from 'zod';
import { IMPORT_CALLS } from '#shared/contract/import.ts';
import { cellText, type Sheet } from '#shared/table/grid.ts';
import { nameKey, type TableMapping } from '#shared/table/mapping.ts';
import type { Store } from '../store/store.ts';

/** Mappings that were used, by what the head of their table says: the same report comes again every month. */

const KEY = 'imports';
const MOST_KEPT = 50;
const SEARCHED_ROWS = 60;

const remembered = z.array(
  z.strictObject({ head: z.string(), mapping: IMPORT_CALLS['import.preview'].request.shape.mapping }),
);

function headOf(sheet: Sheet, row: number): string | null {
  const head = sheet.rows.find(({ number }) => number === row);
  if (head === undefined) return null;
  return createHash('sha256')
    .update(JSON.stringify(head.cells.map((cell) => nameKey(cellText(cell)))))
    .digest('hex');
}

function kept(store: Store): z.infer<typeof remembered> {
  const read = remembered.safeParse(store.settings.get(KEY));
  return read.success ? read.data : [];
}

/** The mapping that a table with the same head was last imported by, moved to where the head is now. */
export function rememberedMapping(store: Store, sheets: readonly Sheet[]): TableMapping | null {
  const known = kept(store);
  if (known.length === 0) return null;
  for (const sheet of sheets) {
    for (const { number } of sheet.rows.slice(0, SEARCHED_ROWS)) {
      const head = headOf(sheet, number);
      const found = known.find((each) => each.head === head);
      if (found) return { ...found.mapping, sheet: sheet.name, headRow: number };
    }
  }
  return null;
}

/** Keeps a mapping for the next time; the oldest go. */
export function rememberMapping(store: Store, sheet: Sheet, mapping: TableMapping): void {
  const head = headOf(sheet, mapping.headRow);
  if (head === null) return;
  const others = kept(store).filter((each) => each.head !== head);
  // Which currency a table is in is no habit: it is asked for every time.
  const entry = { head, mapping: { ...mapping, takesForeign: false } };
  store.settings.set(KEY, [entry, ...others].slice(0, MOST_KEPT));
}
