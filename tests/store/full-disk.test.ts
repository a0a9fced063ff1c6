import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import { backupFolder, makeBackup } from '../../electron/store/backups.ts';
import { checkFile } from '../../electron/store/check.ts';
import { storeFault } from '../../electron/store/faults.ts';
import { removeStoreFile } from '../../electron/store/files.ts';
import { isEncrypted } from '../../electron/store/key.ts';
import { openStore } from '../../electron/store/open.ts';
import { reencipher } from '../../electron/store/protect.ts';
import { digestOf } from '../torture/operations.ts';
import { mountSmallDisk } from './small-disk.ts';
import { AT, ORIGIN, openAt, smallPlan } from './support.ts';

const PAGE = 4096;
const disk = mountSmallDisk(2048);
afterAll(() => disk?.remove());

/** An edit of every amount, as one change. */
function edit(index: number) {
  const rows = [{ region: 'sea', line: 'brand', before: [0, 0, 0], after: [index, index, index] }];
  const minor = (amounts: number[]) => amounts.map((amount) => minorUnits(amount));
  const patch = {
    type: 'spend' as const,
    scenario: 'base',
    rows: rows.map((row) => ({ ...row, before: minor(row.before), after: minor(row.after) })),
  };
  return { at: AT, actor: 'test', scenario: 'base', action: 'set' as const, args: { index }, patch };
}

describe.skipIf(disk === null)('a disk that is full', () => {
  const folder = disk?.folder ?? '';

  it('at each write of an edit: it is refused whole or done whole, and done once there is room', () => {
    const path = join(folder, 'edits.headroom');
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    let refused = 0;
    for (let pages = 0; pages < 60; pages += 1) {
      const { revision } = store.plans.get('p') ?? { revision: -1 };
      const before = digestOf(store);
      disk?.leave(pages * PAGE);
      try {
        store.history.record('p', revision, edit(pages));
      } catch (error) {
        refused += 1;
        expect(storeFault(error)).toMatchObject({ code: 'storeNotWritten' });
        expect(digestOf(store)).toBe(before);
        disk?.leave(1024 * PAGE);
        expect(store.history.record('p', revision, edit(pages))).toBe(revision + 1);
      }
      expect(store.history.list('p', 1)[0]?.args).toEqual({ index: pages });
    }
    expect(refused).toBeGreaterThan(3);
    disk?.leave(1024 * PAGE);
    store.close();
    expect(checkFile(path)).toBeNull();
  });

  it('shows when the file is opened, and the file stays as it is', () => {
    const path = join(folder, 'opened.headroom');
    openAt(path).close();
    disk?.leave(0);
    expect(openStore(path)).toMatchObject({ ok: false, faults: [{ code: 'storeFull' }] });
    disk?.leave(1024 * PAGE);
    expect(openAt(path).plans.list()).toEqual([]);
  });

  it('makes no new file at any point, then one that is whole', () => {
    const path = join(folder, 'new.headroom');
    let pages = 0;
    for (; ; pages += 1) {
      disk?.leave(pages * PAGE);
      const store = openStore(path);
      if (store.ok) {
        store.value.close();
        break;
      }
      expect(store.faults[0]?.code).toBe('storeFull');
      // The file may be there before it can be opened for writing, but never a part of one.
      expect(readdirSync(folder).filter((name) => name.endsWith('.new'))).toEqual([]);
      if (existsSync(path)) {
        disk?.leave(1024 * PAGE);
        expect(checkFile(path)).toBeNull();
      }
      removeStoreFile(path);
    }
    expect(pages).toBeGreaterThan(4);
    disk?.leave(1024 * PAGE);
    expect(checkFile(path)).toBeNull();
  });

  it('leaves a file that is being encrypted as it was, wherever the copy ran out of room', () => {
    const path = join(folder, 'sealed.headroom');
    const key = { hex: 'ab'.repeat(48) };
    disk?.leave(1024 * PAGE);
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    const before = digestOf(store);
    store.close();
    mkdirSync(backupFolder(path));
    let refused = 0;
    for (let pages = 0; pages < 160; pages += 8) {
      disk?.leave(pages * PAGE);
      try {
        expect(reencipher(path, { storePath: path, from: null, to: key })).toBeNull();
        break;
      } catch {
        refused += 1;
      }
      expect(isEncrypted(path)).toBe(false);
      disk?.leave(1024 * PAGE);
      const found = openStore(path, { mode: 'read' });
      if (!found.ok) throw new Error(JSON.stringify(found.faults));
      expect(digestOf(found.value)).toBe(before);
      found.value.close();
    }
    expect(refused).toBeGreaterThan(3);
    expect(isEncrypted(path)).toBe(true);
    expect(checkFile(path, key)).toBeNull();
  });

  it('takes no backup that would use up the room for edits, and says so', () => {
    const path = join(folder, 'opened.headroom');
    expect(makeBackup({ storePath: path, reason: 'start', time: 0 })).toMatchObject({
      ok: false,
      faults: [{ code: 'backupNoRoom' }],
    });
  });
});
