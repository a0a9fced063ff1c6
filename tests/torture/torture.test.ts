import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { listBackups, makeBackup } from '../../electron/store/backups.ts';
import { checkFile } from '../../electron/store/check.ts';
import { ORIGIN, openAt, samplePlan, temporaryPath } from '../store/support.ts';
import { digestOf } from './operations.ts';
import { torture } from './rounds.ts';

/** The short version of `npm run torture`, where keys are made without a passphrase, which takes its time. */
const key = { hex: randomBytes(48).toString('hex') };

test.each([
  ['', 7, null],
  [', in an encrypted file', 4, key],
])('a process killed at any moment loses nothing that it acknowledged%s', async (_where, kills, use) => {
  const tally = await torture({ kills, killsPerStore: 8, seed: 1, sample: samplePlan(), key: use });
  expect(tally.kills).toBe(kills);
  expect(tally.acknowledged).toBeGreaterThan(2);
});

test('a process killed while it encrypts or decrypts leaves the whole file, one or the other', async () => {
  const path = temporaryPath();
  const store = openAt(path);
  store.plans.insert('p', samplePlan(), ORIGIN);
  const before = digestOf(store);
  store.close();
  makeBackup({ storePath: path, reason: 'start', time: Date.UTC(2026, 0, 1) });
  for (const milliseconds of [20, 70, 130]) {
    const changer = spawn(process.execPath, [join(import.meta.dirname, 'key-changer.ts'), path, key.hex]);
    await once(changer.stdout, 'data');
    await setTimeout(milliseconds);
    changer.kill('SIGKILL');
    await once(changer, 'close');
    const found = openAt(path, key);
    expect(digestOf(found)).toBe(before);
    found.close();
    expect(checkFile(path, key)).toBeNull();
    for (const backup of listBackups(path)) expect(checkFile(backup.path, key)).toBeNull();
  }
});
