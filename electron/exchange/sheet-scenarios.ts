import type { Worksheet } from 'exceljs';
import { labelText } from '#shared/locale.ts';
import type { WorkbookWord } from '#shared/messages/workbook.ts';
import { categoriesOf } from '#shared/plan/categories.ts';
import type { ScenarioDefinition } from '#shared/plan/document.ts';
import { type AllocationLayout, amountWidth, HEAD_ROW, wholeColumn } from './allocation-sheet.ts';
import { type ScenarioColumn, scenarioColumns } from './scenario-amounts.ts';
import type { AmountsLayout } from './sheet-amounts.ts';
import { annotationText } from './sheet-assumptions.ts';
import { pairKey, writeKeys } from './sheet-keys.ts';
import {
  allowEdits,
  type CellStyle,
  columnLetter,
  fitRow,
  HEAD,
  HEAD_OF_FIGURES,
  INPUT,
  moneyFormat,
  NAME,
  PERCENT_FORMAT,
  putFormula,
  putNumber,
  putText,
  QUIET,
  SUBTOTAL,
  setPrintArea,
  setWidths,
  TITLE,
  WRAPPED,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

const FIRST_COLUMN = 3;
/** Of a scenario's column, in characters at least: names and notes wrap in it. */
const LEAST_WIDTH = 22;

/** Facts of a scenario that are read back, by their key. */
export const FACTS = ['name', 'note', 'budget', 'rate'] as const;
export type Fact = (typeof FACTS)[number];
const FACT_WORDS: Readonly<Record<Fact, WorkbookWord>> = {
  name: 'scenarioName',
  note: 'note',
  budget: 'budget',
  rate: 'discountRate',
};

/** What a fact's cell shows: the budget and the rate that hold, own or inherited. */
export function factOf(
  context: WorkbookContext,
  definition: ScenarioDefinition,
  { resolved }: Pick<ScenarioColumn, 'resolved'>,
  fact: Fact,
): string | number | null {
  switch (fact) {
    case 'name':
      return context.scenarioLabel(definition.id);
    case 'note':
      return annotationText(context, definition.note);
    case 'budget':
      return resolved.budget === null ? null : resolved.budget / 10 ** context.decimals;
    case 'rate':
      return resolved.discountRate;
  }
}

/** The parent where the scenario has no budget or rate of its own: its cell follows the parent's. Null where it has. */
export function inheritsFrom(definition: ScenarioDefinition, fact: Fact): string | null {
  if (fact !== 'budget' && fact !== 'rate') return null;
  const own = fact === 'budget' ? definition.budget : definition.discountRate;
  return own === undefined ? (definition.parent ?? null) : null;
}

class ScenarioSheet {
  readonly #sheet: Worksheet;
  readonly #context: WorkbookContext;
  readonly #columns: readonly ScenarioColumn[];
  readonly #money: string;
  row = HEAD_ROW;

  constructor(sheet: Worksheet, context: WorkbookContext, columns: readonly ScenarioColumn[]) {
    this.#sheet = sheet;
    this.#context = context;
    this.#columns = columns;
    this.#money = moneyFormat(context.decimals);
  }

  get idColumn(): number {
    return FIRST_COLUMN + 2 * this.#columns.length + 1;
  }

  label(group: string, line: string, style: CellStyle = {}): void {
    this.row += 1;
    putText(this.#sheet, this.row, 1, group, style);
    putText(this.#sheet, this.row, 2, line, style);
  }

  /** An id in one of the columns of ids at the right edge. */
  id(offset: number, id: string): void {
    putText(this.#sheet, this.row, this.idColumn + offset, id, QUIET);
  }

  fact(fact: Fact): void {
    this.label(this.#context.word(FACT_WORDS[fact]), '', NAME);
    this.id(0, fact);
    this.#columns.forEach((column, n) => {
      const definition = this.#context.document.scenarios.find(({ id }) => id === column.id)!;
      const value = factOf(this.#context, definition, column, fact);
      const at = FIRST_COLUMN + n;
      if (typeof value !== 'number') {
        putText(this.#sheet, this.row, at, value ?? '', { ...INPUT, ...WRAPPED });
        fitRow(this.#sheet, this.row, value ?? '', LEAST_WIDTH);
        return;
      }
      const format = fact === 'rate' ? PERCENT_FORMAT : this.#money;
      const heir = inheritsFrom(definition, fact);
      const parent = this.#columns.findIndex(({ id }) => id === heir);
      const formula = `${columnLetter(FIRST_COLUMN + parent)}${this.row}`;
      if (parent >= 0) putFormula(this.#sheet, this.row, at, formula, value, format, INPUT);
      else putNumber(this.#sheet, this.row, at, value, format, INPUT);
    });
  }

  /** One amount for each scenario, and how far the others are from the first. */
  amounts(
    formulaOf: (column: ScenarioColumn, letter: string) => string,
    minorOf: (column: ScenarioColumn) => number,
    style: CellStyle = {},
  ): void {
    const scale = 10 ** this.#context.decimals;
    const base = columnLetter(FIRST_COLUMN);
    this.#columns.forEach((column, n) => {
      const letter = columnLetter(FIRST_COLUMN + n);
      const minor = minorOf(column);
      putFormula(
        this.#sheet,
        this.row,
        FIRST_COLUMN + n,
        formulaOf(column, letter),
        minor / scale,
        this.#money,
        style,
      );
      if (n === 0) return;
      const difference = (minor - minorOf(this.#columns[0]!)) / scale;
      const at = FIRST_COLUMN + this.#columns.length + n;
      putFormula(
        this.#sheet,
        this.row,
        at,
        `${letter}${this.row}-${base}${this.row}`,
        difference,
        this.#money,
        style,
      );
    });
  }
}

function writeHead(sheet: Worksheet, context: WorkbookContext, columns: readonly ScenarioColumn[]): void {
  const { word } = context;
  putText(sheet, 1, 1, sheet.name, TITLE);
  putText(sheet, 2, 1, `${context.document.name} · ${context.document.currency}`, QUIET);
  putText(sheet, HEAD_ROW, 1, word('region'), HEAD);
  putText(sheet, HEAD_ROW, 2, word('line'), HEAD);
  const keys = new Map<number, string>();
  columns.forEach(({ id }, n) => {
    putText(sheet, HEAD_ROW, FIRST_COLUMN + n, context.scenarioLabel(id), HEAD_OF_FIGURES);
    keys.set(FIRST_COLUMN + n, `s:${id}`);
    if (n === 0) return;
    const title = `${context.scenarioLabel(id)} − ${context.scenarioLabel(columns[0]!.id)}`;
    fitRow(sheet, HEAD_ROW, title, LEAST_WIDTH);
    putText(sheet, HEAD_ROW, FIRST_COLUMN + columns.length + n, title, HEAD_OF_FIGURES);
  });
  keys.set(FIRST_COLUMN + 2 * columns.length + 1, 'fact');
  writeKeys(sheet, 'scenarios', keys);
}

interface Pair {
  readonly region: string;
  readonly line: string;
}

/** The pairs that any scenario has spend in, in the order of the plan. */
function pairsOf({ document }: WorkbookContext, columns: readonly ScenarioColumn[]): Pair[] {
  const present = new Set(columns.flatMap(({ totals }) => [...totals.keys()]));
  const members = (id: string) => document.dimensions.find((dimension) => dimension.id === id)?.members ?? [];
  return members('region').flatMap((region) =>
    members('line')
      .filter((line) => present.has(pairKey(region.id, line.id)))
      .map((line) => ({ region: region.id, line: line.id })),
  );
}

/** Regions, or categories: what a block of sums lists, each with the id that its pairs carry in a column of ids. */
interface Block {
  readonly title: WorkbookWord;
  /** From the first column of ids. */
  readonly offset: number;
  readonly entries: readonly { readonly id: string; readonly label: string }[];
  readonly idOf: (pair: Pair) => string;
}

/** Categories are known by their position: what a plan calls them may mean something else in a formula's criterion. */
function blocksOf(context: WorkbookContext, pairs: readonly Pair[]): Block[] {
  const { document, locale } = context;
  const categories = categoriesOf(document.dimensions.find(({ id }) => id === 'line')!);
  const positions = new Map(
    categories.flatMap(({ lines }, n) => lines.map(({ id }) => [id, `c${n}`] as const)),
  );
  const idOf = ({ line }: Pair): string => positions.get(line) ?? '';
  const used = new Set<string>(pairs.map(idOf));
  const regions = [...new Set(pairs.map(({ region }) => region))];
  return [
    {
      title: 'byRegion',
      offset: 1,
      entries: regions.map((id) => ({ id, label: context.memberLabel(id) })),
      idOf: ({ region }) => region,
    },
    {
      title: 'byCategory',
      offset: 2,
      entries: categories
        .map(({ id, label }, n) => ({ id: `c${n}`, label: labelText(label, locale, id) }))
        .filter(({ id }) => used.has(id)),
      idOf,
    },
  ];
}

/** The formula that looks a scenario's total of a pair up where it stands. */
function lookUp(
  context: WorkbookContext,
  allocation: AllocationLayout,
  amounts: AmountsLayout | null,
): (column: ScenarioColumn, pair: Pair) => string {
  const source = `'${context.word('sheetAllocation')}'!`;
  const keys = `${source}${wholeColumn(allocation, allocation.keyColumn)}`;
  const totals = `${source}${wholeColumn(allocation, allocation.totalColumn)}`;
  return (column, { region, line }) => {
    const origin = column.originOf(region, line);
    if (origin?.on === 'allocation') return `SUMIF(${keys},"${pairKey(region, line)}",${totals})`;
    return origin === null || amounts === null
      ? '0'
      : `SUMIF(${amounts.keys},"${origin.key}",${amounts.totals})`;
  };
}

function writeSums(
  table: ScenarioSheet,
  context: WorkbookContext,
  pairs: readonly Pair[],
  blocks: readonly Block[],
): void {
  const rowsBefore = blocks.reduce((sum, { entries }) => sum + 1 + entries.length, 0);
  const first = table.row + 2 + rowsBefore + 2;
  const last = Math.max(first, first + pairs.length - 1);
  const range = (letter: string) => `${letter}$${first}:${letter}$${last}`;
  const sumOf = ({ totals }: ScenarioColumn, which: (pair: Pair) => boolean) =>
    pairs.filter(which).reduce((sum, { region, line }) => sum + (totals.get(pairKey(region, line)) ?? 0), 0);
  table.row += 1;
  table.label(context.word('allocated'), '', SUBTOTAL);
  table.amounts(
    (_, letter) => `SUM(${range(letter)})`,
    (column) => sumOf(column, () => true),
    SUBTOTAL,
  );
  for (const { title, offset, entries, idOf } of blocks) {
    table.label(context.word(title), '', HEAD);
    const letter = columnLetter(table.idColumn + offset);
    for (const { id, label } of entries) {
      table.label(label, '');
      table.id(offset, id);
      const criterion = `$${letter}$${first}:$${letter}$${last},$${letter}${table.row}`;
      table.amounts(
        (_, at) => `SUMIF(${criterion},${range(at)})`,
        (column) => sumOf(column, (pair) => idOf(pair) === id),
      );
    }
  }
}

/**
 * The scenarios side by side, the exported one first: name, note, budget and rate, which are read back; what they
 * spend in all, by region, by category and pair by pair, as formulas; and how far each is from the first.
 */
export function writeScenariosSheet(
  sheet: Worksheet,
  context: WorkbookContext,
  allocation: AllocationLayout,
  amounts: AmountsLayout | null,
): void {
  const columns = scenarioColumns(context);
  writeHead(sheet, context, columns);
  const table = new ScenarioSheet(sheet, context, columns);
  for (const fact of FACTS) table.fact(fact);
  const pairs = pairsOf(context, columns);
  const blocks = blocksOf(context, pairs);
  writeSums(table, context, pairs, blocks);
  sheet.getRow(table.row).addPageBreak();
  table.label(context.word('byLine'), '', HEAD);
  const formula = lookUp(context, allocation, amounts);
  for (const pair of pairs) {
    table.label(context.memberLabel(pair.region), context.memberLabel(pair.line));
    for (const { offset, idOf } of blocks) table.id(offset, idOf(pair));
    table.amounts(
      (column) => formula(column, pair),
      ({ totals }) => totals.get(pairKey(pair.region, pair.line)) ?? 0,
    );
  }
  const largest = columns.map(({ totals }) => [...totals.values()].reduce((sum, each) => sum + each, 0));
  const width = Math.max(LEAST_WIDTH, amountWidth(Math.max(...largest), context.decimals));
  const differences = columns.slice(1).map(() => width);
  setWidths(sheet, [24, 28, ...columns.map(() => width), 3, ...differences, 3, 10, 16, 16]);
  setPrintArea(sheet, table.row, FIRST_COLUMN + 2 * columns.length - 1);
  allowEdits(sheet);
}
