import { randomBytes } from 'node:crypto';
import { applyEdit } from '#shared/allocation/edit.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { LARGEST_TOTAL, type Minor, minorUnits } from '#shared/money.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { Recent } from '#shared/recent.ts';
import { cellText, type Sheet } from '#shared/table/grid.ts';
import { guessMapping } from '#shared/table/guess.ts';
import { nameKey, type TableMapping } from '#shared/table/mapping.ts';
import { memberFinder } from '#shared/table/members.ts';
import { type PlacedCell, type PlacedTable, placeTable, type Unplaced } from '#shared/table/place.ts';
import {
  type ImportChange,
  type ImportPreview,
  type ImportSheetView,
  MOST_SHOWN,
} from '#shared/views-import.ts';
import { isOwnWorkbook } from '../exchange/machine-sheet.ts';
import { readTablesApart } from '../exchange/read/read-apart.ts';
import { wordsFor } from './allocation.ts';
import { allocationIn } from './allocation-view.ts';
import { type Context, type OpenPlan, scenarioFault } from './context.ts';
import { editArguments } from './edit-arguments.ts';
import type { Handler, Handlers } from './handlers.ts';
import { rememberedMapping, rememberMapping } from './import-memory.ts';
import { planImportHandler } from './import-plans.ts';

/** Files that were read and wait to be mapped; and how much of a sheet a window sees of it. */
const FILES_KEPT = 4;
const SAMPLE_ROWS = 60;
const SAMPLE_COLUMNS = 60;
const SAMPLE_TEXT = 80;

interface ReadFile {
  readonly fileName: string;
  readonly sheets: readonly Sheet[];
}

type ImportCall = Extract<keyof Handlers, `import.${string}`>;

/** Reads foreign tables, shows what they would change, and changes it as one step. */
export function importHandlers(context: Context): Handlers<ImportCall> {
  const files = new Recent<ReadFile>(FILES_KEPT);
  return {
    'import.read': readHandler(context, files),
    'import.preview': (request) => {
      const table = tableOf(context, files, request);
      return table.ok ? success(previewOf(table.value)) : table;
    },
    'import.apply': applyHandler(context, files),
    'import.plan': planImportHandler(context),
  };
}

function sheetView({ name, hidden, rows }: Sheet): ImportSheetView {
  const columns = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const sample = rows.slice(0, SAMPLE_ROWS).map(({ number, cells }) => ({
    number,
    cells: cells.slice(0, SAMPLE_COLUMNS).map((cell) => cellText(cell).slice(0, SAMPLE_TEXT)),
  }));
  return { name, hidden, rows: rows.length, columns, sample };
}

function readHandler(context: Context, files: Recent<ReadFile>): Handler<'import.read'> {
  return async ({ planId, fileName, data }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const read = await readTablesApart(Buffer.from(data, 'base64'), fileName);
    if (!read.ok) return read;
    const token = randomBytes(16).toString('hex');
    const sheets = read.value;
    files.set(token, { fileName, sheets });
    const { document } = plan.value;
    const shown = sheets.filter(({ hidden }) => !hidden);
    const known = rememberedMapping(context.store, shown);
    return success({
      token,
      fileName,
      sheets: shown.map(sheetView),
      mapping: known ?? firstMapping(shown, document),
      remembered: known !== null,
      ownWorkbook: isOwnWorkbook(sheets),
    });
  };
}

/** A guess for the sheet that most of a plan can be read from: the one with the most periods, or the first with any. */
function firstMapping(sheets: readonly Sheet[], document: OpenPlan['document']): TableMapping | null {
  const find = memberFinder(document);
  const guesses = sheets
    .map((sheet) => guessMapping(sheet, document.calendar, find))
    .filter((each) => each !== null);
  const score = (mapping: TableMapping) =>
    Number(mapping.lineColumn !== null) +
    Number(mapping.regionColumn !== null) +
    Number(mapping.periods.length > 0 || mapping.periodColumn !== null);
  return guesses.reduce<TableMapping | null>(
    (best, each) => (best === null || score(each) > score(best) ? each : best),
    null,
  );
}

/** A table put into its places in a scenario as it is now. */
interface MappedTable {
  readonly plan: OpenPlan;
  readonly sheet: Sheet;
  readonly fileName: string;
  readonly allocation: Allocation;
  readonly placed: PlacedTable;
  readonly changes: readonly ImportChange[];
  readonly unplaced: readonly Unplaced[];
  readonly mapping: TableMapping;
}

interface MappedRequest {
  readonly token: string;
  readonly planId: string;
  readonly scenario: string;
  readonly mapping: TableMapping;
}

