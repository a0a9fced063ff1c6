import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { minorUnits, toMinor } from '#shared/money.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument, SpendRow } from '#shared/plan/document.ts';
import { writeFileAtomically } from '../../electron/exchange/atomic-file.ts';
import { listBackups, makeBackup } from '../../electron/store/backups.ts';
import type { Patch } from '../../electron/store/changes.ts';
import { restoreBackup } from '../../electron/store/fresh-file.ts';
import type { StoreKey } from '../../electron/store/key.ts';
import type { Store } from '../../electron/store/store.ts';

/**
 * What a tortured process does: operations that a seed and a number decide, on whatever the store then holds. Done one
 * after the other from the same beginning, they give the same store, so that another process can tell what a killed
 * one must have left.
 */

export interface Surroundings {
  readonly store: Store;
  readonly storePath: string;
  /** Of an encrypted store. */
  readonly key: StoreKey | null;
  /** Exports, and the copies that a restore makes, go here. */
  readonly folder: string;
  /** False where the files beside the store are of no interest: the reference works on the store alone. */
  readonly files: boolean;
}

/** Fractions in [0, 1) that the seed and the number of the operation decide. */
function fractions(seed: number, index: number): () => number {
  let count = 0;
  return () => {
    const digest = createHash('sha256').update(`${seed}/${index}/${count++}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
}

const START = Date.UTC(2026, 0, 1);
const timeOf = (index: number) => START + index * 61_000;
const momentOf = (index: number) => new Date(timeOf(index)).toISOString();
const MOST_PLANS = 4;

export const EXPORT_NAME = 'export.json';

/** The bytes of an export say whether they are whole, and after which operation they were made. */
export function exportText(index: number, document: unknown): string {
  const body = canonicalJson({ index, document });
  return `${createHash('sha256').update(body).digest('hex')}\n${body}\n`;
}

/** The number of the operation whose export a file holds; null where it is not whole. */
export function exportIndex(text: string): number | null {
  const [digest, body = ''] = text.split('\n');
  if (!text.endsWith('\n') || createHash('sha256').update(body).digest('hex') !== digest) return null;
  return (JSON.parse(body) as { index: number }).index;
}

/** Does operation `index`. When the promise is kept, what it did is on the disk. */
export async function operate(
  where: Surroundings,
  sample: PlanDocument,
  seed: number,
  index: number,
): Promise<void> {
  const next = fractions(seed, index);
  const { store } = where;
  const plans = store.plans.list();
  const open = plans.filter(({ deletedAt }) => deletedAt === null);
  const plan = open[Math.floor(next() * open.length)];
  const kind = next();
  if (plan === undefined || (kind < 0.06 && plans.length < MOST_PLANS)) return insert(where, sample, index);
  const at = momentOf(index);
  if (kind < 0.5) return edit(where, plan.id, index, next);
  if (kind < 0.62) return void store.history.undo(plan.id, at);
  if (kind < 0.68) return void store.history.redo(plan.id, at);
  if (kind < 0.73)
    return record(where, plan.id, index, 'rename', {
      type: 'name',
      before: plan.name,
      after: `plan ${index}`,
    });
  if (kind < 0.78) return insertRun(where, plan.id, index, next);
  if (kind < 0.82) return store.plans.setDeleted(plan.id, at);
  if (kind < 0.86) return restoreFromBin(where, index);
  if (kind < 0.89) return store.settings.set('torture', { index });
  if (kind < 0.91) return store.checkpoint();
  return where.files ? withFiles(where, plan.id, index, kind) : undefined;
}

function insert({ store }: Surroundings, sample: PlanDocument, index: number): void {
  const at = momentOf(index);
  const origin = { at, actor: 'torture', scenario: null, action: 'create' as const, args: {} };
  store.plans.insert(`p${index}`, { ...sample, name: `plan ${index}` }, origin);
}

function restoreFromBin({ store }: Surroundings, index: number): void {
  const bin = store.plans.list().filter(({ deletedAt }) => deletedAt !== null);
  const plan = bin[index % Math.max(1, bin.length)];
  if (plan) store.plans.setDeleted(plan.id, null);
}

function record(
  { store }: Surroundings,
  planId: string,
  index: number,
  action: 'set' | 'rename',
  patch: Patch,
): void {
  const { revision } = store.plans.get(planId) ?? { revision: -1 };
  const change = { at: momentOf(index), actor: 'torture', scenario: null, action, args: { index }, patch };
  if (store.history.record(planId, revision, change) === 'stale') throw new Error('stale');
}

/** A cell, a row or the whole scenario; many rows are many pages, over which a kill can fall. */
function edit(where: Surroundings, planId: string, index: number, next: () => number): void {
  const stored = where.store.plans.document(planId);
  const scenario = stored?.document.scenarios.find(({ spend }) => (spend?.length ?? 0) > 0);
  if (!scenario?.spend) throw new Error('the sample has spend');
  const share = next();
  const from = Math.floor(next() * scenario.spend.length);
  const count = share < 0.6 ? 1 : share < 0.9 ? 8 : scenario.spend.length;
  const rows = scenario.spend
    .slice(from, from + count)
    .map((row) => changedRow(row, Math.floor(next() * 1e6)));
  record(where, planId, index, 'set', { type: 'spend', scenario: scenario.id, rows });
}

function changedRow({ region, line, amounts }: SpendRow, by: number) {
  const before = amounts.map((amount) => toMinor(amount, 2) ?? minorUnits(0));
  return { region, line, before, after: before.map((amount) => minorUnits((amount + by) % 10_000_000)) };
}

function insertRun({ store }: Surroundings, planId: string, index: number, next: () => number): void {
  const scenario = 'base';
  const facts = {
    seed: index,
    trials: 1,
    sampling: 'random' as const,
    engine: 'torture',
    createdAt: momentOf(index),
  };
  const curve = Array.from({ length: 4000 }, next);
  store.runs.insert(
    { id: `r${index}`, planId, scenario, inputsHash: String(index), ...facts },
    {
      result: {} as never,
      headline: null,
      distributions: [{ variable: 'npv', cells: [{ at: {}, histogram: null, curve }] }],
    },
  );
}

/** An export over the last one, a backup, or a restore into a file of its own. */
async function withFiles(where: Surroundings, planId: string, index: number, kind: number): Promise<void> {
  const { store, storePath, key, folder } = where;
  if (kind < 0.95) {
    const text = exportText(index, store.plans.document(planId)?.document);
    const written = await writeFileAtomically(join(folder, EXPORT_NAME), text);
    if (!written.ok) throw new Error('the export was not written');
    return;
  }
  const [newest] = listBackups(storePath);
  if (kind < 0.98 || newest === undefined) {
    const made = makeBackup({ storePath, key, reason: 'hourly', time: timeOf(index) });
    if (!made.ok) throw new Error(JSON.stringify(made.faults));
    return;
  }
  const restored = restoreBackup(storePath, newest, { time: timeOf(index), folders: [folder], key });
  if (!restored.ok) throw new Error(JSON.stringify(restored.faults));
}

/** Everything that the store holds, as one number: documents, history, runs, the bin and settings. */
export function digestOf({ plans, history, runs, settings }: Store): string {
  const all = plans.list().map((plan) => ({
    ...plan,
    ...plans.document(plan.id),
    changes: history.list(plan.id, 200),
    runs: runs.list(plan.id),
    curves: runs.list(plan.id).map(({ id }) => runs.distribution(id, 'npv')?.[0]?.curve?.length ?? null),
  }));
  const text = canonicalJson({ all, torture: settings.get('torture') });
  return createHash('sha256').update(text).digest('hex');
}
