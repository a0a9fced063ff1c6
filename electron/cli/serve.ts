import { join, resolve } from 'node:path';
import type { Outcome } from '#shared/outcome.ts';
import { loadAssets } from '../host/assets.ts';
import { type Front, openFront } from '../host/front.ts';
import { applicationRoot, dataFolder } from '../host/paths.ts';
import { startWebHost, type WebHost } from '../web.ts';
import { openBrowser } from './open-browser.ts';
import { givenPassphrase, PASSPHRASE_VARIABLE, type PassphraseOption } from './passphrase.ts';
import { AT_FAULT, DONE, sayFaults, type Terminal } from './terminal.ts';

export interface ServeOptions extends PassphraseOption {
  readonly port: number;
  readonly db?: string;
  readonly open: boolean;
}

/** What asks the process to end: a signal, or the person in the window. Asked again, it ends at once. */
function ending(): { readonly asked: Promise<void>; ask(): void } {
  let ask: () => void = () => {};
  const asked = new Promise<void>((end) => {
    ask = end;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end());
  });
  return { asked, ask };
}

async function listen(start: () => Promise<WebHost>): Promise<Outcome<WebHost, string>> {
  try {
    return { ok: true, value: await start() };
  } catch (error) {
    return { ok: false, faults: [(error as Error).message] };
  }
}

/**
 * `headroom serve`: the app in a browser on this machine, until Ctrl+C. Prints the link that opens it. Where the file
 * cannot be opened, that is said, and the window offers what can be done about it.
 */
export async function serve(options: ServeOptions, terminal: Terminal): Promise<number> {
  const root = applicationRoot(import.meta.dirname);
  const assets = loadAssets(join(root, 'out', 'renderer'));
  const passphrase = givenPassphrase(options);
  if (!passphrase.ok) return sayFaults(terminal, passphrase.faults);
  // No program that is started from here (a browser) inherits it.
  delete process.env[PASSPHRASE_VARIABLE];
  const end = ending();
  const named = options.db === undefined ? {} : { named: resolve(options.db) };
  const front = await openFront({
    root,
    ...named,
    ...(passphrase.value === null ? {} : { passphrase: passphrase.value }),
    dataFolder: dataFolder(),
    host: 'browser',
    quit: () => end.ask(),
  });
  if (front.desk.fault !== null) sayFaults(terminal, [front.desk.fault]);
  const { service } = front;
  const host = await listen(() => startWebHost({ service, assets, port: options.port }));
  if (!host.ok) {
    terminal.say(terminal.words('portTaken', { port: options.port, reason: host.faults.join() }));
    await front.close();
    return AT_FAULT;
  }
  await terminal.write(`${terminal.words('serving', { link: host.value.link })}\n`);
  if (options.open) openBrowser(host.value.link);
  await end.asked;
  await host.value.close();
  return finish(front);
}

/** The status tells whether a file was open in the end. */
async function finish(front: Front): Promise<number> {
  const { fault } = front.desk;
  await front.close();
  // A thread that waits for a drive that hangs would keep the process from ending; nothing is open in it.
  if (fault?.code === 'storeStalled') process.kill(process.pid, 'SIGKILL');
  return fault === null ? DONE : AT_FAULT;
}
