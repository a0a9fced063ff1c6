import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MODULES = join(import.meta.dirname, '..', '..', '..', 'node_modules');

/** A browser that can be started, and what has to be in its environment. */
export interface Chromium {
  readonly executablePath: string;
  readonly env: Record<string, string>;
}

/** Keeps the browser off the network, and lets it run where there is no graphics card and little shared memory. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-pings',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

/**
 * The browser inside the npm package, unpacked once for this checkout. The package unpacks into the temporary folder
 * of its process, where two that start together spoil each other's files: each gets a folder of its own here, and the
 * first that is done gives its to all.
 */
async function unpacked(): Promise<string> {
  const { version } = JSON.parse(readFileSync(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8'));
  const target = join(MODULES, '.cache', `chromium-${version}`);
  if (existsSync(join(target, 'chromium'))) return target;
  mkdirSync(join(MODULES, '.cache'), { recursive: true });
  const own = mkdtempSync(join(MODULES, '.cache', 'chromium-unpack-'));
  const unpack = `const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false; await chromium.executablePath();`;
  await run(process.execPath, ['--input-type=module', '--eval', unpack], {
    cwd: join(MODULES, '..'),
    // With this variable the package unpacks the libraries too that bare systems lack.
    env: { ...process.env, TMPDIR: own, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
  });
  try {
    renameSync(own, target);
  } catch (error) {
    if (!existsSync(join(target, 'chromium'))) throw error;
    rmSync(own, { recursive: true, force: true });
  }
  return target;
}

async function starts(executablePath: string, env: Record<string, string>): Promise<boolean> {
  try {
    await run(executablePath, ['--version'], { env: { ...process.env, ...env }, timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}

/** Browsers that a system may have of its own, for machines that the packaged one is not made for. */
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

async function packaged(): Promise<Chromium[]> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return [];
  const folder = await unpacked();
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') };
  const libraries = { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  return [
    { executablePath, env: { ...fonts } },
    { executablePath, env: { ...fonts, ...libraries } },
  ];
}

/** A Chromium that starts here: the packaged one with the system's libraries or its own, or an installed one. */
export async function findChromium(): Promise<Chromium> {
  const installed = INSTALLED.map((executablePath) => ({ executablePath, env: {} }));
  for (const candidate of [...(await packaged()), ...installed]) {
    if (await starts(candidate.executablePath, candidate.env)) return candidate;
  }
  throw new Error('no browser for the tests starts here: install Chromium or Chrome');
}
