import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { documentFromStore, plansOf } from '../service/convert.ts';
import { readPlanBytes, sizeFault } from '../service/read-file.ts';
import { asInvalidPlan, type ReadPlan, readPlanValue } from '../service/read-plan.ts';
import { isEncrypted, keyFor, looksLikeStore, type StoreKey, TELLING_BYTES } from '../store/key.ts';
import { openStore } from '../store/open.ts';
import { givenPassphrase, type PassphraseOption } from './passphrase.ts';
import { notRead, sayRemarks, type Terminal } from './terminal.ts';

/** A plan with what kind of file it stood in; in a store file others may stand beside it. */
export interface PlanSource {
  readonly plan: ReadPlan;
  readonly kind: 'document' | 'workbook' | 'store';
  readonly others: number;
  /** Whether it was an encrypted store file. */
  readonly encrypted: boolean;
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

/** The key that the passphrase makes; where none was given, null, and how to give one is said. */
async function keyOf(
  path: string,
  options: PassphraseOption,
  { words, say }: Terminal,
): Promise<Outcome<StoreKey | null, AppError>> {
  const given = givenPassphrase(options);
  if (!given.ok) return given;
  if (given.value !== null) return success(await keyFor(path, given.value));
  say(words('note', { text: words('passphraseHow') }));
  return success(null);
}

async function fromStore(
  path: string,
  planName: string | undefined,
  options: PassphraseOption,
  terminal: Terminal,
): Promise<Outcome<PlanSource, AppError>> {
  const encrypted = isEncrypted(path);
  const key = encrypted ? await keyOf(path, options, terminal) : success(null);
  if (!key.ok) return key;
  const store = openStore(path, { mode: 'read', key: key.value });
  if (!store.ok) return store;
  try {
    const document = documentFromStore(store.value, planName);
    if (!document.ok) return document;
    const plan = asInvalidPlan(readPlanValue(document.value));
    if (!plan.ok) return plan;
    const others = plansOf(store.value).length - 1;
    return success({ plan: plan.value, kind: 'store', others, encrypted });
  } finally {
    store.value.close();
  }
}

/** Reads a document or a workbook, and says what was noticed on the way. */
async function fromBytes(bytes: Uint8Array, terminal: Terminal): Promise<Outcome<PlanSource, AppError>> {
  const read = await readPlanBytes(bytes);
  if (!read.ok) return read;
  sayRemarks(terminal, read.value.remarks);
  return success({ ...read.value, others: 0, encrypted: false });
}

/**
 * Reads and checks the plan that an argument names: a document, a workbook, a store file (`FILE#plan-name`), or `-` for
 * a document or a workbook on standard input. What a file is, its first bytes say; a file that is too large is refused
 * before it is read. Faults: not there, encrypted without a passphrase that fits, no plan, every problem of it.
 */
export async function readSource(
  source: string,
  options: PassphraseOption,
  terminal: Terminal,
): Promise<Outcome<PlanSource, AppError>> {
  if (source === '-') return fromBytes(await buffer(process.stdin), terminal);
  const { path, planName } = splitName(source);
  let bytes: Buffer;
  try {
    if (isStore(path)) return await fromStore(path, planName, options, terminal);
    const fault = sizeFault(statSync(path).size);
    if (fault !== null) return failure(fault);
    bytes = readFileSync(path);
  } catch (error) {
    return failure(notRead(error));
  }
  return fromBytes(bytes, terminal);
}

/** The plan alone. */
export async function readPlan(
  source: string,
  options: PassphraseOption,
  terminal: Terminal,
): Promise<Outcome<ReadPlan, AppError>> {
  const read = await readSource(source, options, terminal);
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
