import type { Label, Locale } from '#shared/locale.ts';
import { LOCALES } from '#shared/locale.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import type { Parameter, PlanDocument, Quantity } from '#shared/plan/document.ts';
import { translated } from '#shared/plan/texts.ts';
import { cellText, type GridCell, type Sheet } from '#shared/table/grid.ts';
import { readPeriod } from '#shared/table/read-period.ts';
import {
  type AssumptionRow,
  assumptionRows,
  type ChangeRow,
  changeRows,
  type DocumentPath,
  riskRows,
} from '../assumption-rows.ts';
import {
  type FoundCells,
  type QuantityFault,
  quantityCells,
  readQuantity,
  sameQuantity,
} from '../quantity-cells.ts';
import { PARAMETER_COLUMNS } from '../quantity-kinds.ts';
import { unescaped } from '../read/workbook-parts.ts';
import { cellText as writtenText } from '../safe-text.ts';
import type { Editing } from './editing.ts';
import { type Findings, type KeyedRow, KeyedTable } from './keyed-table.ts';

const VALUES = Array.from({ length: PARAMETER_COLUMNS }, (_, n) => `value${n + 1}`);

const QUANTITY_FAULTS = {
  kind: 'homeNotKind',
  number: 'homeNotNumber',
  numbers: 'homeNotNumbers',
  formula: 'homeNotFormula',
  nothing: 'homeNotEmpty',
} as const;

/** What a text looks like after it went through a cell. */
export function shownText(text: string): string {
  return unescaped(writtenText(text));
}

/** Whether a cell of text is as it was written. Some programs drop spaces at the ends of lines. */
export function sameText(found: GridCell | null, shown: string): boolean {
  const trimmed = (text: string) => text.replace(/\r\n?/g, '\n').trim();
  return trimmed(cellText(found)) === trimmed(shownText(shown));
}

/** A label with the words of one language replaced; the others stay. */
export function withWords(
  document: PlanDocument,
  before: Label | undefined,
  locale: Locale,
  text: string,
): Label {
  if (typeof before === 'object') return { ...before, [locale]: text };
  if (before === undefined || translated(document, before, locale) === before) return text;
  return {
    ...Object.fromEntries(LOCALES.map((each) => [each, translated(document, before, each)])),
    [locale]: text,
  };
}

function cellsOf(row: KeyedRow): FoundCells {
  return {
    kind: row.cell('kind'),
    parameters: VALUES.map((name) => row.cell(name)),
    low: row.cell('low'),
    high: row.cell('high'),
  };
}

/** Reads the sheets of assumptions, risks and changes; what was edited goes into the document. */
export class FigureReader {
  readonly #editing: Editing;
  readonly #findings: Findings;
  readonly #locale: Locale;

  constructor(editing: Editing, findings: Findings, locale: Locale) {
    this.#editing = editing;
    this.#findings = findings;
    this.#locale = locale;
  }

  /** Returns whether the sheet is there, or was never needed. */
  read(sheets: readonly Sheet[], kind: 'assumptions' | 'risks' | 'changes'): boolean {
    const { document } = this.#editing;
    const rows: readonly (AssumptionRow | ChangeRow)[] =
      kind === 'assumptions'
        ? assumptionRows(document)
        : kind === 'risks'
          ? riskRows(document)
          : changeRows(document);
    const table = KeyedTable.find(sheets, kind);
    if (table === null) return rows.length === 0;
    if (!table.check(['key', 'kind', ...VALUES, 'low', 'high'], this.#findings)) return true;
    const known = new Map(rows.map((row) => [row.key, row]));
    const seen = new Map<string, string>();
    for (const found of table.rows) {
      const key = found.text('key');
      const row = known.get(key);
      if (row === undefined) this.#unknown(found, key);
      else if (seen.has(key))
        this.#findings.add('homeTwice', { place: found.place('key'), other: seen.get(key)!, what: key });
      else {
        seen.set(key, found.place('key'));
        if ('override' in row) this.#change(found, row);
        else this.#assumption(found, row);
      }
    }
    return true;
  }

  /** A row that people added has figures and no key, or one of its own. */
  #unknown(found: KeyedRow, key: string): void {
    if (
      key === '' &&
      [found.cell('kind'), ...VALUES.map((name) => found.cell(name))].every((cell) => cell === null)
    )
      return;
    this.#findings.add('homeRowUnknown', { place: found.place('key'), what: `"${key}"` });
  }

  #assumption(found: KeyedRow, { quantity, path, annotated }: AssumptionRow): void {
    this.#quantity(found, quantity, path);
    if (annotated !== null) this.#annotations(found, annotated.of, annotated.path);
  }

