import type { Workbook, Worksheet } from 'exceljs';
import { labelText } from '#shared/locale.ts';
import type { WorkbookWord } from '#shared/messages/workbook.ts';
import { planNote } from '#shared/plan/texts.ts';
import type { AllocationLayout } from './allocation-sheet.ts';
import {
  addSheet,
  columnLetter,
  fitRow,
  moneyFormat,
  NAME,
  PERCENT_FORMAT,
  putFormula,
  putNumber,
  putText,
  setWidths,
  TITLE,
  WRAPPED,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** Of the column of values, in characters. */
const VALUE_WIDTH = 90;

/** Appends rows of a name and what belongs to it. */
class Facts {
  readonly #sheet: Worksheet;
  readonly #context: WorkbookContext;
  row = 2;

  constructor(sheet: Worksheet, context: WorkbookContext) {
    this.#sheet = sheet;
    this.#context = context;
  }

  #name(key: WorkbookWord): void {
    this.row += 1;
    putText(this.#sheet, this.row, 1, this.#context.word(key), NAME);
  }

  text(key: WorkbookWord, value: string): void {
    this.#name(key);
    putText(this.#sheet, this.row, 2, value, WRAPPED);
    fitRow(this.#sheet, this.row, value, VALUE_WIDTH);
  }

  number(key: WorkbookWord, value: number, format: string): void {
    this.#name(key);
    putNumber(this.#sheet, this.row, 2, value, format, { alignment: { horizontal: 'left' } });
  }

  formula(key: WorkbookWord, formula: string, result: number, format: string): void {
    this.#name(key);
    putFormula(this.#sheet, this.row, 2, formula, result, format, { alignment: { horizontal: 'left' } });
  }

  gap(): void {
    this.row += 1;
  }
}

function writePlan(facts: Facts, context: WorkbookContext): void {
  const { document, scenario, locale } = context;
  const note = document.scenarios.find(({ id }) => id === scenario.id)?.note;
  const ancestors = scenario.lineage.filter((id) => id !== scenario.id);
  facts.text('plan', document.name);
  facts.text('scenario', context.scenarioLabel(scenario.id));
  if (ancestors.length > 0) facts.text('buildsOn', ancestors.map(context.scenarioLabel).join(' ← '));
  if (note !== undefined) facts.text('note', labelText(note, locale, ''));
  const last = document.calendar.periods - 1;
  const span = `${context.periodLabel(0)} – ${context.periodLabel(last)} (${last + 1})`;
  facts.text('horizon', span);
  facts.text('currency', document.currency);
  facts.number('discountRate', scenario.discountRate, PERCENT_FORMAT);
}

/** Budget, allocated and left; what is allocated points to the grand total of the allocation. */
function writeBudget(
  facts: Facts,
  context: WorkbookContext,
  allocation: AllocationLayout,
  allocated: number,
): void {
  const scale = 10 ** context.decimals;
  const money = moneyFormat(context.decimals);
  const { budget } = context.scenario;
  if (budget !== null) facts.number('budget', budget / scale, money);
  const budgetCell = `B${facts.row}`;
  const total = `'${context.word('sheetAllocation')}'!${columnLetter(allocation.totalColumn)}${allocation.totalRow}`;
  facts.formula('allocated', total, allocated / scale, money);
  if (budget === null) return;
  facts.formula('left', `${budgetCell}-B${facts.row}`, (budget - allocated) / scale, money);
}

function writeRun(facts: Facts, context: WorkbookContext): void {
  const { createdAt } = context;
  const result = context.result ?? context.comparison ?? null;
  if (result === null) facts.text('simulation', context.word('notSimulated'));
  else {
    facts.number('seed', result.seed, '0');
    facts.number('trials', result.trials, '#,##0');
    facts.text('sampling', context.word(result.sampling));
    facts.number('randomisations', result.randomisations, '0');
    facts.text('engine', result.engine);
  }
  facts.text('hash', context.sha256);
  if (createdAt !== null)
    facts.text('created', `${createdAt.toISOString().slice(0, 19).replace('T', ' ')} UTC`);
  for (const { path, message } of result?.warnings ?? []) {
    facts.text('warning', path === '' ? message : `${path}: ${message}`);
  }
}

/** Fills the first sheet: which plan and scenario, with what budget, and what a run needs to be repeated. */
export function writeAboutSheet(
  sheet: Worksheet,
  context: WorkbookContext,
  allocation: AllocationLayout,
  allocated: number,
): void {
  putText(sheet, 1, 1, context.document.name, TITLE);
  const facts = new Facts(sheet, context);
  writePlan(facts, context);
  writeBudget(facts, context, allocation, allocated);
  facts.gap();
  writeRun(facts, context);
  facts.gap();
  facts.text('howToEdit', context.word('formulasLive'));
  const note = planNote(context.document, context.locale);
  if (note !== null) facts.text('planNote', note);
  setWidths(sheet, [34, VALUE_WIDTH]);
}

/** The sheet itself comes first in the workbook, before what it points to is written. */
export function addAboutSheet(workbook: Workbook, context: WorkbookContext): Worksheet {
  return addSheet(workbook, context.word('sheetAbout'), 0, 0);
}
