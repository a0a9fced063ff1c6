import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { faultPlaces } from '#shared/fault.ts';
import { openLog, withoutQuotations } from '../../electron/host/log.ts';

const NOW = () => new Date('2026-03-01T12:00:00Z');
const newFolder = () => mkdtempSync(join(tmpdir(), 'headroom-log-'));

describe('the log', () => {
  it('keeps the lines of earlier starts and gives the latest', async () => {
    const folder = newFolder();
    for (const call of ['plans.get', 'runs.start']) {
      const log = openLog(folder, NOW);
      log.write({ event: 'callFailed', call, code: 'internal', detail: 'TypeError: x is not a function' });
      await log.close();
    }
    const log = openLog(folder, NOW);
    log.write({ event: 'closed' });
    const lines = (await log.latest()).map((line) => JSON.parse(line));
    expect(lines.map(({ event, call }) => call ?? event)).toEqual(['plans.get', 'runs.start', 'closed']);
    expect(lines[0]).toEqual({
      at: '2026-03-01T12:00:00.000Z',
      event: 'callFailed',
      call: 'plans.get',
      code: 'internal',
      detail: 'TypeError: x is not a function',
    });
    await log.close();
  });

  it('takes of a defect its kind and its places in our scripts, and nothing of its message', async () => {
    const folder = newFolder();
    const log = openLog(folder, NOW);
    class Odd extends Error {
      override name = 'Project Nightingale';
    }
    for (const cause of [
      new TypeError('Nightingale\n    at /home/nightingale/plan.js'),
      new Odd(),
      'Nightingale',
      null,
    ]) {
      log.writeAtOnce({ event: 'crashed', ...faultPlaces(cause) });
    }
    const text = readFileSync(join(folder, 'headroom.log'), 'utf8');
    expect(text).not.toMatch(/nightingale/i);
    const [first, second] = text.split('\n').map((line) => line && JSON.parse(line));
    expect(first).toMatchObject({ event: 'crashed', name: 'TypeError' });
    expect(first.frames[0]).toMatch(/^log\.test\.ts:\d+:\d+$/);
    expect(second.name).toBe('Unknown');
    await log.close();
  });

  it('is turned over at a megabyte', async () => {
    const folder = newFolder();
    const log = openLog(folder, NOW);
    const detail = 'x '.repeat(100);
    for (let batch = 0; batch < 10; batch += 1) {
      for (let line = 0; line < 1000; line += 1) {
        log.write({ event: 'callFailed', call: 'plans.get', code: 'internal', detail });
      }
      await log.latest();
    }
    await log.close();
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(sizes.length).toBeGreaterThan(2);
    expect(Math.max(...sizes)).toBeLessThan(1.5 * 1024 * 1024);
  });

  it('is done without where its folder cannot be made', async () => {
    const file = join(newFolder(), 'a file');
    writeFileSync(file, 'kept');
    const log = openLog(join(file, 'logs'), NOW);
    log.write({ event: 'closed' });
    expect(await log.latest()).toEqual([]);
    await log.close();
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });
});

describe('words of the system', () => {
  it.each([
    [
      "ENOENT: no such file or directory, open '/home/ann/My plan.headroom'",
      'ENOENT: no such file or directory, open …',
    ],
    ['SQLITE_CORRUPT: database disk image is malformed', 'SQLITE_CORRUPT: database disk image is malformed'],
    ['Unexpected token a in JSON, "Nightingale" is not valid', 'Unexpected token a in JSON, … is not valid'],
    ['EACCES: C:\\Users\\ann\\x.headroom: denied', 'EACCES: …: denied'],
    [undefined, ''],
  ])('%j come without what they quote', (detail, said) => {
    expect(withoutQuotations(detail)).toBe(said);
  });

  it('never carry anything between quotation marks', () => {
    fc.assert(
      fc.property(fc.constantFrom('"', "'", '`'), fc.stringMatching(/^[A-Z]{5,20}$/), (mark, secret) => {
        expect(withoutQuotations(`fault: ${mark}${secret}${mark} is wrong`)).not.toContain(secret);
        expect(withoutQuotations(`fault: ${mark}${secret}`)).not.toContain(secret);
      }),
    );
  });
});
