import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import type { AppEvent } from '#shared/views.ts';
import { type Front, openFront } from '../../electron/host/front.ts';
import { applicationRoot } from '../../electron/host/paths.ts';
import { backupFolder } from '../../electron/store/backups.ts';
import { isEncrypted } from '../../electron/store/key.ts';
import { fileOf } from '../plan-file.ts';
import { fakeSimulator } from '../service/support.ts';
import { ORIGIN, samplePlan } from '../store/sample.ts';
import { openAt } from '../store/support.ts';

const fronts: Front[] = [];
afterEach(async () => {
  for (const front of fronts.splice(0)) await front.close();
});

async function frontOn(dataFolder: string, named?: string) {
  const root = applicationRoot(import.meta.dirname);
  const file = named === undefined ? {} : { named };
  const front = await openFront({
    root,
    dataFolder,
    ...file,
    host: 'browser',
    quit: () => {},
    simulator: fakeSimulator,
  });
  fronts.push(front);
  const call = async <Name extends CallName>(name: Name, request: RequestOf<Name>) =>
    (await front.service.handle(name, request)) as Reply<ResponseOf<Name>>;
  const value = async <Name extends CallName>(name: Name, request: RequestOf<Name>) => {
    const reply = await call(name, request);
    if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
    return reply.value;
  };
  const events: AppEvent[] = [];
  front.service.subscribe((event) => events.push(event));
  return { front, call, value, events };
}

const newFolder = () => mkdtempSync(join(tmpdir(), 'headroom-front-'));

/** A store with one plan of a telling name. */
function prepared(folder: string, name = 'plans.headroom'): string {
  const path = join(folder, name);
  const store = openAt(path);
  store.plans.insert('p', { ...samplePlan(), name: 'Project Nightingale' }, ORIGIN);
  store.close();
  return path;
}

describe('the file that a host has open', () => {
  it('is backed up before a plan is deleted, and once more by hand only where something changed', async () => {
    const path = prepared(newFolder());
    const { value } = await frontOn(newFolder(), path);
    await value('plans.delete', { planId: 'p' });
    const { backups } = await value('backups.list', {});
    expect(backups.map(({ reason }) => reason)).toEqual(['delete']);
    expect(await value('backups.create', {})).toMatchObject({ made: true, backup: { reason: 'manual' } });
    expect(await value('backups.create', {})).toMatchObject({ made: false });
  });

  it('gives way to a backup as a new file, which opens the next time too', async () => {
    const data = newFolder();
    prepared(data, 'headroom.headroom');
    const { front, value, events } = await frontOn(data);
    await value('backups.create', {});
    const [plan] = (await value('plans.list', {})).plans;
    await value('plans.rename', { planId: plan?.id ?? '', name: 'Changed since' });
    const [backup] = (await value('backups.list', {})).backups;
    const start = await value('backups.restore', { backup: backup?.id ?? '' });
    expect(start).toMatchObject({ state: 'open', storeName: expect.stringMatching(/restored/) });
    expect(events).toContainEqual({ type: 'fileChanged' });
    expect((await value('plans.list', {})).plans.map(({ name }) => name)).toEqual(['Project Nightingale']);
    await front.close();
    fronts.splice(fronts.indexOf(front), 1);

    const again = await frontOn(data);
    expect(await again.value('file.state', {})).toEqual(start);
    const others = (await again.value('file.others', {})).files;
    const old = others.find(({ name }) => name === 'headroom.headroom');
    await again.value('file.open', { token: old?.token ?? '' });
    expect((await again.value('plans.list', {})).plans.map(({ name }) => name)).toEqual(['Changed since']);
  });

  it('can be come back to from another one that does not open', async () => {
    const path = prepared(newFolder());
    const { value } = await frontOn(newFolder(), path);
    writeFileSync(join(path, '..', 'broken.headroom'), '');
    const { files } = await value('file.others', {});
    const broken = files.find(({ name }) => name === 'broken.headroom');
    const failed = await value('file.open', { token: broken?.token ?? '' });
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'storeZeroBytes' } });
    if (failed.state !== 'failed') return;
    const back = failed.offers.others.find(({ name }) => name === 'plans.headroom');
    expect(await value('file.open', { token: back?.token ?? '' })).toMatchObject({ state: 'open' });
  });

  it('takes no path and no invented token', async () => {
    const path = prepared(newFolder());
    const { call, front } = await frontOn(newFolder(), path);
    for (const token of [path, '../plans.headroom', 'a'.repeat(32)]) {
      expect(await call('file.open', { token })).toMatchObject({
        ok: false,
        error: { code: 'storeMissing' },
      });
    }
    for (const backup of ['../plans', '..', `${basename(path)}`]) {
      expect(await call('backups.restore', { backup })).toMatchObject({ error: { code: 'backupUnknown' } });
    }
    expect(front.desk.fault).toBeNull();
  });

  it('is closed at once where it turns out to be damaged, and what there is to do is offered', async () => {
    const path = prepared(newFolder());
    const { front, call, value, events } = await frontOn(newFolder(), path);
    const bytes = readFileSync(path);
    bytes.fill(0xff, 10 * 4096);
    writeFileSync(path, bytes);
    expect(await call('backups.create', {})).toMatchObject({ ok: false, error: { code: 'storeDamaged' } });
    await expect.poll(() => front.desk.fault?.code).toBe('storeDamaged');
    expect(events).toContainEqual({ type: 'fileChanged' });
    expect(await call('plans.list', {})).toMatchObject({ ok: false, error: { code: 'storeDamaged' } });
    expect(await value('file.state', {})).toMatchObject({ state: 'failed', offers: { salvage: true } });
  });

  it('is not made anew where it is gone and backups of it are there, unless that is asked for', async () => {
    const folder = newFolder();
    const path = join(folder, 'plans.headroom');
    const first = await frontOn(newFolder(), path);
    await first.value('backups.create', {});
    await first.front.close();
    fronts.splice(0);
    rmSync(path);
    const { front, value } = await frontOn(newFolder(), path);
    expect(front.desk.fault?.code).toBe('storeGone');
    expect(existsSync(path)).toBe(false);
    expect(await value('file.create', {})).toMatchObject({ state: 'open', storeName: 'plans.headroom' });
    expect(readdirSync(backupFolder(path))).toHaveLength(1);
  });
});

