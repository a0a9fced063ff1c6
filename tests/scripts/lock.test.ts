import { existsSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import { withLock } from '../../scripts/lock.ts';

let file: string;
beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'headroom-lock-')), 'cache', 'build.lock');
});

describe('the lock of a build', () => {
  test('lets one work at a time, and all in the end', async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      inside++;
      most = Math.max(most, inside);
      await pause(5);
      inside--;
      return 'done';
    };
    expect(await Promise.all([1, 2, 3].map(() => withLock(file, work)))).toEqual(['done', 'done', 'done']);
    expect(most).toBe(1);
    expect(existsSync(file)).toBe(false);
  });

  test('is given back when the work fails', async () => {
    await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(file, async () => 7)).toBe(7);
  });

  test('is taken over from a process that is gone', async () => {
    await withLock(file, async () => {});
    writeFileSync(file, '2147483646');
    expect(await withLock(file, async () => 7)).toBe(7);
  });

  test('is taken over where it was left empty long ago', async () => {
    await withLock(file, async () => {});
    writeFileSync(file, '');
    utimesSync(file, 1, 1);
    expect(await withLock(file, async () => 7)).toBe(7);
  });
});
