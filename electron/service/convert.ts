import { randomUUID } from 'node:crypto';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { standsAlone } from '../store/files.ts';
import type { StoreKey } from '../store/key.ts';
import { openStore } from '../store/open.ts';
import type { PlanRecord } from '../store/plans.ts';
import type { Store } from '../store/store.ts';
import { faultOf } from './faults.ts';

/** The plans of a store that are not in the bin, oldest first. */
export function plansOf(store: Store): PlanRecord[] {
  return store.plans.list().filter(({ deletedAt }) => deletedAt === null);
}

/** Every plan of a store as a document, those in the bin left out. */
export function documentsFromStore(store: Store): Outcome<PlanDocument[], AppError> {
  const found = plansOf(store).flatMap(({ id }) => store.plans.document(id)?.document ?? []);
  return found.length === 0 ? failure(appError('storeEmpty')) : success(found);
}

/**
 * A plan of a store as a document: the one of that name, or the only one. Plans in the bin do not count. Of several
 * with one name, which a bin that was restored can bring about, the oldest.
 */
export function documentFromStore(store: Store, planName?: string): Outcome<PlanDocument, AppError> {
  const plans = plansOf(store);
  const known = plans.map(({ name }) => `"${name}"`).join(', ');
  const [first, ...others] = planName === undefined ? plans : plans.filter(({ name }) => name === planName);
  if (plans.length === 0) return failure(appError('storeEmpty'));
  if (first === undefined) return failure(appError('planNameUnknown', { name: planName ?? '', known }));
  if (planName === undefined && others.length > 0) return failure(appError('planNameNeeded', { known }));
  const stored = store.plans.document(first.id);
  return stored === null ? failure(appError('storeEmpty')) : success(stored.document);
}

/** Makes a store file that holds one plan, from a valid document; encrypted by `key`. `path` must not exist yet. */
export function storeFromDocument(
  path: string,
  document: PlanDocument,
  key: StoreKey | null,
): Outcome<null, AppError> {
  const store = openStore(path, { key });
  if (!store.ok) return store;
  try {
    const at = new Date().toISOString();
    const args = { name: document.name };
    const origin = { at, actor: 'headroom convert', scenario: null, action: 'import' as const, args };
    store.value.plans.insert(randomUUID(), document, origin);
  } catch (error) {
    return failure(faultOf(error));
  } finally {
    store.value.close();
  }
  return standsAlone(path) ? success(null) : failure(appError('storeFull', { reason: 'SQLITE_FULL' }));
}
