import type { ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { CliMessageCode } from '#shared/messages/cli.ts';
import { applicationRoot } from '../host/paths.ts';
import { findElectron, hasDisplay, startElectron } from './electron-program.ts';
import { serve } from './serve.ts';
import type { Terminal } from './terminal.ts';

function exitCode(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return Promise.resolve(child.exitCode);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((end) => child.on('exit', (code) => end(code ?? 1)));
}

/** `headroom`: the desktop app; where there can be none, the app in the browser, and one line says which and why. */
export async function desktop(db: string | undefined, terminal: Terminal): Promise<number> {
  const inBrowser = (reason: CliMessageCode) => {
    terminal.say(terminal.words('startBrowser', { reason: terminal.words(reason) }));
    return serve({ port: 0, open: hasDisplay(), ...(db === undefined ? {} : { db }) }, terminal);
  };
  if (!hasDisplay()) return inBrowser('noDisplay');
  const root = applicationRoot(import.meta.dirname);
  const electron = await findElectron(root);
  if (electron === null) return inBrowser('noElectron');
  const child = await startElectron(electron, [root, ...(db === undefined ? [] : ['--db', resolve(db)])]);
  if (child === null) return inBrowser('electronEnded');
  terminal.say(terminal.words('startDesktop', { version: electron.version }));
  return exitCode(child);
}
