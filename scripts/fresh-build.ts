import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLock } from './lock.ts';
import { ROOT, runNode, toolScript } from './project.ts';

/** What the bundles are made of. */
const SOURCES = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json'];
const OUT = join(ROOT, 'out');
const MARK = 'source-hash';

function filesBelow(path: string): string[] {
  if (!existsSync(join(ROOT, path))) return [];
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** A hash of every source file's name and content: a clone and a copy have the same, whatever their dates. */
function sourceHash(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap(filesBelow)) {
    const content = readFileSync(file.startsWith(ROOT) ? file : join(ROOT, file));
    hash.update(`${file.replace(ROOT, '')}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function builtFrom(): string {
  const mark = join(OUT, MARK);
  return existsSync(mark) ? readFileSync(mark, 'utf8') : '';
}

/** Puts a finished build in the place of the old one, so that nobody ever finds half of one. */
function replaceOut(fresh: string): void {
  const old = join(fresh, '..', `replaced-${process.pid}`);
  for (let attempt = 0; ; attempt++) {
    try {
      if (existsSync(OUT)) renameSync(OUT, old);
      renameSync(fresh, OUT);
      break;
    } catch (error) {
      // Another process may have put its build there between the two renames.
      if (attempt === 5) throw error;
      rmSync(old, { recursive: true, force: true });
    }
  }
  rmSync(old, { recursive: true, force: true });
}

/** Builds everything into `out/`. Returns what the bundler wrote, and whether it went well. */
export async function build(): Promise<{ ok: boolean; output: string }> {
  const hash = sourceHash();
  const cache = join(ROOT, 'node_modules', '.cache');
  const folder = mkdtempSync(join(cache, 'headroom-build-'));
  try {
    const tool = toolScript('electron-vite/bin/electron-vite.js');
    const { code, output } = await runNode(tool, ['build', '--logLevel', 'warn', '--outDir', folder]);
    if (code !== 0) return { ok: false, output };
    writeFileSync(join(folder, MARK), hash);
    // A temporary folder is its owner's alone; a build is for all who may read the checkout.
    chmodSync(folder, 0o755);
    replaceOut(folder);
    return { ok: true, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Builds where sources changed since the last build, or nothing was built. One process builds, others wait for it.
 * Says on stderr that it builds, and what went wrong; returns false where it did.
 */
export async function ensureBuilt(): Promise<boolean> {
  if (builtFrom() === sourceHash()) return true;
  return withLock(join(ROOT, 'node_modules', '.cache', 'headroom-build.lock'), async () => {
    if (builtFrom() === sourceHash()) return true;
    process.stderr.write('Building Headroom (once, a few seconds)…\n');
    const { ok, output } = await build();
    if (!ok) process.stderr.write(`${output}\nThe build failed; nothing was started.\n`);
    return ok;
  });
}
