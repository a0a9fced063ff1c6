import { join, resolve } from 'node:path';
import { app, type BrowserWindow, dialog, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { appError, type Reply } from '#shared/errors.ts';
import type { Locale } from '#shared/locale.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { MENU_MESSAGES } from '#shared/messages/menu.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import type { Settings } from '#shared/views.ts';
import { loadAssets } from './host/assets.ts';
import { answerCall, isCallName, type PrintPage, type SaveFile } from './host/calls.ts';
import { CHANNELS } from './host/channels.ts';
import { type Front, openFront } from './host/front.ts';
import { applicationRoot, instanceName } from './host/paths.ts';
import { saveOffered, savePrinted } from './host/save.ts';
import { setMenu } from './menu.ts';
import { STORE_ENDING } from './store/inspect.ts';
import { declareScheme, isOurPage, lockDown, openWindow, printedPage, serveWindow } from './window.ts';

/** The start of the desktop app: one instance → paths → the file and its service → calls and menu → window. */

let window: BrowserWindow | null = null;

function systemLocale(): Locale {
  return app.getLocale().toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

/** The file after `--db`: opened for this once. */
function namedFile(): string | null {
  const at = process.argv.indexOf('--db');
  const named = at < 0 ? undefined : process.argv[at + 1];
  return named === undefined ? null : resolve(named);
}

/** For defects alone: a file that cannot be opened has a screen of its own in the window. */
function explainAndQuit(error: unknown): void {
  const locale = systemLocale();
  const { code, args } = appError('internal', {
    detail: error instanceof Error ? error.message : String(error),
  });
  dialog.showErrorBox(MENU_MESSAGES.cannotStart[locale], formatTemplate(APP_MESSAGES[code][locale], args));
  app.exit(1);
}

const chooseByDialog = async (): Promise<string | null> => {
  const filters = [{ name: 'Headroom', extensions: [STORE_ENDING.slice(1)] }];
  const options = { properties: ['openFile' as const], filters };
  const { canceled, filePaths } = window
    ? await dialog.showOpenDialog(window, options)
    : await dialog.showOpenDialog(options);
  return canceled ? null : (filePaths[0] ?? null);
};

const saveByDialog: SaveFile = (file) =>
  saveOffered(file, async (proposal) => {
    const options = { defaultPath: join(app.getPath('documents'), proposal) };
    const { canceled, filePath } = window
      ? await dialog.showSaveDialog(window, options)
      : await dialog.showSaveDialog(options);
    return canceled || !filePath ? null : filePath;
  });

/** A PDF of the page as its print styles lay it out, paper included. */
const printToFile: PrintPage = async (name) => {
  if (window === null) return { ok: true, value: { type: 'cancelled' } };
  try {
    return await savePrinted(await printedPage(window), name, saveByDialog);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return { ok: false, error: appError('internal', { detail }) };
  }
};

/** Menu labels follow the language that the person chose, or the system's. */
function showMenu(settings: Reply<unknown>): void {
  const chosen = settings.ok ? (settings.value as Settings).locale : null;
  setMenu(chosen ?? systemLocale());
}

function answerCalls({ service }: Front): void {
  ipcMain.handle(CHANNELS.call, async (event: IpcMainInvokeEvent, name: unknown, payload: unknown) => {
    // Only the page of our window, in its main frame, is answered; anything else is a defect or an attack.
    if (!isOurPage(event, window)) throw new Error('refused: not the window');
    if (!isCallName(name)) return { ok: false, error: appError('badRequest', { detail: String(name) }) };
    const reply = await answerCall(service, { save: saveByDialog, print: printToFile }, name, payload);
    if (name === 'settings.set') showMenu(reply);
    return reply;
  });
  service.subscribe((event) => {
    if (window !== null && !window.isDestroyed()) window.webContents.send(CHANNELS.event, event);
  });
}

/** Runs end and the store closes before the process does. */
function closeBeforeQuitting(front: Front): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const quit = () => {
      closed = true;
      app.quit();
    };
    front.close().then(quit, quit);
  });
}

async function start(dataFolder: string, named: string | null): Promise<void> {
  await app.whenReady();
  const root = applicationRoot(import.meta.dirname);
  const front = await openFront({
    root,
    dataFolder,
    ...(named === null ? {} : { named }),
    host: 'electron',
    choose: chooseByDialog,
    quit: () => app.quit(),
  });
  closeBeforeQuitting(front);
  answerCalls(front);
  showMenu(await front.service.handle('settings.get', {}));
  serveWindow(loadAssets(join(root, 'out', 'renderer')));
  const preload = join(root, 'out', 'preload', 'preload.cjs');
  await openWindow({ preload, dataFolder: app.getPath('userData'), log: front.log }, (made) => {
    window = made;
  });
}

const named = namedFile();
const dataFolder = app.getPath('userData');
// One instance for each file: a second start with the same one comes to the first, another file gets its own.
if (named !== null) app.setPath('userData', join(dataFolder, 'files', instanceName(named)));
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
  start(dataFolder, named).catch(explainAndQuit);
} else {
  app.quit();
}
