import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { APPLICATION_ID } from '../../electron/store/migrate.ts';
import { STORE_VERSION } from '../../electron/store/migrations/index.ts';
import { openStore } from '../../electron/store/open.ts';
import { ORIGIN, openAt, restart, smallPlan, temporaryPath } from './support.ts';

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function faultOf(path: string, mode: 'create' | 'read' = 'create') {
  const store = openStore(path, { mode });
  if (store.ok) {
    store.value.close();
    throw new Error('the file was opened');
  }
  return store.faults[0];
}

describe('opening a store', () => {
  it('makes a whole file, marked as ours, and leaves nothing else behind', () => {
    const path = temporaryPath();
    openAt(path).close();
    expect(readdirSync(dirname(path))).toEqual(['plans.headroom']);
    const db = new Database(path, { readonly: true });
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    expect(db.pragma('user_version', { simple: true })).toBe(STORE_VERSION);
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    db.close();
  });

  it('finds what was written before', () => {
    const path = temporaryPath();
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    expect(
      restart(store, path)
        .plans.list()
        .map(({ name }) => name),
    ).toEqual(['small']);
  });

  it('finds what was written by a process that never closed the file', () => {
    const path = temporaryPath();
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    const copy = join(dirname(path), 'after-crash.headroom');
    for (const suffix of ['', '-wal']) copyFileSync(path + suffix, copy + suffix);
    expect(openAt(copy).plans.get('p')?.name).toBe('small');
  });

  it('is not stopped by what a crash while making a file left behind', () => {
    const path = temporaryPath();
    writeFileSync(`${path}.${process.pid}.new`, 'half a file');
    expect(openAt(path).plans.list()).toEqual([]);
  });

  it.each([
    [
      'text',
      (path: string) => writeFileSync(path, 'hello, this is not a database '.repeat(50)),
      'storeForeign',
    ],
    ['no bytes', (path: string) => writeFileSync(path, ''), 'storeZeroBytes'],
    ['a folder', (path: string) => mkdirSync(path), 'storeFolder'],
    [
      'another database',
      (path: string) => new Database(path).exec('CREATE TABLE t (x)').close(),
      'storeForeign',
    ],
    [
      'damaged pages',
      (path: string) => {
        openAt(path).close();
        const bytes = readFileSync(path);
        bytes.fill(0xff, 100, 4096);
        writeFileSync(path, bytes);
      },
      'storeDamaged',
    ],
  ])('refuses %s and leaves it as it was', (_what, make, code) => {
    const path = temporaryPath();
    make(path);
    const before = code === 'storeFolder' ? null : hashOf(path);
    expect(faultOf(path)?.code).toBe(code);
    if (before !== null) expect(hashOf(path)).toBe(before);
  });

  it('says why a place cannot hold a file', () => {
    const inFile = temporaryPath();
    writeFileSync(inFile, 'x');
    expect(faultOf(join(inFile, 'plans.headroom'))).toMatchObject({
      code: 'storeUnreadable',
      args: { reason: expect.stringMatching(/ENOTDIR/) },
    });
    expect(faultOf(join(dirname(inFile), 'none', 'plans.headroom'))?.code).toBe('storeUnreadable');
  });

  it('leaves a file of a newer version untouched and names both versions', () => {
    const path = temporaryPath();
    openAt(path).close();
    const db = new Database(path);
    db.pragma(`user_version = ${STORE_VERSION + 1}`);
    db.close();
    const before = hashOf(path);
    expect(faultOf(path)).toEqual({
      code: 'storeNewer',
      args: { found: STORE_VERSION + 1, known: STORE_VERSION },
    });
    expect(faultOf(path, 'read')?.code).toBe('storeNewer');
    expect(hashOf(path)).toBe(before);
    expect(readdirSync(dirname(path))).toEqual(['plans.headroom']);
  });

  it('sees a newer version that is still in the write-ahead log', () => {
    const path = temporaryPath();
    openAt(path);
    const other = new Database(path);
    other.pragma(`user_version = ${STORE_VERSION + 1}`);
    expect(faultOf(path)?.code).toBe('storeNewer');
    other.close();
  });
});

describe('a store opened to read', () => {
  it('is not made where there is none', () => {
    const path = temporaryPath();
    expect(faultOf(path, 'read')?.code).toBe('storeMissing');
    expect(readdirSync(dirname(path))).toEqual([]);
  });

  it('reads while the app has the file open, and cannot write', () => {
    const path = temporaryPath();
    openAt(path).plans.insert('p', smallPlan(), ORIGIN);
    const reader = openStore(path, { mode: 'read' });
    if (!reader.ok) throw new Error(JSON.stringify(reader.faults));
    expect(reader.value.plans.document('p')?.document.name).toBe('small');
    expect(() => reader.value.plans.setDeleted('p', 'now')).toThrow(/readonly/);
    reader.value.close();
  });
});
