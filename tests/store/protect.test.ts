import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { backupFolder, listBackups, makeBackup } from '../../electron/store/backups.ts';
import { checkFile } from '../../electron/store/check.ts';
import { restoreBackup } from '../../electron/store/fresh-file.ts';
import { isEncrypted, keyFor, newKey, type StoreKey, sameKey } from '../../electron/store/key.ts';
import { openStore } from '../../electron/store/open.ts';
import { changeKey, sealBackups } from '../../electron/store/protect.ts';
import { salvage } from '../../electron/store/salvage.ts';
import { ORIGIN, openAt, samplePlan, smallPlan, temporaryPath } from './support.ts';

const NOON = Date.UTC(2026, 2, 1, 12);
const PASSPHRASE = 'die Pr\u00fcfung der Zahlen';
const key = await newKey(PASSPHRASE);
/** Another key, without the second that a passphrase takes. */
const other: StoreKey = {
  hex: key.hex.replace(/[0-9a-f]/g, (digit) => (15 - parseInt(digit, 16)).toString(16)),
};

/** Words of the plan that must not be found in any file of an encrypted store. */
const WORDS = ['Nightingale', 'headroom-plan', 'CREATE TABLE', 'SQLite format 3'];

function encrypted() {
  const path = temporaryPath();
  const store = openAt(path, key);
  store.plans.insert('p', { ...smallPlan(), name: 'Nightingale' }, ORIGIN);
  return { path, store };
}

function plainlyFound(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => WORDS.some((word) => readFileSync(path).includes(word)));
}

const backUp = (storePath: string, use: StoreKey | null, time = NOON) =>
  makeBackup({ storePath, key: use, reason: 'hourly', time });
const nameIn = (path: string, use: StoreKey | null) => openAt(path, use).plans.list()[0]?.name;

describe('an encrypted store file', () => {
  it('opens with its passphrase alone, and says what it lacks', async () => {
    const { path, store } = encrypted();
    store.close();
    expect(openStore(path)).toMatchObject({ ok: false, faults: [{ code: 'storeEncrypted' }] });
    expect(openStore(path, { key: other })).toMatchObject({
      ok: false,
      faults: [{ code: 'passphraseWrong' }],
    });
    expect(checkFile(path)).toMatchObject({ code: 'storeEncrypted' });
    expect(checkFile(path, other)).toMatchObject({ code: 'passphraseWrong' });
    // However its letters are composed: a Mac types them in two parts.
    expect(sameKey(await keyFor(path, 'die Pru\u0308fung der Zahlen'), key)).toBe(true);
    expect(nameIn(path, key)).toBe('Nightingale');
  });

  it('is not made where the driver has no cipher, which would write a plain one without a word', () => {
    const path = temporaryPath();
    // What SQLite answers to a pragma that it does not know.
    const pragma = vi.spyOn(Database.prototype, 'pragma').mockReturnValue(undefined);
    try {
      expect(openStore(path, { key })).toMatchObject({
        faults: [{ args: { reason: expect.stringContaining('no cipher') } }],
      });
    } finally {
      pragma.mockRestore();
    }
    expect(existsSync(path)).toBe(false);
  });

  it('shows nothing of its plans in the file, the write-ahead log or a backup', () => {
    const { path } = encrypted();
    expect(backUp(path, key).ok).toBe(true);
    expect(existsSync(`${path}-wal`)).toBe(true);
    expect(plainlyFound(dirname(path))).toEqual([]);
  });

  it('keeps what a killed process left in its log, also where a wrong passphrase is tried first', () => {
    const { path } = encrypted();
    const left = temporaryPath();
    for (const rest of ['', '-wal']) copyFileSync(path + rest, left + rest);
    for (const wrong of [other, null]) expect(openStore(left, { key: wrong }).ok).toBe(false);
    expect(nameIn(left, key)).toBe('Nightingale');
  });

  it('is found out to be damaged on any page, and what the others hold is saved, encrypted', () => {
    const path = temporaryPath();
    const store = openAt(path, key);
    store.plans.insert('p', { ...samplePlan(), name: 'Nightingale' }, ORIGIN);
    store.close();
    const whole = readFileSync(path);
    const pages = whole.length / 4096;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: pages - 1 }), fc.nat(4095), (page, byte) => {
        const bytes = Buffer.from(whole);
        bytes[page * 4096 + byte]! ^= 1;
        writeFileSync(path, bytes);
        expect(checkFile(path, key)).toMatchObject({ code: 'storeDamaged' });
      }),
      { numRuns: 20 },
    );
    const last = (pages - 2) * 4096;
    const bytes = Buffer.from(whole).fill(0x5a, last, last + 4096);
    writeFileSync(path, bytes);
    const target = temporaryPath('rescued.headroom');
    expect(salvage(path, target, key).plans).toMatchObject([{ name: 'Nightingale' }]);
    expect(checkFile(target, key)).toBeNull();
    expect(isEncrypted(target)).toBe(true);
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  it('is not backed up again where nothing changed, though no two copies are alike in their bytes', () => {
    const { path, store } = encrypted();
    expect(backUp(path, key)).toMatchObject({ ok: true, value: { made: true } });
    expect(backUp(path, key, NOON + 1)).toMatchObject({ ok: true, value: { made: false } });
    store.settings.set('changed', true);
    expect(backUp(path, key, NOON + 2)).toMatchObject({ ok: true, value: { made: true } });
  });

  it('has its backups restored as encrypted files, those of an earlier passphrase too', () => {
    const { path } = encrypted();
    backUp(path, key);
    const [backup] = listBackups(path);
    if (!backup) throw new Error('no backup');
    for (const [use, opens] of [
      [key, key],
      [other, key],
    ] as const) {
      const restored = restoreBackup(path, backup, { time: NOON, folders: [dirname(path)], key: use });
      if (!restored.ok) throw new Error(JSON.stringify(restored.faults));
      expect(nameIn(restored.value, opens)).toBe('Nightingale');
    }
  });
});

