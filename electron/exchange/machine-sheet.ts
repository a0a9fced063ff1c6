import { createHash } from 'node:crypto';
import type { Workbook } from 'exceljs';
import { type AppError, appError } from '#shared/errors.ts';
import { LOCALES, type Locale } from '#shared/locale.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { parsePlanText } from '#shared/plan/parse.ts';
import { cellText, type Sheet } from '#shared/table/grid.ts';
import { MACHINE_SHEET } from './sheet-keys.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** What the first cell says, and the number of the layout that this version writes and reads. */
const FORMAT = 'headroom-workbook';
const LAYOUT = 1;
/** Of the plan's text in one cell: a third less than Excel keeps. */
const CHUNK = 20_000;
const FACTS = ['format', 'layout', 'scenario', 'locale', 'sha256'] as const;

/** The plan as text that survives any program: printable ASCII, and no underscore that could begin an escape. */
function planText(document: PlanDocument): string {
  return JSON.stringify(document).replace(
    /[^\x20-\x7E]|_(?=x)/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Puts the whole plan on a sheet that nobody sees, so that the workbook can come home with all it does not show. */
export function addMachineSheet(workbook: Workbook, { document, scenario, locale }: WorkbookContext): void {
  const sheet = workbook.addWorksheet(MACHINE_SHEET, { state: 'veryHidden' });
  const text = planText(document);
  const facts = {
    format: FORMAT,
    layout: String(LAYOUT),
    scenario: scenario.id,
    locale,
    sha256: digest(text),
  };
  FACTS.forEach((fact, n) => {
    sheet.getCell(n + 1, 1).value = fact;
    sheet.getCell(n + 1, 2).value = facts[fact];
  });
  // Bars keep spaces at the edges of a piece from being trimmed.
  for (let at = 0, row = FACTS.length + 1; at < text.length; at += CHUNK, row++) {
    sheet.getCell(row, 1).value = 'plan';
    sheet.getCell(row, 2).value = `|${text.slice(at, at + CHUNK)}|`;
  }
}

/** What a workbook says of itself: the plan as it was exported, of which scenario, in which language. */
export interface Exported {
  readonly document: PlanDocument;
  readonly scenario: string;
  readonly locale: Locale;
}

/** Whether the sheets are those of a workbook that Headroom wrote. */
export function isOwnWorkbook(sheets: readonly Sheet[]): boolean {
  return sheets.some(({ name }) => name === MACHINE_SHEET);
}

/**
 * Reads the plan as it was exported. Whoever changed it may have made the digest fit, so that it is checked as any
 * document is: what reads the other sheets rests on it.
 */
export function readMachineSheet(sheets: readonly Sheet[]): Outcome<Exported, AppError> {
  const sheet = sheets.find(({ name }) => name === MACHINE_SHEET);
  const pairs = (sheet?.rows ?? []).map(
    ({ cells }) => [cellText(cells[0] ?? null), cellText(cells[1] ?? null)] as const,
  );
  const fact = (name: (typeof FACTS)[number]) => pairs.find(([key]) => key === name)?.[1] ?? '';
  if (fact('format') !== FORMAT) return failure(appError('homeForeign', { sheet: MACHINE_SHEET }));
  if (Number(fact('layout')) > LAYOUT)
    return failure(appError('homeNewer', { found: fact('layout'), known: LAYOUT }));
  const text = pairs
    .filter(([key]) => key === 'plan')
    .map(([, piece]) => piece.replace(/^\|/, '').replace(/\|$/, ''))
    .join('');
  const locale = LOCALES.find((each) => each === fact('locale'));
  const changed = failure(appError('homeChanged', { sheet: MACHINE_SHEET }));
  if (digest(text) !== fact('sha256') || locale === undefined) return changed;
  const plan = parsePlanText(text);
  const scenario = fact('scenario');
  if (!plan.ok || !plan.value.scenarios.some(({ id }) => id === scenario)) return changed;
  return success({ document: plan.value, scenario, locale });
}
