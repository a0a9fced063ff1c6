import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The name of the store file in the data folder. */
export const STORE_NAME = 'headroom.headroom';

/** The folder that holds `resources/` and `out/`, from any place inside it (sources, bundles, a packaged archive). */
export function applicationRoot(from: string): string {
  let folder = from;
  while (!existsSync(join(folder, 'resources', 'sample-plan.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error(`the application's resources are missing above ${from}`);
    folder = parent;
  }
  return folder;
}

/** The version in package.json. */
export function applicationVersion(root: string): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

/**
 * Where the app keeps its data: the folder that Electron calls `userData`, by the rule of each platform, so that the
 * desktop window and the browser host show the same plans.
 */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  environment: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): string {
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Headroom');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Headroom');
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'Headroom');
}

/** The same short name for the same file, that tells nothing of it. */
export function instanceName(path: string): string {
  return createHash('sha256').update(path, 'utf8').digest('hex').slice(0, 12);
}