function tableOf(
  context: Context,
  files: Recent<ReadFile>,
  request: MappedRequest,
): Outcome<MappedTable, AppError> {
  const plan = context.openPlan(request.planId);
  if (!plan.ok) return plan;
  const { document } = plan.value;
  const fault = scenarioFault(document, request.scenario);
  if (fault) return failure(fault);
  const file = files.get(request.token);
  const sheet = file?.sheets.find(({ name, hidden }) => name === request.mapping.sheet && !hidden);
  if (file === undefined || sheet === undefined) return failure(appError('tableGone'));
  const { calendar, currency } = document;
  const placed = placeTable(sheet, request.mapping, calendar, memberFinder(document), currency);
  const allocation = allocationIn(plan.value, request.scenario);
  const { changes, locked } = differences(allocation, placed);
  const unplaced = [...placed.unplaced, ...locked];
  return success({
    plan: plan.value,
    sheet,
    fileName: file.fileName,
    allocation,
    placed,
    changes,
    unplaced,
    mapping: request.mapping,
  });
}

/** What differs from the scenario, in the order of the plan; a locked cell stays as it is, and is said. */
function differences(
  { rows, locks }: Allocation,
  { cells }: PlacedTable,
): { changes: ImportChange[]; locked: Unplaced[] } {
  const placed = new Map(cells.map((cell) => [`${cell.region}|${cell.line}|${cell.period}`, cell]));
  const isLocked = ({ region, line, period }: PlacedCell) =>
    locks.some(
      (lock) =>
        period >= lock.from &&
        period <= lock.to &&
        lock.regions.includes(region) &&
        lock.lines.includes(line),
    );
  const changes: ImportChange[] = [];
  const locked: Unplaced[] = [];
  for (const { region, line, amounts } of rows) {
    amounts.forEach((before, period) => {
      const cell = placed.get(`${region}|${line}|${period}`);
      if (cell === undefined || cell.amount === before) return;
      if (isLocked(cell))
        locked.push({ row: cell.row, column: cell.column, text: cell.text, reason: 'locked' });
      else changes.push({ region, line, period, before, after: cell.amount });
    });
  }
  return { changes, locked };
}

function totalOf({ rows }: Allocation): Minor {
  return minorUnits(rows.reduce((sum, row) => sum + row.amounts.reduce((a, b) => a + b, 0), 0));
}

function unknownNames(unplaced: readonly Unplaced[]): ImportPreview['unknownNames'] {
  const names = new Map<string, { dimension: 'region' | 'line'; name: string; rows: number }>();
  for (const { reason, text } of unplaced) {
    if (reason !== 'regionUnknown' && reason !== 'lineUnknown') continue;
    const dimension = reason === 'regionUnknown' ? 'region' : 'line';
    const key = `${dimension}:${nameKey(text)}`;
    const entry = names.get(key) ?? { dimension, name: text, rows: 0 };
    names.set(key, { ...entry, rows: entry.rows + 1 });
  }
  return [...names.values()];
}

function previewOf({ plan, allocation, placed, changes, unplaced }: MappedTable): ImportPreview {
  const before = totalOf(allocation);
  const difference = changes.reduce((sum, change) => sum + change.after - change.before, 0);
  return {
    revision: plan.record.revision,
    changes: changes.slice(0, MOST_SHOWN),
    changeCount: changes.length,
    sameCount:
      placed.cells.length - changes.length - unplaced.filter(({ reason }) => reason === 'locked').length,
    unplaced: unplaced.slice(0, MOST_SHOWN),
    unplacedCount: unplaced.length,
    unknownNames: unknownNames(unplaced),
    totalBefore: before,
    totalAfter: minorUnits(Math.min(before + difference, Number.MAX_SAFE_INTEGER)),
    foreign: placed.foreign,
    rounded: placed.rounded,
  };
}

function applyHandler(context: Context, files: Recent<ReadFile>): Handler<'import.apply'> {
  return (request) => {
    const table = tableOf(context, files, request);
    if (!table.ok) return table;
    const { plan, sheet, fileName, allocation, changes, mapping } = table.value;
    if (plan.record.revision !== request.revision) return failure(appError('stalePlan'));
    const edit = {
      type: 'set' as const,
      cells: changes.map(({ region, line, period, after }) => ({ region, line, period, amount: after })),
    };
    if (edit.cells.length === 0) return failure(appError('tableNothing'));
    const { totalAfter } = previewOf(table.value);
    if (totalAfter > LARGEST_TOTAL) return failure(appError('tableTooLarge'));
    const edited = applyEdit(allocation, edit, wordsFor(context, plan));
    if (!edited.ok) return failure(appError('tableTooLarge'));
    const { scenario } = request;
    const next = context.commit(plan, {
      scenario,
      action: 'importTable',
      args: { ...editArguments(edit), file: fileName.slice(0, 100) },
      patch: { type: 'spend', scenario, rows: edited.value.changes },
    });
    if (!next.ok) return next;
    rememberMapping(context.store, sheet, mapping);
    const { revision } = next.value.record;
    const history = context.store.history.state(plan.record.id);
    return success({ revision, changed: changes.length, history });
  };
}
