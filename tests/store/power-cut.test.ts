import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { StoreKey } from '../../electron/store/key.ts';
import { migrate, versionOf } from '../../electron/store/migrate.ts';
import { MIGRATIONS, STORE_VERSION } from '../../electron/store/migrations/index.ts';
import { openStore } from '../../electron/store/open.ts';
import type { Store } from '../../electron/store/store.ts';
import { digestOf, operate } from '../torture/operations.ts';
import { openAt, smallPlan, temporaryPath } from './support.ts';

/**
 * A power cut loses or scrambles what was written and not yet synced. With WAL and synchronous = FULL that is, between
 * checkpoints, the tail of the log behind the last acknowledged edit; during a checkpoint, any of the pages that are
 * being copied into the file, while the log is whole.
 */

const SECTOR = 512;
const OPERATIONS = 40;

interface Recording {
  readonly key: StoreKey | null;
  readonly file: Buffer;
  readonly log: Buffer;
  /** The file after the log was copied into it. */
  readonly checkpointed: Buffer;
  /** After each operation: how much of the log was synced, and what the store held. */
  readonly acknowledged: readonly { length: number; digest: string }[];
}

/** Operations on a store whose log is never checkpointed, as small as they come. */
async function record(key: StoreKey | null): Promise<Recording> {
  const path = temporaryPath();
  const store = openAt(path, key);
  const file = readFileSync(path);
  const acknowledged: { length: number; digest: string }[] = [];
  const where = { store, storePath: path, key, folder: '', files: false };
  for (let index = 0; index < OPERATIONS; index += 1) {
    await operate(where, smallPlan(), 7, index);
    acknowledged.push({ length: readFileSync(`${path}-wal`).length, digest: digestOf(store) });
  }
  const log = readFileSync(`${path}-wal`);
  store.checkpoint();
  return { key, file, log, checkpointed: readFileSync(path), acknowledged };
}

const recording = await record(null);
const encrypted = await record({ hex: randomBytes(48).toString('hex') });
const opened: Store[] = [];
afterAll(() => {
  for (const store of opened) store.close();
});

/** What a store holds that is found in this state after the cut. */
function afterCut(file: Buffer, log: Buffer, key: StoreKey | null = null): string {
  const path = temporaryPath();
  writeFileSync(path, file);
  writeFileSync(`${path}-wal`, log);
  const store = openStore(path, { key });
  if (!store.ok) throw new Error(JSON.stringify(store.faults));
  try {
    return digestOf(store.value);
  } finally {
    store.value.close();
  }
}

describe('a power cut', () => {
  it.each([
    ['', recording, 18],
    [' of an encrypted file', encrypted, 10],
  ])('takes no acknowledged edit, whatever becomes of the log%s behind it', (_what, recorded, numRuns) => {
    const { key, file, log, acknowledged } = recorded;
    const cut = fc.record({
      last: fc.integer({ min: 0, max: OPERATIONS - 1 }),
      fates: fc.array(fc.nat(3), { minLength: 16, maxLength: 16 }),
    });
    fc.assert(
      fc.property(cut, ({ last, fates }) => {
        const synced = acknowledged[last]?.length ?? 0;
        const found = Buffer.from(log);
        for (let at = synced; at < log.length; at += SECTOR) {
          const fate = fates[((at / SECTOR) % fates.length) | 0];
          const end = Math.min(at + SECTOR, log.length);
          if (fate === 1) found.fill(0, at, end);
          if (fate === 2) found.fill(0xa5, at, end);
          if (fate === 3 && at >= SECTOR) log.copy(found, at, at - SECTOR, at);
        }
        const possible = acknowledged.slice(last).map(({ digest }) => digest);
        expect(possible).toContain(afterCut(file, found, key));
      }),
      { numRuns },
    );
  });

  it('takes no acknowledged edit where the log ends anywhere behind it', () => {
    const { file, log, acknowledged } = recording;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: OPERATIONS - 1 }), fc.nat(log.length), (last, more) => {
        const synced = acknowledged[last]?.length ?? 0;
        const found = log.subarray(0, Math.min(log.length, synced + more));
        const possible = acknowledged.slice(last).map(({ digest }) => digest);
        expect(possible).toContain(afterCut(file, found));
      }),
      { numRuns: 12 },
    );
  });

  it('in the midst of a checkpoint takes nothing at all, whichever pages had reached the file', () => {
    const { file, log, checkpointed, acknowledged } = recording;
    const pages = checkpointed.length / 4096;
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: pages, maxLength: pages }), (written) => {
        const found = Buffer.alloc(checkpointed.length);
        file.copy(found);
        written.forEach((done, page) => {
          if (done) checkpointed.copy(found, page * 4096, page * 4096, (page + 1) * 4096);
        });
        expect(afterCut(found, log)).toBe(acknowledged.at(-1)?.digest);
      }),
      { numRuns: 12 },
    );
  });

  it('in the midst of a migration leaves the old version or the new one, with all that the file held', () => {
    const path = temporaryPath();
    const old = new Database(path);
    old.pragma('journal_mode = WAL');
    migrate(old, MIGRATIONS.slice(0, 1));
    old.exec(`INSERT INTO plans VALUES ('p', 'n', 'USD', '{}', 0, 't', 't', NULL);
      INSERT INTO changes (plan_id, at, actor, action, args, patch, state)
      VALUES ('p', 't', 'a', 'create', '{}', NULL, 'done')`);
    old.pragma('wal_checkpoint(TRUNCATE)');
    const before = readFileSync(path);
    migrate(old);
    const log = readFileSync(`${path}-wal`);
    old.close();
    const found = new Set<number>();
    const steps = Math.ceil(log.length / (2 * SECTOR));
    for (let step = 0; step <= steps; step += 1) {
      const length = Math.min(2 * SECTOR * step, log.length);
      const cut = temporaryPath();
      writeFileSync(cut, before);
      writeFileSync(`${cut}-wal`, log.subarray(0, length));
      const looked = new Database(cut);
      found.add(versionOf(looked));
      looked.close();
      const store = openAt(cut);
      expect(store.plans.list().map(({ id }) => id)).toEqual(['p']);
      expect(store.history.list('p', 10)).toHaveLength(1);
    }
    expect([...found].sort()).toEqual([1, STORE_VERSION]);
  });

  it('is not survived by luck: without the log, what stood in it is missing', () => {
    const path = temporaryPath();
    writeFileSync(path, recording.file);
    copyFileSync(path, `${path}.copy`);
    expect(openAt(path).plans.list()).toEqual([]);
  });
});
