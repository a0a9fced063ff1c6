import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupFolder, listBackups, makeBackup } from '../../electron/store/backups.ts';
import { restoreBackup } from '../../electron/store/fresh-file.ts';
import { openStore } from '../../electron/store/open.ts';
import { ORIGIN, openAt, smallPlan, temporaryPath } from './support.ts';

const NOON = Date.UTC(2026, 2, 1, 12);
const DAY = 86_400_000;
const hashOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

function withPlan() {
  const path = temporaryPath();
  const store = openAt(path);
  store.plans.insert('p', smallPlan(), ORIGIN);
  return { path, store };
}

function made(path: string, time = NOON, reason: 'start' | 'hourly' = 'start') {
  const outcome = makeBackup({ storePath: path, reason, time });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
  return outcome.value;
}

describe('a backup', () => {
  it('holds what the open store holds, its write-ahead log included, and opens by itself', () => {
    const { path } = withPlan();
    const { backup } = made(path);
    expect(backup).toMatchObject({ id: '2026-03-01T12-00-00.000Z.start', reason: 'start', time: NOON });
    expect(readdirSync(backupFolder(path))).toEqual([`${backup.id}.headroom`]);
    const copy = temporaryPath();
    copyFileSync(backup.path, copy);
    expect(openAt(copy).plans.document('p')?.document).toEqual(smallPlan());
  });

  it('is not made again where nothing changed, and is after a change', () => {
    const { path, store } = withPlan();
    const first = made(path);
    expect(made(path, NOON + 1)).toEqual({ backup: first.backup, made: false });
    store.plans.setDeleted('p', 'now');
    expect(made(path, NOON + 2, 'hourly')).toMatchObject({ made: true, backup: { reason: 'hourly' } });
    expect(listBackups(path).map(({ time }) => time)).toEqual([NOON + 2, NOON]);
  });

  it('is thinned out by the ladder as time goes on', () => {
    const { path, store } = withPlan();
    for (let hour = 0; hour < 12; hour += 1) {
      store.settings.set('hour', hour);
      made(path, NOON - hour * 60_000);
    }
    expect(listBackups(path)).toHaveLength(12);
    store.settings.set('hour', 'later');
    made(path, NOON + 3 * DAY);
    expect(listBackups(path).map(({ time }) => time)).toEqual([NOON + 3 * DAY, NOON]);
  });

  it('is made and kept, and takes none away, where the clock was set back by a day', () => {
    const { path, store } = withPlan();
    made(path);
    store.settings.set('clock', 'right');
    made(path, NOON + 1000);
    store.settings.set('clock', 'a day slow');
    expect(made(path, NOON - DAY)).toMatchObject({ made: true });
    expect(listBackups(path).map(({ time }) => time)).toEqual([NOON + 1000, NOON, NOON - DAY]);
  });

  it('is not made of a damaged file, and those that are there stay', () => {
    const { path, store } = withPlan();
    const { backup } = made(path);
    store.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 2 * 4096, 6 * 4096);
    writeFileSync(path, bytes);
    const outcome = makeBackup({ storePath: path, reason: 'hourly', time: NOON + 90 * DAY });
    expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'storeDamaged' }] });
    expect(readdirSync(backupFolder(path))).toEqual([`${backup.id}.headroom`]);
  });

  it('says why where its folder cannot be made, and leaves no part of itself', () => {
    const { path } = withPlan();
    writeFileSync(backupFolder(path), 'a file in its place');
    expect(makeBackup({ storePath: path, reason: 'start', time: NOON })).toMatchObject({ ok: false });
    expect(listBackups(path)).toEqual([]);
  });

  it('does away with what a process that died left half made an hour ago, not with one under way', () => {
    const { path } = withPlan();
    mkdirSync(backupFolder(path));
    const [old, fresh] = ['.00112233aabb.tmp', '.ffeeddccbbaa.tmp'].map((name) =>
      join(backupFolder(path), name),
    );
    for (const [file, age] of [
      [old, 2],
      [fresh, 0.5],
    ] as const) {
      writeFileSync(file ?? '', 'half');
      const written = new Date(NOON - age * 3_600_000);
      utimesSync(file ?? '', written, written);
    }
    made(path);
    expect([existsSync(old ?? ''), existsSync(fresh ?? '')]).toEqual([false, true]);
  });

  it('is found by its own name alone: other files in the folder are none', () => {
    const { path } = withPlan();
    const { backup } = made(path);
    for (const name of ['notes.txt', 'x.headroom', '2026-13-99T99-00-00.000Z.start.headroom', '..headroom']) {
      writeFileSync(join(backupFolder(path), name), 'x');
    }
    mkdirSync(join(backupFolder(path), '2026-03-01T12-00-00.000Z.hourly.headroom'));
    expect(listBackups(path).map(({ id }) => id)).toEqual([backup.id]);
  });
});

describe('restoring', () => {
  it('makes a new file, and leaves the old one and the backup as they are', () => {
    const { path, store } = withPlan();
    const { backup } = made(path);
    store.close();
    const before = [hashOf(path), hashOf(backup.path)];
    const folders = [dirname(path)];
    const paths = [0, 1].map(() => restoreBackup(path, backup, { time: NOON, folders }));
    expect(paths.map((each) => each.ok && basename(each.value))).toEqual([
      'plans (restored 2026-03-01 12.00).headroom',
      'plans (restored 2026-03-01 12.00) 2.headroom',
    ]);
    expect([hashOf(path), hashOf(backup.path)]).toEqual(before);
    const [first] = paths;
    if (first?.ok) expect(openAt(first.value).plans.get('p')?.name).toBe('small');
  });

  it('takes the next folder where the first cannot be written to', () => {
    const { path } = withPlan();
    const { backup } = made(path);
    const other = dirname(temporaryPath());
    const restored = restoreBackup(path, backup, { time: NOON, folders: [join(other, 'none'), other] });
    expect(restored.ok && dirname(restored.value)).toBe(other);
  });

  it('refuses a backup that was damaged since, and makes no file', () => {
    const { path } = withPlan();
    const { backup } = made(path);
    const bytes = readFileSync(backup.path);
    bytes.fill(0xee, 4096, 5 * 4096);
    writeFileSync(backup.path, bytes);
    const before = readdirSync(dirname(path));
    expect(restoreBackup(path, backup, { time: NOON, folders: [dirname(path)] })).toMatchObject({
      ok: false,
      faults: [{ code: 'storeDamaged' }],
    });
    expect(readdirSync(dirname(path))).toEqual(before);
  });
});

describe('before a migration', () => {
  it('whoever opens is asked, and a fault keeps the file at its version', async () => {
    const { default: Database } = await import('better-sqlite3');
    const { migrate, versionOf } = await import('../../electron/store/migrate.ts');
    const { MIGRATIONS } = await import('../../electron/store/migrations/index.ts');
    const path = temporaryPath();
    const db = new Database(path);
    migrate(db, MIGRATIONS.slice(0, 1));
    db.close();
    let asked = 0;
    const refused = openStore(path, {
      beforeMigration: () => {
        asked += 1;
        return { code: 'backupNoRoom', args: { needed: '1', free: '0' } };
      },
    });
    expect([asked, refused.ok]).toEqual([1, false]);
    const again = new Database(path);
    expect(versionOf(again)).toBe(1);
    again.close();
    const { backup } = made(path);
    openAt(path);
    const kept = new Database(backup.path, { readonly: true });
    expect(versionOf(kept)).toBe(1);
    kept.close();
  });
});
