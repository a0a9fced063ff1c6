import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { type AppError, appError, type Reply } from '#shared/errors.ts';
import type { Locale } from '#shared/locale.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { MENU_MESSAGES } from '#shared/messages/menu.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import type { Settings } from '#shared/views.ts';
import { type Application, openApplication } from './host/application.ts';
import { loadAssets } from './host/assets.ts';
import { answerCall, isCallName, type SaveFile } from './host/calls.ts';
import { CHANNELS } from './host/channels.ts';
import { applicationRoot, STORE_NAME } from './host/paths.ts';
import { saveOffered } from './host/save.ts';
import { setMenu } from './menu.ts';
import { declareScheme, isOurPage, lockDown, openWindow, serveWindow } from './window.ts';

/** The start of the desktop app: one instance → paths → store, simulator and service → calls and menu → window. */

let window: BrowserWindow | null = null;

function systemLocale(): Locale {
  return app.getLocale().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** `--db FILE`, or the store in the folder that the system gives the app. */
function storePath(): string {
  const at = process.argv.indexOf('--db');
  const named = at < 0 ? undefined : process.argv[at + 1];
  return named === undefined ? join(app.getPath('userData'), STORE_NAME) : resolve(named);
}

function explainAndQuit(faults: readonly AppError[]): void {
  const locale = systemLocale();
  const text = faults.map(({ code, args }) => formatTemplate(APP_MESSAGES[code][locale], args)).join('\n');
  dialog.showErrorBox(MENU_MESSAGES.cannotStart[locale], text);
  app.exit(1);
}

const saveByDialog: SaveFile = (file) =>
  saveOffered(file, async (proposal) => {
    const options = { defaultPath: join(app.getPath('documents'), proposal) };
    const { canceled, filePath } = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    return canceled || !filePath ? null : filePath;
  });

/** Menu labels follow the language that the person chose, or the system's. */
function showMenu(settings: Reply<unknown>): void {
  const chosen = settings.ok ? (settings.value as Settings).locale : null;
  setMenu(chosen ?? systemLocale());
}

function answerCalls({ service }: Application): void {
  ipcMain.handle(CHANNELS.call, async (event: IpcMainInvokeEvent, name: unknown, payload: unknown) => {
    // Only the page of our window, in its main frame, is answered; anything else is a defect or an attack.
    if (!isOurPage(event, window)) throw new Error('refused: not the window');
    if (!isCallName(name)) return { ok: false, error: appError('badRequest', { detail: String(name) }) };
    const reply = await answerCall(service, saveByDialog, name, payload);
    if (name === 'settings.set') showMenu(reply);
    return reply;
  });
  service.subscribe((event) => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(CHANNELS.event, event);
  });
}

/** Runs end and the store closes before the process does. */
function closeBeforeQuitting(application: Application): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const quit = () => {
      closed = true;
      app.quit();
    };
    application.close().then(quit, quit);
  });
}

async function start(): Promise<void> {
  await app.whenReady();
  const root = applicationRoot(import.meta.dirname);
  const opened = openApplication({ root, storePath: storePath(), host: 'electron' });
  if (!opened.ok) return explainAndQuit(opened.faults);
  const application = opened.value;
  closeBeforeQuitting(application);
  answerCalls(application);
  showMenu(await application.service.handle('settings.get', {}));
  serveWindow(loadAssets(join(root, 'out', 'renderer')));
  const preload = join(root, 'out', 'preload', 'preload.cjs');
  await openWindow({ preload, dataFolder: app.getPath('userData') }, (made) => {
    window = made;
  });
}

if (app.requestSingleInstanceLock()) {
  declareScheme();
  lockDown();
  app.on('second-instance', () => {
    // Gone while the app is quitting.
    if (window === null || window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  // Not awaited here: Electron is ready only once this module has been evaluated.
  start().catch((error: unknown) => {
    explainAndQuit([
      appError('internal', { detail: error instanceof Error ? error.message : String(error) }),
    ]);
  });
} else {
  app.quit();
}