  #annotations(found: KeyedRow, of: { note?: Label; source?: Label }, path: DocumentPath): void {
    const { document } = this.#editing;
    for (const name of ['note', 'source'] as const) {
      const before = of[name];
      const shown = before === undefined ? '' : translated(document, before, this.#locale);
      if (sameText(found.cell(name), shown)) continue;
      const text = found.text(name);
      const after = text === '' ? undefined : withWords(document, before, this.#locale, text);
      this.#editing.set([...path, name], after, found.place(name));
    }
  }

  /** The figure of a row where it was edited; a distribution keeps what the sheet does not show of it. */
  #edited(found: KeyedRow, before: Quantity | Parameter | undefined): Quantity | Parameter | null {
    const cells = cellsOf(found);
    if (sameQuantity(cells, quantityCells(before, this.#locale))) return null;
    const read = readQuantity(cells);
    if ('fault' in read) {
      this.#refuse(found, read.fault);
      return null;
    }
    const meta = typeof before === 'object' && before.meta !== undefined ? { meta: before.meta } : {};
    return typeof read.value === 'object' ? { ...read.value, ...meta } : read.value;
  }

  #quantity(found: KeyedRow, before: Quantity | Parameter | undefined, path: DocumentPath): void {
    const after = this.#edited(found, before);
    if (after !== null) this.#editing.set(path, after, found.place(VALUES[0]!));
  }

  #refuse(found: KeyedRow, { cell, wanted }: QuantityFault): void {
    const name = typeof cell === 'number' ? VALUES[cell]! : cell;
    const args = { place: found.place(name), found: `"${cellText(found.cell(name))}"` };
    this.#findings.add(QUANTITY_FAULTS[wanted], args);
  }

  #change(found: KeyedRow, { override, operation, quantity, path }: ChangeRow): void {
    const after = this.#operationOf(found, operation);
    const edited = this.#edited(found, quantity);
    if (after !== operation || edited !== null) {
      this.#editing.set([...path, operation], undefined, found.place('operation'));
      this.#editing.set([...path, after], edited ?? quantity, found.place(VALUES[0]!));
    }
    for (const name of ['from', 'to'] as const) this.#period(found, name, override[name], path);
    this.#annotations(found, override, path);
  }

  #operationOf(found: KeyedRow, before: ChangeRow['operation']): ChangeRow['operation'] {
    const text = found.text('operation');
    const words = { set: 'opSet', multiply: 'opMultiply', add: 'opAdd' } as const;
    for (const operation of ['set', 'multiply', 'add'] as const) {
      const named = LOCALES.some((locale) => WORKBOOK_MESSAGES[words[operation]][locale] === text);
      if (named || text === operation) return operation;
    }
    this.#findings.add('homeNotOperation', { place: found.place('operation'), found: `"${text}"` });
    return before;
  }

  #period(found: KeyedRow, name: 'from' | 'to', before: number | undefined, path: DocumentPath): void {
    const { calendar } = this.#editing.document;
    const cell = found.cell(name);
    const after = cell === null ? undefined : readPeriod(cell, calendar);
    if (after === before) return;
    if (after !== undefined && (after === null || after < 0 || after >= calendar.periods)) {
      this.#findings.add('homeNotPeriod', { place: found.place(name), found: `"${cellText(cell)}"` });
    } else this.#editing.set([...path, name], after, found.place(name));
  }
}
