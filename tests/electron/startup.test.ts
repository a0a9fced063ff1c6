import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

vi.mock('../../electron/host/assets.ts', async () => {
  const { smallWindow } = await import('../web/support.ts');
  return { loadAssets: smallWindow };
});

/** The real main process from its first line, in a fresh world. */
async function startWith(change: (world: typeof import('./electron-stand-in.ts').world) => void) {
  vi.resetModules();
  const standIn = await import('./electron-stand-in.ts');
  change(standIn.world);
  await import('../../electron/main.ts');
  return standIn;
}

const argv = process.argv;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'headroom-start-'));
});
afterEach(() => {
  process.argv = argv;
});

describe('the desktop app does not start', () => {
  test.each([
    ['en-US', 'Headroom cannot start', /cannot be opened|not a/i],
    ['zh-CN', 'Headroom 无法启动', /文件/],
  ])('on a file that is no store (%s): says why and leaves it alone', async (locale, title, text) => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'these are my notes');
    process.argv = [...argv, '--db', file];
    const { world } = await startWith((fresh) => {
      fresh.locale = locale;
    });
    await expect.poll(() => world.exits).toEqual([1]);
    expect(world.errors[0]?.[0]).toBe(title);
    expect(world.errors[0]?.[1]).toMatch(text);
    expect(world.windows).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('these are my notes');
  });

  test('beside one that runs', async () => {
    const { world, ipcMain } = await startWith((fresh) => {
      fresh.gotLock = false;
    });
    expect(world.quits).toBe(1);
    expect(world.windows).toEqual([]);
    expect(ipcMain.handlers.size).toBe(0);
  });
});
