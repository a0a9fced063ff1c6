import { existsSync, readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { documentFromStore } from '../service/convert.ts';
import { asInvalidPlan, type ReadPlan, readPlanText, readPlanValue } from '../service/read-plan.ts';
import { openStore } from '../store/open.ts';
import { notRead, type Terminal } from './terminal.ts';

/** The first bytes of every SQLite file. */
const SQLITE = 'SQLite format 3\0';
/** The first bytes of every zip archive, which a workbook is. */
const ZIP = 'PK\u0003\u0004';

/** `FILE#plan-name`; a file whose own name has a `#` is that file. */
function splitName(source: string): { path: string; planName?: string } {
  const hash = source.lastIndexOf('#');
  if (hash <= 0 || existsSync(source)) return { path: source };
  return { path: source.slice(0, hash), planName: source.slice(hash + 1) };
}

function startsWith(bytes: Buffer, signature: string): boolean {
  return bytes.subarray(0, signature.length).toString('latin1') === signature;
}

function fromStore(path: string, planName: string | undefined): Outcome<ReadPlan, AppError> {
  const store = openStore(path, { mode: 'read' });
  if (!store.ok) return store;
  try {
    const document = documentFromStore(store.value, planName);
    return document.ok ? asInvalidPlan(readPlanValue(document.value)) : document;
  } finally {
    store.value.close();
  }
}

/**
 * Reads and checks the plan that an argument names: a document, a store file (`FILE#plan-name`), or `-` for a document
 * on standard input. What a file is, its first bytes say. Faults: not there, no plan, every problem of the document.
 */
export async function readPlan(source: string, { words }: Terminal): Promise<Outcome<ReadPlan, AppError>> {
  if (source === '-') return asInvalidPlan(readPlanText(await text(process.stdin)));
  const { path, planName } = splitName(source);
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    return failure(notRead(error));
  }
  if (startsWith(bytes, SQLITE)) return fromStore(path, planName);
  if (startsWith(bytes, ZIP))
    return failure(appError('fileNotRead', { reason: words('kindNotRead', { name: path }) }));
  return asInvalidPlan(readPlanText(bytes.toString('utf8')));
}

/** The scenarios that were named and are not in the plan, each with those that are. */
export function checkScenarios(
  { scenarios }: PlanDocument,
  named: readonly string[],
): Outcome<null, AppError> {
  const known = scenarios.map(({ id }) => id);
  const unknown = named.filter((id) => !known.includes(id));
  if (unknown.length === 0) return success(null);
  return failure(
    ...unknown.map((scenario) => appError('scenarioNotFound', { scenario, known: known.join(', ') })),
  );
}
