import { type AppError, appError } from '#shared/errors.ts';
import { mebibytes } from '#shared/file-size.ts';
import type { ExchangeRemark } from '#shared/messages/exchange.ts';
import type { Message } from '#shared/messages/message.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { Sheet } from '#shared/table/grid.ts';
import { type HomeCame, readHome } from '../exchange/home/read-home.ts';
import { MOST_BYTES } from '../exchange/read/limits.ts';
import { looksLikeWorkbook, readWorkbookSheets } from '../exchange/read/xlsx.ts';
import { asInvalidPlan, type ReadPlan, readPlanText, readPlanValue } from './read-plan.ts';

/** A plan that was read from a file, and what was noticed on the way. */
export interface PlanFile {
  readonly plan: ReadPlan;
  readonly kind: 'document' | 'workbook';
  readonly remarks: readonly Message<ExchangeRemark>[];
}

/** An error where a file is larger than what is read; null where it is not. */
export function sizeFault(bytes: number): AppError | null {
  if (bytes <= MOST_BYTES) return null;
  return appError('fileTooLarge', { size: mebibytes(bytes), most: mebibytes(MOST_BYTES) });
}

/** A plan by a workbook's sheets, checked; each fault of it at the cell that brought it about, where one did. */
function checked({ document, placeOf }: HomeCame): Outcome<ReadPlan, AppError> {
  const read = readPlanValue(document);
  if (read.ok) return read;
  const problems = read.faults.map((problem) => {
    const place = placeOf(problem.path);
    return place === null ? problem : { ...problem, path: `${place} (${problem.path})` };
  });
  return asInvalidPlan(failure(...problems));
}

/** Reads a workbook that Headroom wrote: the plan with what was edited since. */
function planOfSheets(sheets: readonly Sheet[]): Outcome<PlanFile, AppError> {
  const home = readHome(sheets);
  if (!home.ok) return home;
  const plan = checked(home.value);
  if (!plan.ok) return plan;
  const { changes, remarks } = home.value;
  const taken = changes > 0 ? [{ code: 'editsTaken' as const, args: { count: changes } }] : [];
  return success({ plan: plan.value, kind: 'workbook', remarks: [...taken, ...remarks] });
}

/**
 * Reads a plan from the bytes of a document or a workbook; which of them, the first bytes say. `readSheets` is how a
 * workbook is unpacked: here, or in a thread of its own.
 */
export async function readPlanBytes(
  bytes: Uint8Array,
  readSheets: (bytes: Uint8Array) => Promise<Outcome<Sheet[], AppError>> = readWorkbookSheets,
): Promise<Outcome<PlanFile, AppError>> {
  if (bytes.byteLength === 0) return failure(appError('fileEmpty'));
  const fault = sizeFault(bytes.byteLength);
  if (fault !== null) return failure(fault);
  if (looksLikeWorkbook(bytes)) {
    const sheets = await readSheets(bytes);
    return sheets.ok ? planOfSheets(sheets.value) : sheets;
  }
  const plan = asInvalidPlan(readPlanText(new TextDecoder().decode(bytes)));
  return plan.ok ? success({ plan: plan.value, kind: 'document', remarks: [] }) : plan;
}
