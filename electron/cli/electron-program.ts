import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** How long fetching Electron may take, and for how long a failure is remembered. */
const FETCH_MS = 60_000;
const REMEMBER_MS = 24 * 60 * 60_000;
/** An Electron that lives this long has a window. */
const SETTLED_MS = 4_000;

export function hasDisplay(platform = process.platform, environment = process.env): boolean {
  return platform !== 'linux' || Boolean(environment.DISPLAY || environment.WAYLAND_DISPLAY);
}

export interface Electron {
  readonly program: string;
  readonly version: string;
}

function installed(folder: string): Electron | null {
  const read = (file: string) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
  };
  const file = read('path.txt');
  const version = read(join('dist', 'version'));
  if (file === null || version === null) return null;
  const program = join(folder, 'dist', file);
  return existsSync(program) ? { program, version: version.replace(/^v/, '') } : null;
}

function fetchElectron(script: string): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore', timeout: FETCH_MS });
    child.on('close', () => resolve());
    child.on('error', () => resolve());
  });
}

/** The Electron of this checkout, fetched where it is missing and can be had; null where not. */
export async function findElectron(root: string): Promise<Electron | null> {
  const folder = join(root, 'node_modules', 'electron');
  const script = join(folder, 'install.js');
  const failed = join(root, 'node_modules', '.cache', 'electron-not-to-be-had');
  const found = installed(folder);
  if (found !== null || !existsSync(script)) return found;
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < REMEMBER_MS) return null;
  await fetchElectron(script);
  const fetched = installed(folder);
  if (fetched === null) {
    mkdirSync(dirname(failed), { recursive: true });
    writeFileSync(failed, '');
  }
  return fetched;
}

/** Starts Electron on the app. Resolves with the process once it has settled, with null where it ended at once. */
export function startElectron({ program }: Electron, args: readonly string[]): Promise<ChildProcess | null> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
  const child = spawn(program, args, { stdio: 'ignore', env });
  return new Promise((resolve) => {
    const settled = setTimeout(() => resolve(child), SETTLED_MS);
    child.on('error', () => resolve(null));
    child.on('exit', (code) => {
      clearTimeout(settled);
      // A person who closes the window within seconds has seen it.
      resolve(code === 0 ? child : null);
    });
  });
}
