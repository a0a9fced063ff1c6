import { join, resolve } from 'node:path';
import type { Outcome } from '#shared/outcome.ts';
import { openApplication } from '../host/application.ts';
import { loadAssets } from '../host/assets.ts';
import { applicationRoot, defaultStorePath } from '../host/paths.ts';
import { startWebHost, type WebHost } from '../web.ts';
import { openBrowser } from './open-browser.ts';
import { AT_FAULT, DONE, sayFaults, type Terminal } from './terminal.ts';

export interface ServeOptions {
  readonly port: number;
  readonly db?: string;
  readonly open: boolean;
}

/** Waits until the process is asked to end; asked again, it ends at once. */
function untilAsked(): Promise<void> {
  return new Promise((end) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());
  });
}

async function listen(start: () => Promise<WebHost>): Promise<Outcome<WebHost, string>> {
  try {
    return { ok: true, value: await start() };
  } catch (error) {
    return { ok: false, faults: [(error as Error).message] };
  }
}

/** `headroom serve`: the app in a browser on this machine, until Ctrl+C. Prints the link that opens it. */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const root = applicationRoot(import.meta.dirname);
  const storePath = options.db === undefined ? defaultStorePath() : resolve(options.db);
  const application = openApplication({ root, storePath, host: 'browser' });
  if (!application.ok) return sayFaults(terminal, application.faults);
  const { service, close } = application.value;
  const assets = loadAssets(join(root, 'out', 'renderer'));
  const host = await listen(() => startWebHost({ service, assets, port: options.port }));
  if (!host.ok) {
    terminal.say(terminal.words('portTaken', { port: options.port, reason: host.faults.join() }));
    await close();
    return AT_FAULT;
  }
  const end = untilAsked();
  await terminal.write(`${terminal.words('serving', { link: host.value.link })}\n`);
  if (options.open) openBrowser(host.value.link);
  await end;
  await host.value.close();
  await close();
  return DONE;
}
