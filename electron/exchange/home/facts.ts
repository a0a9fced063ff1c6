import type { Locale } from '#shared/locale.ts';
import { toMain, toMinor } from '#shared/money.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { cellText, type GridCell, type Sheet } from '#shared/table/grid.ts';
import { sameNumber } from '../quantity-cells.ts';
import { FACTS, type Fact, factOf, inheritsFrom } from '../sheet-scenarios.ts';
import type { WorkbookContext } from '../workbook-context.ts';
import type { Editing } from './editing.ts';
import { sameText, withWords } from './figures.ts';
import { type Findings, type KeyedRow, KeyedTable } from './keyed-table.ts';

const FIELDS = {
  name: 'label',
  note: 'note',
  budget: 'budget',
  rate: 'discountRate',
} as const satisfies Record<Fact, string>;

/** Whether a cell of a fact is as it was written. */
function same(found: GridCell | null, shown: string | number | null): boolean {
  if (typeof shown === 'number') return typeof found === 'number' && sameNumber(found, shown);
  return sameText(found, shown ?? '');
}

/** Whether an inherited cell is empty or shows what its parent's shows now. */
function follows(row: KeyedRow, name: string, parent: string): boolean {
  const cell = row.cell(name);
  const above = row.cell(parent);
  return cell === null || (typeof cell === 'number' && typeof above === 'number' && sameNumber(cell, above));
}

/** Reads name, note, budget and discount rate of every scenario from the sheet that shows them side by side. */
export function readFacts(
  sheets: readonly Sheet[],
  context: WorkbookContext,
  editing: Editing,
  findings: Findings,
): boolean {
  const table = KeyedTable.find(sheets, 'scenarios');
  if (table === null) return false;
  if (!table.check(['fact'], findings)) return true;
  const rows = new Map(FACTS.map((fact) => [fact, table.rows.find((row) => row.text('fact') === fact)]));
  context.document.scenarios.forEach((definition, n) => {
    const name = `s:${definition.id}`;
    if (!table.columns.has(name)) return;
    const resolved = resolveScenario(context.document, definition.id);
    for (const fact of FACTS) {
      const row = rows.get(fact);
      if (row === undefined || same(row.cell(name), factOf(context, definition, { resolved }, fact)))
        continue;
      const parent = inheritsFrom(definition, fact);
      if (parent !== null && follows(row, name, `s:${parent}`)) continue;
      const value = editedFact(row, name, fact, context, definition, findings);
      if (value !== null) editing.set(['scenarios', n, FIELDS[fact]], value.of, row.place(name));
    }
  });
  return true;
}

/** What a fact's cell was changed to; undefined takes the scenario's own away, so that it inherits. Null where it is at fault. */
function editedFact(
  row: KeyedRow,
  name: string,
  fact: Fact,
  { document, locale, decimals }: { document: WorkbookContext['document']; locale: Locale; decimals: number },
  definition: WorkbookContext['document']['scenarios'][number],
  findings: Findings,
): { readonly of: unknown } | null {
  const cell = row.cell(name);
  const text = cellText(cell).trim();
  if (text === '') return { of: undefined };
  if (fact === 'name' || fact === 'note') {
    return { of: withWords(document, definition[fact === 'name' ? 'label' : 'note'], locale, text) };
  }
  const minor =
    typeof cell === 'number' && fact === 'budget'
      ? toMinor(Math.round(cell * 10 ** decimals) / 10 ** decimals, decimals)
      : null;
  if (minor !== null && minor >= 0) return { of: toMain(minor, decimals) };
  if (fact === 'rate' && typeof cell === 'number') return { of: cell };
  findings.add(fact === 'rate' ? 'homeNotNumber' : 'homeNotAmount', {
    place: row.place(name),
    found: `"${text}"`,
  });
  return null;
}
