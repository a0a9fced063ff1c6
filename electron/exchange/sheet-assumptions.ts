import type { Workbook, Worksheet } from 'exceljs';
import { type Label, labelText } from '#shared/locale.ts';
import type { Annotated, Parameter, Quantity } from '#shared/plan/document.ts';
import { translated } from '#shared/plan/texts.ts';
import {
  type AssumptionRow,
  assumptionRows,
  type ChangeRow,
  changeRows,
  FIELD_WORDS,
  riskRows,
} from './assumption-rows.ts';
import { placeText } from './places.ts';
import { quantityCells } from './quantity-cells.ts';
import { PARAMETER_COLUMNS, QUANTITY_KINDS } from './quantity-kinds.ts';
import { type KeyedSheet, writeKeys } from './sheet-keys.ts';
import {
  addSheet,
  allowEdits,
  type CellStyle,
  columnLetter,
  fitRow,
  HEAD,
  HEAD_OF_FIGURES,
  INPUT,
  putNumber,
  putText,
  QUIET,
  setPrintArea,
  setWidths,
  TITLE,
  validateRange,
  WRAPPED,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const HEAD_ROW = 4;
/** Enough digits for any figure to be seen as it is typed. */
const FIGURE_FORMAT = 'General';

/** Columns of a sheet of figures, from left to right; the last names the row. */
const COLUMNS = {
  assumptions: ['section', 'label', 'where', 'field', 'kind'],
  risks: ['section', 'label', 'where', 'field', 'kind'],
  changes: ['scenario', 'label', 'where', 'field', 'operation', 'kind'],
} as const;
const AFTER = {
  assumptions: ['unit', 'note', 'source', 'date'],
  risks: ['unit', 'note', 'source', 'date'],
  changes: ['from', 'to', 'note', 'source', 'date'],
} as const;

type FigureSheet = Extract<KeyedSheet, 'assumptions' | 'risks' | 'changes'>;

const FIGURES = [...Array.from({ length: PARAMETER_COLUMNS }, (_, n) => `value${n + 1}`), 'low', 'high'];

const HEADS = {
  section: 'section',
  label: 'assumption',
  where: 'where',
  field: 'field',
  kind: 'kind',
  scenario: 'scenario',
  operation: 'operation',
  unit: 'unit',
  note: 'note',
  source: 'source',
  date: 'sourceDate',
  from: 'fromPeriod',
  to: 'toPeriod',
} as const;

const WIDTHS: Readonly<Record<string, number>> = {
  section: 24,
  label: 40,
  where: 34,
  field: 18,
  kind: 21,
  scenario: 22,
  operation: 10,
  parameters: 34,
  unit: 14,
  note: 40,
  source: 44,
  date: 12,
  from: 12,
  to: 12,
  gap: 3,
  key: 26,
};

/** Of columns that hold one figure, in characters. */
const WIDTH = 10;

const OPERATION_WORDS = { set: 'opSet', multiply: 'opMultiply', add: 'opAdd' } as const;

/** The columns of a sheet by name, from 1. */
export function figureColumns(sheet: FigureSheet): ReadonlyMap<string, number> {
  const names = [...COLUMNS[sheet], ...FIGURES, 'parameters', ...AFTER[sheet], 'gap', 'key'];
  return new Map(names.map((name, position) => [name, position + 1]));
}

/** The last year or day that a source names; empty where it names none. */
function dateIn(source: string): string {
  return source.match(/\b(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?\b/g)?.at(-1) ?? '';
}

/** What a cell of a note or a source shows of it; the reader asks again to see whether it was edited. */
export function annotationText(context: WorkbookContext, text: Label | undefined): string {
  return text === undefined ? '' : translated(context.document, text, context.locale);
}

class FigureTable {
  readonly #sheet: Worksheet;
  readonly #context: WorkbookContext;
  readonly #columns: ReadonlyMap<string, number>;
  row = HEAD_ROW;

  constructor(sheet: Worksheet, context: WorkbookContext, kind: FigureSheet) {
    this.#sheet = sheet;
    this.#context = context;
    this.#columns = figureColumns(kind);
    putText(sheet, 1, 1, sheet.name, TITLE);
    putText(sheet, 2, 1, `${context.document.name}`, QUIET);
    writeKeys(
      sheet,
      kind,
      new Map([...this.#columns].filter(([name]) => name !== 'gap').map(([name, column]) => [column, name])),
    );
    for (const [name, column] of this.#columns) this.#head(kind, name, column);
    setWidths(
      sheet,
      [...this.#columns.keys()].map((name) => WIDTHS[name] ?? WIDTH),
    );
  }

  #head(kind: FigureSheet, name: string, column: number): void {
    const { word } = this.#context;
    if (name === 'gap') return;
    if (name === 'key') putText(this.#sheet, HEAD_ROW, column, word('key'), QUIET);
    else if (name === 'parameters') putText(this.#sheet, HEAD_ROW, column, word('parameters'), HEAD);
    else if (FIGURES.includes(name))
      putText(this.#sheet, HEAD_ROW, column, word(name as 'value1' | 'low'), HEAD_OF_FIGURES);
    else {
      const key = kind === 'risks' && name === 'label' ? 'risk' : HEADS[name as keyof typeof HEADS];
      putText(this.#sheet, HEAD_ROW, column, word(key), HEAD);
    }
  }

  text(name: string, text: string, style: CellStyle = {}): void {
    putText(this.#sheet, this.row, this.#columns.get(name)!, text, { ...style, ...WRAPPED });
    fitRow(this.#sheet, this.row, text, WIDTHS[name] ?? WIDTH);
  }

  /** What the row is known by when it comes home; beyond what is printed, so that it need not wrap. */
  key(key: string): void {
    putText(this.#sheet, this.row, this.#columns.get('key')!, key, QUIET);
  }

  number(name: string, value: number | null): void {
    const column = this.#columns.get(name)!;
    if (value !== null) putNumber(this.#sheet, this.row, column, value, FIGURE_FORMAT, INPUT_FIGURE);
    else this.#sheet.getCell(this.row, column).style = INPUT_FIGURE;
  }

  quantity(quantity: Quantity | Parameter | undefined): void {
    const { locale, word } = this.#context;
    const cells = quantityCells(quantity, locale);
    const kind = cells.kind === null ? null : QUANTITY_KINDS[cells.kind];
    this.text('kind', kind === null ? '' : word(kind.word), INPUT);
    this.text(
      'parameters',
      kind === null ? '' : kind.parameters.map((each) => word(each.word)).join(' · '),
      QUIET,
    );
    for (let n = 0; n < PARAMETER_COLUMNS; n++) {
      const value = cells.parameters[n] ?? null;
      if (typeof value === 'string') this.text(`value${n + 1}`, value, INPUT);
      else this.number(`value${n + 1}`, value);
    }
    this.number('low', cells.low);
    this.number('high', cells.high);
  }

  annotations({ note, source }: Annotated): void {
    const text = annotationText(this.#context, source);
    this.text('note', annotationText(this.#context, note), INPUT);
    this.text('source', text, INPUT);
    this.text('date', dateIn(text));
  }

  /** Kinds of figures are chosen from the list of the glossary; what is typed is checked when it is read. */
  finish(kindsRange: string): void {
    const column = columnLetter(this.#columns.get('kind')!);
    validateRange(this.#sheet, `${column}${HEAD_ROW + 1}:${column}${this.row}`, {
      type: 'list',
      allowBlank: true,
      formulae: [kindsRange],
    });
    allowEdits(this.#sheet);
    setPrintArea(this.#sheet, this.row, this.#columns.get('gap')! - 1);
  }
}

/** Level with the first line of what wraps beside it. */
const INPUT_FIGURE: CellStyle = { ...INPUT, alignment: { vertical: 'top' } };

function writeRows(table: FigureTable, context: WorkbookContext, rows: readonly AssumptionRow[]): void {
  for (const { key, variable, where, field, quantity, annotated } of rows) {
    table.row += 1;
    table.text(
      'section',
      variable.section === undefined ? '' : translated(context.document, variable.section, context.locale),
      QUIET,
    );
    table.text('label', labelText(variable.label, context.locale, variable.name));
    table.text('where', placeText(context, where));
    table.text('field', context.word(field));
    table.quantity(quantity);
    table.text('unit', variable.unit);
    if (annotated !== null) table.annotations(annotated.of);
    table.key(key);
  }
}

function writeChanges(table: FigureTable, context: WorkbookContext, rows: readonly ChangeRow[]): void {
  for (const { key, scenario, override, operation, quantity } of rows) {
    table.row += 1;
    table.text('scenario', context.scenarioLabel(scenario));
    table.text('label', context.variableLabel(override.variable));
    table.text('where', placeText(context, override.at ?? {}));
    table.text(
      'field',
      context.word(override.field === undefined ? 'fieldValue' : FIELD_WORDS[override.field]),
    );
    table.text('operation', context.word(OPERATION_WORDS[operation]));
    table.quantity(quantity);
    table.text('from', override.from === undefined ? '' : context.periodLabel(override.from));
    table.text('to', override.to === undefined ? '' : context.periodLabel(override.to));
    table.annotations(override);
    table.key(key);
  }
}

/** Inputs and paths, figure by figure; then events; then what each scenario changes. Left out where there is nothing. */
export function addFigureSheets(workbook: Workbook, context: WorkbookContext, kindsRange: string): void {
  const { document, word } = context;
  const add = (kind: FigureSheet, title: 'sheetAssumptions' | 'sheetRisks' | 'sheetChanges') =>
    new FigureTable(addSheet(workbook, word(title), HEAD_ROW, 4), context, kind);
  for (const [kind, title, rows] of [
    ['assumptions', 'sheetAssumptions', assumptionRows(document)],
    ['risks', 'sheetRisks', riskRows(document)],
  ] as const) {
    if (rows.length === 0) continue;
    const table = add(kind, title);
    writeRows(table, context, rows);
    table.finish(kindsRange);
  }
  const changes = changeRows(document);
  if (changes.length === 0) return;
  const table = add('changes', 'sheetChanges');
  writeChanges(table, context, changes);
  table.finish(kindsRange);
}
