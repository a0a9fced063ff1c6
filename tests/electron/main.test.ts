import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Reply } from '#shared/errors.ts';
import type { AllocationView, AppEvent, FileOffer, PlanSummary, SaveOutcome } from '#shared/views.ts';
import { CHANNELS } from '../../electron/host/channels.ts';
import { app, type BrowserWindow, dataFolder, invokeFrom, Preventable, world } from './electron-stand-in.ts';

// Files share a process: what another one has started must not stand in for the start of this one.
vi.hoisted(() => vi.resetModules());

vi.mock('../../electron/host/assets.ts', async () => {
  const { smallWindow } = await import('../web/support.ts');
  return { loadAssets: smallWindow };
});

interface Bridge {
  call<Value>(name: string, payload: unknown): Promise<Reply<Value>>;
  subscribe(listener: (event: AppEvent) => void): () => void;
}
let bridge: Bridge;
let window: BrowserWindow;

async function value<Value>(name: string, payload: unknown): Promise<Value> {
  const reply = await bridge.call<Value>(name, payload);
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

/** The page, as far as the preload script meets it. */
function standInPage(): EventTarget {
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('HTMLElement', class {});
  vi.stubGlobal('document', { activeElement: null });
  return page;
}

let page: EventTarget;
beforeAll(async () => {
  page = standInPage();
  await import('../../electron/preload.ts');
  bridge = world.exposed.headroom as Bridge;
  await import('../../electron/main.ts');
  await vi.waitUntil(() => world.windows.length === 1 || world.errors.length > 0, { timeout: 30_000 });
  expect(world.errors).toEqual([]);
  window = world.windows[0]!;
  await vi.waitUntil(() => window.webContents.mainFrame.url === 'app://headroom/');
});
afterAll(() => {
  vi.unstubAllGlobals();
  // Test files share a process: the next one starts with a world of its own.
  vi.resetModules();
});

describe('the desktop app', () => {
  test('opens a window without Node, isolated and sandboxed', () => {
    expect(window.options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
    });
    expect(world.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });

  test('exposes two functions and nothing else', () => {
    expect(Object.keys(world.exposed)).toEqual(['headroom']);
    expect(Object.keys(bridge).sort()).toEqual(['call', 'subscribe']);
  });

  test('starts with the sample plan in the store of the data folder', async () => {
    const { plans } = await value<{ plans: PlanSummary[] }>('plans.list', {});
    expect(plans).toHaveLength(1);
    expect(existsSync(join(dataFolder, 'headroom.headroom'))).toBe(true);
    expect(await value('app.info', {})).toMatchObject({ host: 'electron', storeName: 'headroom.headroom' });
  });

  test.each(['plans.drop', '__proto__', 'constructor', 'toString', ''])(
    'does not know the call %j',
    async (name) => {
      await expect(bridge.call(name, {})).rejects.toThrow('no such call');
      const frame = window.webContents.mainFrame;
      expect(await invokeFrom(frame, CHANNELS.call, name, {})).toMatchObject({
        error: { code: 'badRequest' },
      });
    },
  );

  test.each([
    ['no frame', () => null],
    ['a frame inside the page', () => ({ url: 'app://headroom/' })],
    [
      'the main frame on another page',
      () => {
        window.webContents.mainFrame.url = 'https://evil.example/';
        return window.webContents.mainFrame;
      },
    ],
    [
      'an origin that starts alike',
      () => {
        window.webContents.mainFrame.url = 'app://headroom.evil.example/';
        return window.webContents.mainFrame;
      },
    ],
  ])('refuses a call from %s', async (_what, frame) => {
    await expect(invokeFrom(frame(), CHANNELS.call, 'plans.list', {})).rejects.toThrow('refused');
    window.webContents.mainFrame.url = 'app://headroom/';
  });

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect', 'will-attach-webview'])(
    'prevents %s',
    (name) => {
      const event = new Preventable();
      window.webContents.emit(name, event);
      expect(event.defaultPrevented).toBe(true);
    },
  );

  test('denies new windows and permissions', () => {
    expect(window.webContents.openHandler?.({ url: 'https://example.com' })).toEqual({ action: 'deny' });
    const answers: boolean[] = [];
    window.webContents.session.permissionRequest?.(null, 'media', (granted) => answers.push(granted));
    expect(answers).toEqual([false]);
    expect(window.webContents.session.permissionCheck?.()).toBe(false);
  });

  test('serves the page with a nonce under its own scheme, and nothing beside it', async () => {
    const handler = world.handlers.get('app')!;
    const served = await handler(new Request('app://headroom/'));
    const nonce = /nonce-([\w-]+)/.exec(served.headers.get('content-security-policy') ?? '')?.[1];
    expect(nonce).toBeDefined();
    expect(await served.text()).toContain(`content="${nonce}"`);
    const missed = ['app://headroom/..%2fsecret.txt', 'app://other/', 'app://headroom/etc/passwd'];
    for (const url of missed) expect((await handler(new Request(url))).status).toBe(404);
    expect((await handler(new Request('app://headroom/', { method: 'POST' }))).status).toBe(404);
  });

  test('tells the window of events until it no longer listens', async () => {
    const events: AppEvent[] = [];
    const end = bridge.subscribe((event) => events.push(event));
    const plan = await value<PlanSummary>('plans.create', { from: 'empty', name: 'Events', locale: 'en' });
    await expect.poll(() => events.some(({ type }) => type === 'plansChanged')).toBe(true);
    end();
    const heard = events.length;
    await value('plans.delete', { planId: plan.id });
    expect(events.length).toBe(heard);
  });

  test('saves an export where the dialog says, whole, and tells the window its name alone', async () => {
    const { plans } = await value<{ plans: PlanSummary[] }>('plans.list', {});
    const offer = await value<FileOffer>('export.plan', { planId: plans[0]!.id });
    const target = join(mkdtempSync(join(tmpdir(), 'headroom-save-')), 'mine.json');
    world.saveTo = target;
    const saved = await value<SaveOutcome>('files.save', { token: offer.token });
    expect(saved).toEqual({ type: 'saved', name: 'mine.json' });
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ format: 'headroom-plan' });
    expect(world.saveProposals.at(-1)).toBe(join(dataFolder, offer.name));
    world.saveTo = null;
    expect(await value('files.save', { token: offer.token })).toEqual({ type: 'cancelled' });
    world.saveTo = join(tmpdir(), 'no-such-folder', 'x.json');
    expect(await bridge.call('files.save', { token: offer.token })).toMatchObject({
      ok: false,
      error: { code: 'fileNotWritten' },
    });
    expect(await bridge.call('files.save', { token: 'unknown' })).toMatchObject({
      ok: false,
      error: { code: 'offerExpired' },
    });
  });

  test('prints its page into a PDF of the paper that the page names, where the dialog says', async () => {
    const target = join(mkdtempSync(join(tmpdir(), 'headroom-print-')), 'board.pdf');
    world.saveTo = target;
    expect(await value('files.print', { name: 'Growth: report' })).toEqual({
      type: 'saved',
      name: 'board.pdf',
    });
    expect(readFileSync(target, 'latin1')).toMatch(/^%PDF-/);
    expect(world.saveProposals.at(-1)).toBe(join(dataFolder, 'Growth_ report.pdf'));
    expect(window.webContents.printed).toEqual([expect.objectContaining({ preferCSSPageSize: true })]);
    world.saveTo = null;
    expect(await value('files.print', { name: 'x' })).toEqual({ type: 'cancelled' });
    expect(await bridge.call('files.print', { name: '' })).toMatchObject({ ok: false });
  });

  test('has a menu in the language of the system, and then in the one that was chosen', async () => {
    expect(world.menus[0]?.map(({ label }) => label)).toContain('&File');
    await value('settings.set', { theme: 'auto', locale: 'zh-CN' });
    expect(world.menus.at(-1)?.map(({ label }) => label)).toContain('文件(&F)');
    const roles = world.menus
      .at(-1)
      ?.flatMap(({ submenu }) => submenu ?? [])
      .map(({ role }) => role);
    expect(roles).toContain('copy');
    expect(roles).not.toContain('undo');
  });

  test('brings its window forward when it is started again', () => {
    window.minimized = true;
    app.emit('second-instance');
    expect(window.minimized).toBe(false);
    expect(window.focused).toBe(1);
  });

  test('commits what is being typed before it closes, then closes the store', async () => {
    const { plans } = await value<{ plans: PlanSummary[] }>('plans.list', {});
    const planId = plans[0]!.id;
    const at = { planId, scenario: 'base' };
    const { revision, rows } = await value<AllocationView>('allocation.get', at);
    const { region, line } = rows[0]!;
    let answered: Reply<unknown> | null = null;
    page.addEventListener('headroom-closing', () => {
      const cells = [{ region, line, period: 0, amount: 123_45 }];
      const edit = { type: 'set', cells };
      void bridge.call('allocation.edit', { ...at, revision, edit }).then((reply) => {
        answered = reply;
      });
    });
    window.bounds = { x: 11, y: 22, width: 1111, height: 777 };
    window.close();
    expect(window.destroyed).toBe(false);
    await expect.poll(() => window.destroyed).toBe(true);
    expect(answered).toMatchObject({ ok: true });
    await expect.poll(() => world.exits).toEqual([0]);
    expect(JSON.parse(readFileSync(join(dataFolder, 'window.json'), 'utf8'))).toEqual({
      ...window.bounds,
      maximized: false,
    });
    const { openStore } = await import('../../electron/store/open.ts');
    const store = openStore(join(dataFolder, 'headroom.headroom'), { mode: 'read' });
    expect(store.ok).toBe(true);
    if (!store.ok) return;
    const { documentFromStore } = await import('../../electron/service/convert.ts');
    const document = documentFromStore(store.value, plans[0]!.name);
    store.value.close();
    expect(JSON.stringify(document)).toContain('123.45');
  });
});
