import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { openLog } from '../../electron/host/log.ts';
import { COMMON_HEADERS } from '../../electron/host/security.ts';
import { lockDown, openWindow, serveWindow } from '../../electron/window.ts';
import { smallWindow } from '../web/support.ts';
import { type BrowserWindow, dataFolder, Preventable, world } from './electron-stand-in.ts';

/**
 * Electron's security checklist (https://www.electronjs.org/docs/latest/tutorial/security), each point against what
 * the app sets, serves and refuses. The table in docs/security.md names these tests; the last test holds it to them.
 */

const ROOT = join(import.meta.dirname, '..', '..');
const SOURCES = ['electron', 'shared', 'renderer'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => [`${folder}/${name}`, readFileSync(join(ROOT, folder, name), 'utf8')] as const),
);
/** Names of the source files that the pattern is found in. */
const files = (pattern: RegExp) => SOURCES.filter(([, text]) => pattern.test(text)).map(([name]) => name);

let window: BrowserWindow;
let preferences: Record<string, unknown>;
let page: Response;
let builder: { electronFuses: Record<string, boolean>; asar: boolean };

const CHECKS: readonly (readonly [point: number, title: string, check: () => void | Promise<void>])[] = [
  [
    1,
    'the page and all that it loads come from the app itself',
    () => {
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).not.toMatch(/https?:|\*/);
      expect(window.webContents.mainFrame.url).toBe('app://headroom/');
    },
  ],
  [
    2,
    'the page has no Node',
    () => {
      expect(preferences.nodeIntegration).toBe(false);
      expect(preferences.nodeIntegrationInWorker ?? false).toBe(false);
      expect(preferences.nodeIntegrationInSubFrames ?? false).toBe(false);
    },
  ],
  [
    3,
    'the preload script and the page live in contexts apart',
    () => expect(preferences.contextIsolation).toBe(true),
  ],
  [4, 'the page runs in a sandbox', () => expect(preferences.sandbox).toBe(true)],
  [
    5,
    'every permission is refused',
    () => {
      const answers: boolean[] = [];
      const { session } = window.webContents;
      for (const permission of ['media', 'geolocation', 'notifications', 'clipboard-read', 'openExternal']) {
        session.permissionRequest?.(null, permission, (granted) => answers.push(granted));
      }
      expect(answers).toEqual([false, false, false, false, false]);
      expect(session.permissionCheck?.()).toBe(false);
    },
  ],
  [6, 'web security is on', () => expect(preferences.webSecurity).toBe(true)],
  [
    7,
    'the page has a strict content security policy',
    () => {
      const policy = page.headers.get('content-security-policy') ?? '';
      expect(policy).not.toContain('unsafe');
      for (const part of [
        "script-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        'trusted-types default inert-document',
      ]) {
        expect(policy.split('; ')).toContain(part);
      }
      for (const [name, value] of Object.entries(COMMON_HEADERS)) expect(page.headers.get(name)).toBe(value);
    },
  ],
  [8, 'no insecure content', () => expect(preferences.allowRunningInsecureContent ?? false).toBe(false)],
  [9, 'no experimental features', () => expect(preferences.experimentalFeatures ?? false).toBe(false)],
  [10, 'no Blink features by name', () => expect(preferences.enableBlinkFeatures).toBeUndefined()],
  [
    11,
    'no embedded page may open windows',
    () => {
      expect(preferences.webviewTag).toBe(false);
      expect(files(/allowpopups/i)).toEqual([]);
    },
  ],
  [
    12,
    'embedded pages are refused before they come to be',
    () => expect(prevented('will-attach-webview')).toBe(true),
  ],
  [
    13,
    'the page cannot go elsewhere, nor download from elsewhere',
    () => {
      for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
        expect(prevented(name), name).toBe(true);
      }
      expect(download('https://evil.example/x.exe')).toBe(true);
      expect(download('blob:https://evil.example/1')).toBe(true);
      expect(download('blob:app://headroom/1')).toBe(false);
    },
  ],
  [
    14,
    'no new windows',
    () => expect(window.webContents.openHandler?.({ url: 'app://headroom/' })).toEqual({ action: 'deny' }),
  ],
  [15, 'nothing is handed to the system to open', () => expect(files(/openExternal|openPath/)).toEqual([])],
  [
    16,
    'Electron is of the major version that was the latest when it was last reviewed',
    () => {
      const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
      const reviewed = /Electron (\d+)\.\d+\.\d+/.exec(table())?.[1];
      expect(devDependencies.electron.split('.')[0]).toBe(reviewed);
    },
  ],
  [
    17,
    'only our own main frame is answered',
    () => {
      // What it refuses is in "refuses a call from …" of tests/electron/main.test.ts.
      const handlers = files(/ipcMain\.(handle|on)\(/);
      expect(handlers).toEqual(['electron/main.ts', 'electron/window.ts']);
      expect(readFileSync(join(ROOT, 'electron/main.ts'), 'utf8')).toMatch(
        /if \(!isOurPage\(event, window\)\) throw/,
      );
    },
  ],
  [
    18,
    'the page comes by a scheme of its own, not from files',
    () => {
      expect(world.schemes.every(({ scheme }) => scheme === 'app') && files(/file:\/\//)).toEqual([]);
      expect(builder.electronFuses.grantFileProtocolExtraPrivileges).toBe(false);
    },
  ],
  [
    19,
    'the fuses of the packaged app are set',
    () => {
      expect(builder.asar).toBe(true);
      expect(builder.electronFuses).toEqual({
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      });
    },
  ],
  [
    20,
    'the page gets functions of ours, none of Electron',
    () => {
      const preload = readFileSync(join(ROOT, 'electron/preload.ts'), 'utf8');
      expect(preload.match(/exposeInMainWorld\(.*\)/g)).toEqual([
        "exposeInMainWorld('headroom', { call, subscribe })",
      ]);
      expect(files(/exposeInMainWorld/)).toEqual(['electron/preload.ts']);
    },
  ],
];

function prevented(name: string): boolean {
  const event = new Preventable();
  window.webContents.emit(name, event);
  return event.defaultPrevented;
}

function download(url: string): boolean {
  const event = new Preventable();
  window.webContents.session.emit('will-download', event, { getURL: () => url });
  return event.defaultPrevented;
}

const table = () => readFileSync(join(ROOT, 'docs', 'security.md'), 'utf8');

beforeAll(async () => {
  builder = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as typeof builder;
  lockDown();
  serveWindow(smallWindow());
  const log = openLog(dataFolder, () => new Date());
  await openWindow({ preload: 'preload.cjs', dataFolder, log }, (made) => {
    window = made as unknown as BrowserWindow;
  });
  preferences = window.options.webPreferences as Record<string, unknown>;
  page = await world.handlers.get('app')!(new Request('app://headroom/'));
});

// Test files share a process: the next one starts with a world of its own.
afterAll(() => {
  vi.resetModules();
});

describe("Electron's checklist", () => {
  test.each(CHECKS)('%i. %s', async (_point, _title, check) => {
    await check();
  });

  test('docs/security.md has every point, with the test that proves it', () => {
    const rows = [...table().matchAll(/^\| (\d+) \|.*\| ([^|]+) \|$/gm)].map(([, point, proof]) => [
      Number(point),
      proof?.trim(),
    ]);
    expect(rows).toEqual(CHECKS.map(([point, title]) => [point, title]));
  });

  test('every other test that it names is there', () => {
    const named = [...table().matchAll(/`(tests\/[\w./-]+\.ts)`/g)].map(([, path]) => path!);
    expect(named.length).toBeGreaterThan(5);
    for (const path of named) expect(existsSync(join(ROOT, path)), path).toBe(true);
  });
});
