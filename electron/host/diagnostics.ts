import { availableParallelism, freemem, release, totalmem } from 'node:os';
import { ENGINE_VERSION } from '#shared/result.ts';
import { listBackups } from '../store/backups.ts';
import { freeBytes, storeBytes } from '../store/files.ts';
import { STORE_VERSION } from '../store/migrations/index.ts';
import type { Desk } from './desk.ts';
import type { Log } from './log.ts';

export interface DiagnosticsOptions {
  readonly desk: Desk;
  readonly log: Log;
  readonly host: string;
  readonly version: string;
}

const LINES_OF_LOG = 60;
const mebibytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

/**
 * What support needs to know, to be copied by the person: versions, machine, settings, the state of the file and the
 * latest lines of the log. No path, no name of a file or a plan, no figure. In English whatever the window speaks.
 */
export async function diagnosticsText(options: DiagnosticsOptions): Promise<string> {
  const { desk, log, host, version } = options;
  const { node, electron, chrome } = process.versions;
  const memory = `${mebibytes(totalmem())}, ${mebibytes(freemem())} free`;
  const lines = [
    `Headroom ${version}, engine ${ENGINE_VERSION}, store format ${STORE_VERSION}`,
    `Host ${host}; Node ${node}${electron ? `, Electron ${electron}, Chromium ${chrome}` : ''}`,
    `System ${process.platform} ${release()} ${process.arch}, ${availableParallelism()} processors, ${memory}`,
    `Process ${mebibytes(process.memoryUsage().rss)}, running ${Math.round(process.uptime())} s`,
    `Settings ${JSON.stringify(desk.application?.store.settings.get('window') ?? null)}`,
    ...fileLines(desk),
    '',
    ...(await log.latest()).slice(-LINES_OF_LOG),
  ];
  return `${lines.join('\n')}\n`;
}

function fileLines(desk: Desk): string[] {
  if (desk.fault?.code === 'storeStalled') return ['File: storeStalled'];
  const backups = listBackups(desk.path);
  const [newest] = backups;
  const kept = newest ? `, the latest ${new Date(newest.time).toISOString()} (${newest.reason})` : '';
  return [
    `File: ${desk.fault?.code ?? 'open'}, ${mebibytes(storeBytes(desk.path))}`,
    `Plans: ${desk.application?.store.plans.list().length ?? 'unknown'}`,
    `Backups: ${backups.length}${kept}`,
    `Free on its disk: ${roomBeside(desk.path)}`,
  ];
}

function roomBeside(path: string): string {
  try {
    return mebibytes(freeBytes(path));
  } catch {
    return 'unknown';
  }
}
