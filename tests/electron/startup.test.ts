import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../electron/host/channels.ts';

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

/** The file of the window, as its page asks for it. */
async function ask(standIn: typeof import('./electron-stand-in.ts'), name: string): Promise<unknown> {
  const frame = standIn.world.windows[0]?.webContents.mainFrame;
  return standIn.invokeFrom(frame, CHANNELS.call, name, {});
}

describe('the desktop app', () => {
  test('opens its window on a file that is no store, says why, leaves it alone, and opens another', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'these are my notes');
    process.argv = [...argv, '--db', file];
    const standIn = await startWith(() => {});
    const { world } = standIn;
    await expect.poll(() => world.windows[0]?.webContents.mainFrame.url).toBe('app://headroom/');
    expect(await ask(standIn, 'file.state')).toMatchObject({
      ok: true,
      value: {
        state: 'failed',
        storeName: 'notes.txt',
        error: { code: 'storeForeign' },
        offers: { choose: true },
      },
    });
    expect(await ask(standIn, 'plans.list')).toMatchObject({ ok: false, error: { code: 'storeForeign' } });
    expect(world.errors).toEqual([]);
    expect(readFileSync(file, 'utf8')).toBe('these are my notes');

    expect(await ask(standIn, 'file.choose')).toMatchObject({ value: { state: 'failed' } });
    world.openFrom = join(folder, 'mine.headroom');
    expect(await ask(standIn, 'file.choose')).toMatchObject({
      value: { state: 'open', storeName: 'mine.headroom' },
    });
    expect(await ask(standIn, 'plans.list')).toMatchObject({ ok: true });
    await ask(standIn, 'file.quit');
    await expect.poll(() => world.exits).toEqual([0]);
  });

  test('loads a page again that crashed, but not for ever, and notes one that hangs', async () => {
    process.argv = [...argv, '--db', join(folder, 'plans.headroom')];
    const { world, app } = await startWith(() => {});
    await expect.poll(() => world.windows[0]?.webContents.mainFrame.url).toBe('app://headroom/');
    const window = world.windows[0]!;
    window.emit('unresponsive');
    for (let crash = 1; crash <= 3; crash += 1) {
      window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
      expect([window.webContents.reloads, window.destroyed]).toEqual([crash, false]);
    }
    window.webContents.emit('render-process-gone', {}, { reason: 'oom', exitCode: 1 });
    expect([window.webContents.reloads, window.destroyed]).toEqual([3, true]);
    await expect.poll(() => world.exits).toEqual([0]);
    const log = readFileSync(join(app.getPath(''), 'logs', 'headroom.log'), 'utf8');
    expect(log).toMatch(/"event":"windowUnresponsive"/);
    expect(log.match(/"event":"windowGone"/g)).toHaveLength(4);
  });

  test('is one instance for each file that is named, apart from the one without', async () => {
    const places: string[] = [];
    for (const args of [['--db', 'a.headroom'], ['--db', 'b.headroom'], ['--db', 'a.headroom'], []]) {
      process.argv = [...argv, ...args];
      const { app, dataFolder } = await startWith((fresh) => {
        fresh.gotLock = false;
      });
      places.push(relative(dataFolder, app.getPath('userData')));
    }
    expect(places[0]).toBe(places[2]);
    expect(new Set(places).size).toBe(3);
    expect(places[3]).toBe('');
  });

  test('does not start beside one that runs', async () => {
    const { world, ipcMain } = await startWith((fresh) => {
      fresh.gotLock = false;
    });
    expect(world.quits).toBe(1);
    expect(world.windows).toEqual([]);
    expect(ipcMain.handlers.size).toBe(0);
  });
});
