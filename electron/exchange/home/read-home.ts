import type { AppError } from '#shared/errors.ts';
import type { ExchangeRemark } from '#shared/messages/exchange.ts';
import type { Message } from '#shared/messages/message.ts';
import { currencyDecimals } from '#shared/money.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { Sheet } from '#shared/table/grid.ts';
import { type Exported, readMachineSheet } from '../machine-sheet.ts';
import { workbookContext } from '../workbook-context.ts';
import { AmountReader, withAmounts } from './amounts.ts';
import { Editing } from './editing.ts';
import { readFacts } from './facts.ts';
import { FigureReader } from './figures.ts';
import { Findings } from './keyed-table.ts';

const SHEET_WORDS = {
  assumptions: 'sheetAssumptions',
  risks: 'sheetRisks',
  changes: 'sheetChanges',
} as const;

/** A plan that came home in a workbook. */
export interface HomeCame {
  /** With everything that was edited; not checked against the rules of a plan yet. */
  readonly document: PlanDocument;
  /** As it was exported. */
  readonly exported: Exported;
  /** Rows of spend, figures and facts that differ from what was exported. */
  readonly changes: number;
  readonly remarks: readonly Message<ExchangeRemark>[];
  /** The cell that brought a fault of the document about, by the fault's path; null where none did. */
  placeOf(path: string): string | null;
}

function remarksOf(absent: readonly string[], missing: number, rounded: number): Message<ExchangeRemark>[] {
  return [
    ...absent.map((sheet) => ({ code: 'sheetAbsent' as const, args: { sheet } })),
    ...(missing > 0 ? [{ code: 'rowsAbsent' as const, args: { count: missing } }] : []),
    ...(rounded > 0 ? [{ code: 'amountsRounded' as const, args: { count: rounded } }] : []),
  ];
}

/**
 * Reads a workbook of ours back: the plan as it was exported, with the amounts, assumptions, risks, changes and facts
 * of scenarios that were edited since, wherever rows and columns have moved to. Rows that were deleted keep what they
 * had. Faults name sheet and cell; there are as many as were found, and nothing is taken where there is one.
 */
export function readHome(sheets: readonly Sheet[]): Outcome<HomeCame, AppError> {
  const exported = readMachineSheet(sheets);
  if (!exported.ok) return exported;
  const { document, scenario, locale } = exported.value;
  const findings = new Findings();
  const editing = new Editing(document);
  const context = workbookContext({
    document,
    scenario: resolveScenario(document, scenario),
    sha256: '',
    result: null,
    locale,
    createdAt: null,
  });

  const figures = new FigureReader(editing, findings, locale);
  const absent = (['assumptions', 'risks', 'changes'] as const).filter((kind) => !figures.read(sheets, kind));
  const facts = readFacts(sheets, context, editing, findings);
  const decimals = currencyDecimals(document.currency);
  const reader = new AmountReader(document, decimals, findings);
  const allocation = reader.read(sheets, 'allocation', scenario);
  const amounts = reader.read(sheets, 'amounts', null);
  if (findings.faults.length > 0) return failure(...findings.faults);

  const found = new Map([...(allocation ?? []), ...(amounts ?? [])]);
  const listed = new Set(allocation === null ? [] : [scenario]);
  const merged = withAmounts(editing.after, found, listed, decimals);
  const sheetsAbsent = [
    ...absent.map((kind) => context.word(SHEET_WORDS[kind])),
    ...(facts ? [] : [context.word('sheetScenarios')]),
    ...(allocation === null ? [context.word('sheetAllocation')] : []),
  ];
  return success({
    document: merged.document,
    exported: exported.value,
    changes: editing.changes + merged.changed,
    remarks: remarksOf(sheetsAbsent, merged.missing, findings.rounded),
    placeOf: (path) => editing.placeOf(path),
  });
}