describe('a file that a passphrase protects', () => {
  const passphrase = 'an offline passphrase';
  const next = 'and another passphrase';

  it('is encrypted while it is open, with its backups; then opens with the passphrase alone', async () => {
    const data = newFolder();
    prepared(data, 'headroom.headroom');
    const { front, call, value } = await frontOn(data);
    await value('backups.create', {});
    const listed = value('file.protect', { current: null, next: passphrase });
    // What is asked for meanwhile waits.
    expect((await value('plans.list', {})).plans).toHaveLength(1);
    expect(await listed).toEqual({ backups: 1, left: 0 });
    expect(await value('file.state', {})).toMatchObject({ state: 'open', encrypted: true });
    await value('plans.rename', { planId: 'p', name: 'Under lock' });
    expect(await value('backups.create', {})).toMatchObject({ made: true });
    expect(await call('file.protect', { current: 'not the present one', next: null })).toMatchObject({
      error: { code: 'passphraseNotCurrent' },
    });
    expect(await call('file.protect', { current: passphrase, next: 'too short' })).toMatchObject({
      error: { code: 'badRequest' },
    });
    await front.close();
    fronts.splice(0);

    const again = await frontOn(data);
    expect(await again.value('file.state', {})).toMatchObject({
      state: 'failed',
      error: { code: 'storeEncrypted' },
      offers: { salvage: false },
    });
    expect(await again.value('file.unlock', { passphrase: next })).toMatchObject({
      error: { code: 'passphraseWrong' },
    });
    expect(await again.value('file.unlock', { passphrase })).toMatchObject({ state: 'open' });
    const [, older] = (await again.value('backups.list', {})).backups;
    const restored = await again.value('backups.restore', { backup: older?.id ?? '' });
    // The backup has the salt of its file, so its key is known.
    expect(restored).toMatchObject({ state: 'open', encrypted: true });
    expect((await again.value('plans.list', {})).plans.map(({ name }) => name)).toEqual([
      'Project Nightingale',
    ]);
    const { text } = await again.value('diagnostics.get', {});
    for (const secret of [passphrase, next, again.front.desk.key?.hex ?? '?'])
      expect(text).not.toContain(secret);
  });

  it('can be begun as one, and is a plain file again where the passphrase is removed', async () => {
    const { front, value } = await frontOn(newFolder());
    await value('file.create', { passphrase });
    const { path } = front.desk;
    expect(isEncrypted(path)).toBe(true);
    await value('file.protect', { current: passphrase, next: null });
    expect(await value('file.state', {})).toMatchObject({ state: 'open', encrypted: false });
    expect(readFileSync(path).toString('latin1', 0, 15)).toBe('SQLite format 3');
  });
});

describe('log and diagnostics', () => {
  it('tell versions, machine, file and faults, and nothing of plans, names and places', async () => {
    const data = newFolder();
    const folder = newFolder();
    const path = prepared(folder, 'Secret takeover.headroom');
    const { front, call, value } = await frontOn(data, path);
    await value('plans.rename', { planId: 'p', name: 'Project Nightingale 2' });
    await call('import.plan', fileOf('Nightingale.json', '{"name": "Nightingale"'));
    await front.service.handle('plans.get', { planId: ['Nightingale'] });
    await front.service.handle('Nightingale', {});
    await value('backups.create', {});
    const { text } = await value('diagnostics.get', {});
    expect(text).toMatch(/^Headroom \d+\.\d+\.\d+, engine .*, store format \d+\n/);
    expect(text).toContain(`Node ${process.versions.node}`);
    expect(text).toMatch(/"event":"opened"/);
    expect(text).toMatch(/"event":"backup","reason":"manual","made":true/);
    expect(text).toMatch(/"event":"callFailed","call":"plans.get","code":"badRequest"/);
    await front.close();
    fronts.splice(0);
    const log = readFileSync(join(data, 'logs', 'headroom.log'), 'utf8');
    for (const each of [text, log]) {
      expect(each).not.toMatch(/Nightingale|takeover/);
      expect(each).not.toContain(folder);
    }
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).event),
    ).toContain('closed');
  });
});
