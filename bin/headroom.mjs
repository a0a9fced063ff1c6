#!/usr/bin/env node
/**
 * `headroom` in a checkout, on whatever Node is on PATH: goes over to the Node 24 that `npm install` brought, builds
 * what is not built or stale, and runs the command line.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const major = Number(process.versions.node.split('.', 1)[0]);

if (major >= 24) await run();
else delegate();

async function run() {
  const { ensureBuilt } = await import('../scripts/fresh-build.ts');
  if (!(await ensureBuilt())) process.exit(1);
  await import('../out/main/cli.js');
}

/** The Node that npm installed for this platform; its file, since `.bin` holds a script on Windows. */
function bundledNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const packages = [`node-${system}-${process.arch}`, `node-bin-${system}-${process.arch}`];
  return packages
    .map((folder) => join(root, 'node_modules', folder, 'bin', name))
    .find((path) => existsSync(path));
}

function delegate() {
  const node = bundledNode();
  if (node === undefined) {
    console.error('headroom needs Node 24 or later: run `npm install` in its folder first.');
    process.exit(1);
  }
  const child = spawn(node, [import.meta.filename ?? process.argv[1], ...process.argv.slice(2)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`headroom could not start Node 24: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}
