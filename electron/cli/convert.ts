import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import type { ExchangeRemark } from '#shared/messages/exchange.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { SHORTEST_PASSPHRASE } from '#shared/views-files.ts';

import { defaultScenario } from '../service/context.ts';
import { storeFromDocument } from '../service/convert.ts';
import { COMPANIONS, removeStoreFile } from '../store/files.ts';
import { newKey, type StoreKey } from '../store/key.ts';
import { givenPassphrase, type PassphraseOption } from './passphrase.ts';
import { type PlanSource, readSource } from './plan-source.ts';
import { wouldChange, writeTarget } from './targets.ts';
import { DONE, sayFaults, sayRemarks, type Terminal } from './terminal.ts';
import { makeWorkbook } from './workbook.ts';

/** Makes the store under another name in the same folder and puts it in its place when it is whole. */
function writeStore(target: string, document: PlanDocument, key: StoreKey | null): Outcome<null, AppError> {
  const unfinished = join(dirname(target), `.${randomBytes(6).toString('hex')}-${basename(target)}`);
  try {
    const made = storeFromDocument(unfinished, document, key);
    if (!made.ok) return made;
    for (const companion of COMPANIONS) rmSync(target + companion, { force: true });
    renameSync(unfinished, target);
    return success(null);
  } catch (error) {
    return failure(appError('fileNotWritten', { reason: (error as Error).message }));
  } finally {
    removeStoreFile(unfinished);
  }
}

type TargetKind = 'document' | 'workbook' | 'store';

function targetKind(target: string): TargetKind | null {
  if (target.endsWith('.headroom')) return 'store';
  if (target.endsWith('.xlsx')) return 'workbook';
  return target.endsWith('.json') || target === '-' ? 'document' : null;
}

/** Says what the target has no place for: nobody should find out when it is needed. */
function sayLosses(
  { kind, others, encrypted }: PlanSource,
  to: TargetKind,
  encrypt: boolean,
  terminal: Terminal,
): void {
  const left = (code: ExchangeRemark, args = {}) => sayRemarks(terminal, [{ code, args }]);
  if (kind === 'store') left('leftHistory');
  if (others > 0) left('leftPlans', { count: others });
  if (kind === 'workbook') left('leftResults');
  if (to === 'workbook') left('carriedHidden');
  if (encrypted && !encrypt) left('leftEncryption');
}

async function contentFor(
  kind: Exclude<TargetKind, 'store'>,
  { plan }: PlanSource,
  { locale }: Terminal,
): Promise<string | Uint8Array> {
  const { document, sha256 } = plan;
  if (kind === 'document') return `${JSON.stringify(document, null, 2)}\n`;
  const scenario = resolveScenario(document, defaultScenario(document));
  return makeWorkbook({ document, scenario, sha256, result: null, locale, createdAt: null });
}

export interface ConvertOptions extends PassphraseOption {
  readonly force: boolean;
  /** Encrypts the store file that is made, with the passphrase. */
  readonly encrypt: boolean;
}

/** A passphrase that a file may be encrypted with: as long as the window asks for; null where it is not. */
function strong(passphrase: string | null): string | null {
  return passphrase !== null && passphrase.length >= SHORTEST_PASSPHRASE ? passphrase : null;
}

/**
 * `headroom convert`: the ending of `target` says what is made, and what it does not carry is said. A store file that
 * is there, or a file that would change, is kept unless forced: either may hold work that stands nowhere else.
 */
export async function convert(
  source: string,
  target: string,
  options: ConvertOptions,
  terminal: Terminal,
): Promise<number> {
  const { force, encrypt } = options;
  const refuse = (code: 'keptFile' | 'kindNotWritten' | 'encryptNeeds') =>
    sayFaults(terminal, [
      appError('fileNotWritten', {
        reason: terminal.words(code, { name: target, count: SHORTEST_PASSPHRASE }),
      }),
    ]);
  const kind = targetKind(target);
  if (kind === null) return refuse('kindNotWritten');
  const passphrase = givenPassphrase(options);
  if (!passphrase.ok) return sayFaults(terminal, passphrase.faults);
  const secret = encrypt && kind === 'store' ? strong(passphrase.value) : null;
  if (encrypt && secret === null) return refuse('encryptNeeds');
  const read = await readSource(source, options, terminal);
  if (!read.ok) return sayFaults(terminal, read.faults);
  if (kind === 'store' && !force && existsSync(target)) return refuse('keptFile');
  const content = kind === 'store' ? null : await contentFor(kind, read.value, terminal);
  if (content !== null && !force && wouldChange(target, content)) return refuse('keptFile');
  const written =
    content === null
      ? writeStore(target, read.value.plan.document, secret === null ? null : await newKey(secret))
      : await writeTarget(target, content, terminal);
  if (!written.ok) return sayFaults(terminal, written.faults);
  sayLosses(read.value, kind, encrypt, terminal);
  return DONE;
}
