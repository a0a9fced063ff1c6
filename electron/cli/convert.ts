import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { storeFromDocument } from '../service/convert.ts';
import { readPlan } from './plan-source.ts';
import { wouldChange, writeTarget } from './targets.ts';
import { DONE, sayFaults, type Terminal } from './terminal.ts';

/** What SQLite keeps beside a store file while it is open, and may leave after a crash. */
const COMPANIONS = ['-wal', '-shm', '-journal'];

/** Makes the store under another name in the same folder and puts it in its place when it is whole. */
function writeStore(target: string, document: PlanDocument): Outcome<null, AppError> {
  const unfinished = join(dirname(target), `.${randomBytes(6).toString('hex')}-${basename(target)}`);
  try {
    const made = storeFromDocument(unfinished, document);
    if (!made.ok) return made;
    for (const companion of COMPANIONS) rmSync(target + companion, { force: true });
    renameSync(unfinished, target);
    return success(null);
  } catch (error) {
    return failure(appError('fileNotWritten', { reason: (error as Error).message }));
  } finally {
    for (const suffix of ['', ...COMPANIONS]) rmSync(unfinished + suffix, { force: true });
  }
}

/**
 * `headroom convert`: the ending of `target` says what is made. A store file that is there, or a document that would
 * change, is kept unless forced: either may hold work that stands nowhere else.
 */
export async function convert(
  source: string,
  target: string,
  force: boolean,
  terminal: Terminal,
): Promise<number> {
  const refuse = (code: 'keptFile' | 'kindNotWritten') =>
    sayFaults(terminal, [appError('fileNotWritten', { reason: terminal.words(code, { name: target }) })]);
  const toStore = target.endsWith('.headroom');
  if (!toStore && !target.endsWith('.json') && target !== '-') return refuse('kindNotWritten');
  const plan = await readPlan(source, terminal);
  if (!plan.ok) return sayFaults(terminal, plan.faults);
  const text = `${JSON.stringify(plan.value.document, null, 2)}\n`;
  if (!force && (toStore ? existsSync(target) : wouldChange(target, text))) return refuse('keptFile');
  const written = toStore
    ? writeStore(target, plan.value.document)
    : await writeTarget(target, text, terminal);
  return written.ok ? DONE : sayFaults(terminal, written.faults);
}
