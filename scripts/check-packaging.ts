import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackage, extractAll, listPackage, statFile } from '@electron/asar';
import { load } from 'js-yaml';
import { ensureBuilt } from './fresh-build.ts';
import { packagingFaults } from './packaging.ts';
import { ROOT, runNode } from './project.ts';

/**
 * `npm run check:packaging`: packages the app for Linux and Windows with a stand-in for Electron's binary, without a
 * network, and proves that what is packed is all that is needed and nothing else: its list of files, and the command
 * line, which runs from the packed files alone. Fuses need the real binary and are left out
 * (tests/electron/checklist.test.ts holds the settings).
 */

const PLATFORMS = ['linux', 'win'] as const;
const MOST_MEGABYTES = 32;

/** What electron-builder looks for in Electron's folder; none of it runs. */
async function standIn(folder: string): Promise<string> {
  const electron = join(folder, 'electron');
  const app = join(folder, 'default-app');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"name":"stand-in"}');
  await createPackage(app, join(electron, 'resources', 'default_app.asar'));
  for (const name of ['electron', 'electron.exe', 'chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html']) {
    writeFileSync(join(electron, name), 'stand-in');
    chmodSync(join(electron, name), 0o755);
  }
  return electron;
}

function configFile(folder: string, platform: string, electron: string): string {
  const config = load(readFileSync(join(ROOT, 'electron-builder.yml'), 'utf8')) as Record<string, object>;
  const file = join(folder, `${platform}.json`);
  const changed = {
    ...config,
    electronDist: electron,
    electronFuses: null,
    // Both write into the real program.
    disableAsarIntegrity: true,
    win: { ...config.win, signAndEditExecutable: false },
    directories: { ...config.directories, output: join(folder, platform) },
  };
  writeFileSync(file, JSON.stringify(changed));
  return file;
}

/** Size of the packed files in bytes, by path. */
function packed(asar: string): Map<string, number> {
  const files = new Map<string, number>();
  for (const name of listPackage(asar, { isPack: false })) {
    const entry = statFile(asar, name.slice(1));
    if ('size' in entry) files.set(name.slice(1).replaceAll('\\', '/'), entry.size);
  }
  return files;
}

/**
 * Runs a plan to a workbook and puts it into an encrypted store, from the packed files alone. What failed said, else
 * null.
 */
async function runPacked(folder: string, resources: string): Promise<string | null> {
  const app = join(folder, 'alone');
  extractAll(join(resources, 'app.asar'), app);
  cpSync(join(resources, 'app.asar.unpacked'), app, { recursive: true });
  const cli = join(app, 'out/main/cli.js');
  const sample = join(app, 'resources/sample-plan.json');
  const secret = join(folder, 'passphrase');
  writeFileSync(secret, 'a passphrase to check with');
  const runs = [
    ['simulate', sample, '--trials', '256', '--xlsx', join(folder, 'result.xlsx')],
    ['convert', sample, join(folder, 'plans.headroom'), '--encrypt', '--passphrase-file', secret],
  ];
  for (const run of runs) {
    const { code, output } = await runNode(cli, run);
    if (code !== 0) return output;
  }
  return null;
}

async function check(
  folder: string,
  platform: (typeof PLATFORMS)[number],
  electron: string,
): Promise<string[]> {
  const config = configFile(folder, platform, electron);
  const tool = join(ROOT, 'node_modules/electron-builder/cli.js');
  const args = [`--${platform}`, '--dir', '--x64', '--config', config, '--publish', 'never'];
  const { code, output } = await runNode(tool, args);
  if (code !== 0) return [output];
  const resources = join(folder, platform, `${platform}-unpacked`, 'resources');
  const files = packed(join(resources, 'app.asar'));
  const megabytes = [...files.values()].reduce((sum, size) => sum + size, 0) / 1e6;
  process.stdout.write(`${platform}: ${files.size} files, ${megabytes.toFixed(1)} MB\n`);
  const faults = packagingFaults([...files.keys()], platform);
  if (megabytes > MOST_MEGABYTES) faults.push(`${megabytes.toFixed(1)} MB, more than ${MOST_MEGABYTES}`);
  const failed = platform === 'linux' ? await runPacked(folder, resources) : null;
  return failed === null ? faults : [...faults, failed];
}

const folder = mkdtempSync(join(tmpdir(), 'headroom-packaging-'));
try {
  if (!(await ensureBuilt())) process.exit(1);
  const electron = await standIn(folder);
  for (const platform of PLATFORMS) {
    for (const fault of await check(folder, platform, electron)) {
      process.stderr.write(`${platform}: ${fault}\n`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
