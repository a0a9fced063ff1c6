import { EventEmitter } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The part of `electron` that main, window, menu and preload use, both sides of the process boundary in one: messages
 * are cloned on the way, as Electron does, so that what cannot be sent fails here too.
 */

export const dataFolder = mkdtempSync(join(tmpdir(), 'headroom-electron-'));

/** What tests look at and turn. */
export const world = {
  locale: 'en-US',
  gotLock: true,
  displays: [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }],
  windows: [] as BrowserWindow[],
  menus: [] as MenuTemplate[],
  errors: [] as [title: string, text: string][],
  saveTo: null as string | null,
  openFrom: null as string | null,
  saveProposals: [] as (string | undefined)[],
  exposed: {} as Record<string, unknown>,
  schemes: [] as { scheme: string; privileges: Record<string, boolean> }[],
  handlers: new Map<string, (request: Request) => Response | Promise<Response>>(),
  exits: [] as number[],
  quits: 0,
};

interface MenuItem {
  label?: string;
  role?: string;
  type?: string;
  submenu?: MenuItem[];
}
export type MenuTemplate = MenuItem[];

export class Preventable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class Session extends EventEmitter {
  permissionRequest: ((contents: unknown, permission: string, answer: (ok: boolean) => void) => void) | null =
    null;
  permissionCheck: (() => boolean) | null = null;
  setPermissionRequestHandler(handler: Session['permissionRequest']): void {
    this.permissionRequest = handler;
  }
  setPermissionCheckHandler(handler: Session['permissionCheck']): void {
    this.permissionCheck = handler;
  }
}

export class WebContents extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly session = new Session();
  reloads = 0;
  reload(): void {
    this.reloads++;
  }
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: WebContents['openHandler']): void {
    this.openHandler = handler;
  }
  printed: unknown[] = [];
  async printToPDF(options: unknown): Promise<Buffer> {
    this.printed.push(options);
    return Buffer.from('%PDF-1.7');
  }
  send(channel: string, payload?: unknown): void {
    ipcRenderer.emit(channel, {}, structuredClone(payload));
  }
}

export class BrowserWindow extends EventEmitter {
  readonly webContents = new WebContents();
  readonly options: Record<string, unknown>;
  destroyed = false;
  minimized = false;
  maximized = false;
  focused = 0;
  bounds = { x: 40, y: 50, width: 1000, height: 700 };

  constructor(options: Record<string, unknown>) {
    super();
    this.options = options;
    world.windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.emit('ready-to-show');
  }
  show(): void {}
  focus(): void {
    this.focused++;
  }
  isMinimized = () => this.minimized;
  isMaximized = () => this.maximized;
  isDestroyed = () => this.destroyed;
  restore(): void {
    this.minimized = false;
  }
  maximize(): void {
    this.maximized = true;
  }
  getNormalBounds = () => this.bounds;
  close(): void {
    const event = new Preventable();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }
  destroy(): void {
    this.destroyed = true;
    this.emit('closed');
    app.emit('window-all-closed');
  }
}

class App extends EventEmitter {
  readonly paths: Record<string, string> = {};
  setPath(name: string, path: string): void {
    this.paths[name] = path;
  }
  requestSingleInstanceLock = () => world.gotLock;
  whenReady = async () => {};
  getLocale = () => world.locale;
  getPath = (name: string) => this.paths[name] ?? dataFolder;
  quit(): void {
    world.quits++;
    const event = new Preventable();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) world.exits.push(0);
  }
  exit(code: number): void {
    world.exits.push(code);
  }
}
export const app = new App();

type Handler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, handler: Handler): void {
    this.handlers.set(channel, handler);
  }
}
export const ipcMain = new IpcMain();

/** Invokes as a frame would; the page of the last window unless another frame is given. */
export async function invokeFrom(
  senderFrame: unknown,
  channel: string,
  ...args: unknown[]
): Promise<unknown> {
  const handler = ipcMain.handlers.get(channel);
  if (!handler) throw new Error(`no handler for ${channel}`);
  return structuredClone(await handler({ senderFrame }, ...args.map((value) => structuredClone(value))));
}

class IpcRenderer extends EventEmitter {
  invoke = (channel: string, ...args: unknown[]) =>
    invokeFrom(world.windows.at(-1)?.webContents.mainFrame, channel, ...args);
  send(channel: string, ...args: unknown[]): void {
    ipcMain.emit(channel, { sender: world.windows.at(-1)?.webContents }, ...args);
  }
}
export const ipcRenderer = new IpcRenderer();

export const contextBridge = {
  exposeInMainWorld(name: string, value: unknown): void {
    world.exposed[name] = value;
  },
};

export const protocol = {
  registerSchemesAsPrivileged(schemes: typeof world.schemes): void {
    world.schemes.push(...schemes);
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    world.handlers.set(scheme, handler);
  },
};

export const screen = { getAllDisplays: () => world.displays };

export const Menu = {
  buildFromTemplate: (template: MenuTemplate) => template,
  setApplicationMenu(menu: MenuTemplate): void {
    world.menus.push(menu);
  },
};

export const dialog = {
  showErrorBox(title: string, text: string): void {
    world.errors.push([title, text]);
  },
  async showOpenDialog(): Promise<{ canceled: boolean; filePaths: string[] }> {
    return { canceled: world.openFrom === null, filePaths: world.openFrom === null ? [] : [world.openFrom] };
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    world.saveProposals.push((args.at(-1) as { defaultPath?: string }).defaultPath);
    return { canceled: world.saveTo === null, filePath: world.saveTo ?? '' };
  },
};
