import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  type IpcMainInvokeEvent,
  ipcMain,
  protocol,
  screen,
  type WebContents,
} from 'electron';
import type { Assets } from './host/assets.ts';
import { CHANNELS } from './host/channels.ts';
import type { Log } from './host/log.ts';
import { COMMON_HEADERS } from './host/security.ts';
import { keepWindowState, readWindowState } from './host/window-state.ts';

const SCHEME = 'app';
/** Where the page comes from; the only origin that may call. */
const ORIGIN = `${SCHEME}://headroom`;
/** How long closing waits for an edit that is being typed. */
const CLOSING_MS = 3_000;

/** Before the app is ready: a scheme of our own, so that the page has an origin and the strict policy holds. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Serves the built window under its scheme: the page, its files by their exact names, and nothing else. */
export function serveWindow(assets: Assets): void {
  protocol.handle(SCHEME, (request) => {
    const { host, pathname } = new URL(request.url);
    const known = request.method === 'GET' && host === 'headroom';
    const asset = known ? (pathname === '/' ? assets.page() : assets.file(pathname)) : null;
    if (asset === null) return new Response('not found', { status: 404, headers: COMMON_HEADERS });
    return new Response(new Uint8Array(asset.body), { headers: asset.headers });
  });
}

/** Refuses for every page that may ever come to be: other addresses, new windows, permissions, downloads, embedded pages. */
export function lockDown(): void {
  app.on('web-contents-created', (_event, contents: WebContents) => {
    const refuse = (event: { preventDefault(): void }) => event.preventDefault();
    contents.on('will-navigate', refuse);
    contents.on('will-frame-navigate', refuse);
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
    contents.session.setPermissionCheckHandler(() => false);
    contents.session.on('will-download', (event, item) => {
      // A picture of a chart that the page itself made; Electron asks where to. Files of the service go by a dialog.
      if (!item.getURL().startsWith(`blob:${ORIGIN}/`)) event.preventDefault();
    });
  });
}

/** Lets the page commit what is being typed before the window goes; a page that hangs is not waited for. */
function closeGently(window: BrowserWindow, beforeClosed: () => void): void {
  let finished = false;
  window.on('close', (event) => {
    if (finished) return beforeClosed();
    event.preventDefault();
    const finish = () => {
      if (finished) return;
      finished = true;
      clearTimeout(late);
      ipcMain.removeListener(CHANNELS.closed, heard);
      window.close();
    };
    const heard = (answer: { sender: WebContents }) => {
      if (answer.sender === window.webContents) finish();
    };
    const late = setTimeout(finish, CLOSING_MS);
    ipcMain.on(CHANNELS.closed, heard);
    window.webContents.send(CHANNELS.closing);
  });
}

/** How often a page that crashed is loaded again before the window is given up. */
const MOST_CRASHES = 3;

/**
 * A page that crashes is loaded again: nothing was in it that the service had not, but for what was being typed. One
 * that hangs is noted, and waited for; closing its window does not wait.
 */
function surviveCrashes(window: BrowserWindow, log: Log): void {
  let crashes = 0;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.write({ event: 'windowGone', reason, exitCode });
    crashes += 1;
    if (reason === 'clean-exit' || crashes > MOST_CRASHES) window.destroy();
    else window.webContents.reload();
  });
  window.on('unresponsive', () => log.write({ event: 'windowUnresponsive' }));
  window.on('responsive', () => log.write({ event: 'windowResponsive' }));
}

/** The page as a PDF, tagged for screen readers; its own print styles say the paper. Throws where Chromium cannot print. */
export async function printedPage({ webContents }: BrowserWindow): Promise<Uint8Array> {
  return webContents.printToPDF({ preferCSSPageSize: true, printBackground: true, generateTaggedPDF: true });
}

export interface WindowOptions {
  readonly preload: string;
  /** The folder in which the window's place is kept. */
  readonly dataFolder: string;
  readonly log: Log;
}

/** Whether a call comes from our page: the main frame of the window, under our scheme. */
export function isOurPage({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  if (window === null || window.isDestroyed() || !senderFrame) return false;
  return senderFrame === window.webContents.mainFrame && senderFrame.url.startsWith(`${ORIGIN}/`);
}

/**
 * Opens the one window, where it last stood if that place can still be reached. `made` gets it before its page is
 * loaded, since the page calls while it loads.
 */
export async function openWindow(
  { preload, dataFolder, log }: WindowOptions,
  made: (window: BrowserWindow) => void,
): Promise<void> {
  const file = join(dataFolder, 'window.json');
  const state = readWindowState(
    file,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const { maximized = false, ...place } = state ?? { width: 1280, height: 800 };
  const window = new BrowserWindow({
    ...place,
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Headroom',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      webSecurity: true,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  closeGently(window, () => {
    keepWindowState(file, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  surviveCrashes(window, log);
  made(window);
  await window.loadURL(`${ORIGIN}/`);
}
