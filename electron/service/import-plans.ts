import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { PlansImported } from '#shared/views-import.ts';
import { readTablesApart } from '../exchange/read/read-apart.ts';
import { looksLikeStore } from '../store/key.ts';
import { openStore } from '../store/open.ts';
import type { Context } from './context.ts';
import { documentsFromStore } from './convert.ts';
import type { Handler } from './handlers.ts';
import { addPlan } from './plans.ts';
import { readPlanBytes } from './read-file.ts';
import { asInvalidPlan, readPlanValue } from './read-plan.ts';

/** What a file holds, read and checked; nothing of it stands in the store yet. */
interface PlansRead {
  readonly documents: readonly PlanDocument[];
  readonly remarks: PlansImported['remarks'];
}

/** Takes the plans of a file over as new ones: all of them, or none where one is at fault. */
export function planImportHandler(context: Context): Handler<'import.plan'> {
  return async ({ fileName, data }) => {
    const bytes = Buffer.from(data, 'base64');
    const read = looksLikeStore(bytes) ? readStoreFile(bytes) : await readOne(bytes, fileName);
    if (!read.ok) return read;
    const { documents, remarks } = read.value;
    const args = { file: fileName.slice(0, 100) };
    const plans = documents.map((document) => addPlan(context, document, 'import', args));
    return success({ plans, remarks: [...remarks] });
  };
}

/** A document, or a workbook, which is unpacked in a thread of its own. */
async function readOne(bytes: Uint8Array, fileName: string): Promise<Outcome<PlansRead, AppError>> {
  const read = await readPlanBytes(bytes, (workbook) => readTablesApart(workbook, fileName));
  if (!read.ok) return read;
  const { plan, kind, remarks } = read.value;
  const left = kind === 'workbook' ? [{ code: 'leftResults' as const, args: {} }] : [];
  return success({ documents: [plan.document], remarks: [...remarks, ...left] });
}

/** The plans of a store file that are not in its bin. A copy is opened, so that one of an older version can be brought up to date. */
function readStoreFile(bytes: Uint8Array): Outcome<PlansRead, AppError> {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-import-'));
  try {
    const copy = join(folder, 'plans.headroom');
    writeFileSync(copy, bytes);
    const store = openStore(copy);
    if (!store.ok)
      return store.faults[0]?.code === 'storeEncrypted' ? failure(appError('importEncrypted')) : store;
    try {
      const found = documentsFromStore(store.value);
      if (!found.ok) return found;
      for (const document of found.value) {
        const checked = asInvalidPlan(readPlanValue(document));
        if (!checked.ok) return checked;
      }
      return success({ documents: found.value, remarks: [{ code: 'leftHistory', args: {} }] });
    } finally {
      store.value.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
