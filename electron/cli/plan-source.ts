import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { documentFromStore, plansOf } from '../service/convert.ts';
import { looksLikeStore, readPlanBytes, sizeFault, TELLING_BYTES } from '../service/read-file.ts';
import { asInvalidPlan, type ReadPlan, readPlanValue } from '../service/read-plan.ts';
import { openStore } from '../store/open.ts';
import { notRead, sayRemarks, type Terminal } from './terminal.ts';

/** A plan with what kind of file it stood in; in a store file others may stand beside it. */
export interface PlanSource {
  readonly plan: ReadPlan;
  readonly kind: 'document' | 'workbook' | 'store';
  readonly others: number;
}

/** `FILE#plan-name`; a file whose own name has a `#` is that file. */
function splitName(source: string): { path: string; planName?: string } {
  const hash = source.lastIndexOf('#');
  if (hash <= 0 || existsSync(source)) return { path: source };
  return { path: source.slice(0, hash), planName: source.slice(hash + 1) };
}

function isStore(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const start = Buffer.alloc(TELLING_BYTES);
    readSync(file, start);
    return looksLikeStore(start);
  } finally {
    closeSync(file);
  }
}

function fromStore(path: string, planName: string | undefined): Outcome<PlanSource, AppError> {
  const store = openStore(path, { mode: 'read' });
  if (!store.ok) return store;
  try {
    const document = documentFromStore(store.value, planName);
    if (!document.ok) return document;
    const plan = asInvalidPlan(readPlanValue(document.value));
    if (!plan.ok) return plan;
    return success({ plan: plan.value, kind: 'store', others: plansOf(store.value).length - 1 });
  } finally {
    store.value.close();
  }
}

/** Reads a document or a workbook, and says what was noticed on the way. */
async function fromBytes(bytes: Uint8Array, terminal: Terminal): Promise<Outcome<PlanSource, AppError>> {
  const read = await readPlanBytes(bytes);
  if (!read.ok) return read;
  sayRemarks(terminal, read.value.remarks);
  return success({ ...read.value, others: 0 });
}

/**
 * Reads and checks the plan that an argument names: a document, a workbook, a store file (`FILE#plan-name`), or `-` for
 * a document or a workbook on standard input. What a file is, its first bytes say; a file that is too large is refused
 * before it is read. Faults: not there, no plan, every problem of it.
 */
export async function readSource(source: string, terminal: Terminal): Promise<Outcome<PlanSource, AppError>> {
  if (source === '-') return fromBytes(await buffer(process.stdin), terminal);
  const { path, planName } = splitName(source);
  let bytes: Buffer;
  try {
    if (isStore(path)) return fromStore(path, planName);
    const fault = sizeFault(statSync(path).size);
    if (fault !== null) return failure(fault);
    bytes = readFileSync(path);
  } catch (error) {
    return failure(notRead(error));
  }
  return fromBytes(bytes, terminal);
}

/** The plan alone. */
export async function readPlan(source: string, terminal: Terminal): Promise<Outcome<ReadPlan, AppError>> {
  const read = await readSource(source, terminal);
  return read.ok ? success(read.value.plan) : read;
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