describe('a change of the passphrase', () => {
  /** A plain, closed store with two backups. */
  function plain() {
    const path = temporaryPath();
    const store = openAt(path);
    store.plans.insert('p', { ...smallPlan(), name: 'Nightingale' }, ORIGIN);
    backUp(path, null);
    store.settings.set('changed', true);
    backUp(path, null, NOON + 1);
    store.close();
    return path;
  }

  it('encrypts the file and its backups, leaves no plain copy, and back again; nothing is lost on the way', () => {
    const path = plain();
    const steps: [from: StoreKey | null, to: StoreKey | null][] = [
      [null, key],
      [key, other],
      [other, null],
    ];
    for (const [from, to] of steps) {
      expect(changeKey({ storePath: path, from, to })).toEqual({ ok: true, value: { backups: 2, left: 0 } });
      if (to !== null) expect(plainlyFound(dirname(path))).toEqual([]);
      expect(readdirSync(backupFolder(path))).toHaveLength(2);
      for (const backup of listBackups(path)) expect(checkFile(backup.path, to)).toBeNull();
      const store = openAt(path, to);
      expect(store.plans.document('p')?.document).toEqual({ ...smallPlan(), name: 'Nightingale' });
      expect(store.settings.get('changed')).toBe(true);
      store.close();
    }
  });

  it('is refused while another process has the file open, and with a wrong key; the file stays as it is', () => {
    const path = plain();
    const holder = openAt(path);
    expect(changeKey({ storePath: path, from: null, to: key })).toMatchObject({
      ok: false,
      faults: [{ code: 'storeLocked' }],
    });
    holder.settings.set('still', 'here');
    holder.close();
    expect(changeKey({ storePath: path, from: null, to: key }).ok).toBe(true);
    const before = readFileSync(path);
    expect(changeKey({ storePath: path, from: other, to: null })).toMatchObject({
      ok: false,
      faults: [{ code: 'passphraseWrong' }],
    });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(openAt(path, key).settings.get('still')).toBe('here');
  });

  it('leaves a backup of an earlier passphrase locked, and seals plain ones that a broken-off change left', () => {
    const path = plain();
    const [newest, oldest] = listBackups(path);
    if (!newest || !oldest) throw new Error('two backups');
    changeKey({ storePath: path, from: null, to: key });
    const locked = readFileSync(oldest.path);
    changeKey({ storePath: path, from: key, to: other });
    writeFileSync(oldest.path, locked);
    expect(changeKey({ storePath: path, from: other, to: key })).toMatchObject({
      value: { backups: 1, left: 1 },
    });
    expect(checkFile(oldest.path, key)).toBeNull();

    openAt(path, key).close();
    const plainCopy = temporaryPath();
    openAt(plainCopy).close();
    copyFileSync(plainCopy, newest.path);
    sealBackups(path, key);
    expect(checkFile(newest.path, key)).toBeNull();
    expect(isEncrypted(newest.path)).toBe(true);
  });
});
