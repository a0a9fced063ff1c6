import { join } from 'node:path';
import { CONTRACT } from '#shared/contract.ts';
import { type AppError, appError, type Reply } from '#shared/errors.ts';
import { faultPlaces } from '#shared/fault.ts';
import type { Outcome } from '#shared/outcome.ts';
import { faultOf } from '../service/faults.ts';
import type { Service } from '../service/types.ts';
import { createSimulator } from '../workers/simulator.ts';
import type { Simulator } from '../workers/types.ts';
import { createDesk, type Desk, type DeskOptions } from './desk.ts';
import { diagnosticsText } from './diagnostics.ts';
import { type FileCall, type FileCallOptions, fileHandlers, isFileCall } from './file-calls.ts';
import { type FileMemory, fileMemory, noMemory } from './file-memory.ts';
import { type Log, openLog } from './log.ts';
import { applicationVersion, STORE_NAME } from './paths.ts';
import { defaultThreads } from './threads.ts';

/** What the hosts serve to a window: the service of the open file, and the calls about the file itself. */
export interface Front {
  readonly service: Service;
  readonly desk: Desk;
  readonly log: Log;
  close(): Promise<void>;
}

export interface FrontOptions {
  readonly root: string;
  /** The file that was named for this once; without it the one that was open last. */
  readonly named?: string;
  /** Opens the file where it is encrypted, and encrypts it where it is made. */
  readonly passphrase?: string;
  /** Where the app keeps its files: the store, the log, and what was open before. */
  readonly dataFolder: string;
  readonly host: DeskOptions['host'];
  readonly choose?: FileCallOptions['choose'];
  readonly quit: () => void;
  /** What runs are done with; a pool of threads, started with the first file that opens, unless given. */
  readonly simulator?: () => Simulator;
}

/** Opens the file and answers from then on, whether it could be opened or not. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const { root, named, passphrase, dataFolder, host } = options;
  const log = openLog(join(dataFolder, 'logs'), () => new Date());
  log.write({ event: 'started', version: applicationVersion(root), platform: process.platform, host });
  const crashed = (cause: unknown) => log.writeAtOnce({ event: 'crashed', ...faultPlaces(cause) });
  process.on('uncaughtExceptionMonitor', crashed);
  const memory = named === undefined ? fileMemory(dataFolder) : noMemory;
  const storePath = named ?? memory.recent()[0] ?? join(dataFolder, STORE_NAME);
  let pool: Simulator | null = null;
  const simulator = () => {
    pool ??= options.simulator?.() ?? createSimulator({ threads: defaultThreads() });
    return pool;
  };
  const desk = createDesk({ root, storePath, host, simulator, memory, log });
  await desk.open(storePath, passphrase === undefined ? {} : { passphrase });
  const close = async () => {
    await desk.close();
    await pool?.close();
    process.off('uncaughtExceptionMonitor', crashed);
    log.write({ event: 'closed' });
    await log.close();
  };
  return { service: serviceOf(options, desk, memory, log, close), desk, log, close };
}

function serviceOf(
  options: FrontOptions,
  desk: Desk,
  memory: FileMemory,
  log: Log,
  close: () => Promise<void>,
): Service {
  const { dataFolder, quit, choose, root, host } = options;
  const handlers = fileHandlers({
    desk,
    memory,
    log,
    dataFolder,
    quit,
    ...(choose === undefined ? {} : { choose }),
    diagnostics: () => diagnosticsText({ desk, log, host, version: applicationVersion(root) }),
  });
  return {
    handle: async (name, payload) => {
      const reply = await answer(desk, handlers, name, payload);
      if (!reply.ok) await note(desk, log, name, reply.error);
      return reply;
    },
    subscribe: desk.subscribe,
    offeredFile: (token) => desk.application?.service.offeredFile(token) ?? null,
    close,
  };
}

async function answer(
  desk: Desk,
  handlers: ReturnType<typeof fileHandlers>,
  name: string,
  payload: unknown,
): Promise<Reply<unknown>> {
  if (isFileCall(name)) return answerFileCall(handlers, name, payload);
  if (desk.application === null) await desk.settled();
  if (desk.application === null) return { ok: false, error: desk.fault ?? appError('storeNotOpen') };
  if (name === 'plans.delete') await desk.backUp('delete');
  const { application } = desk;
  if (application === null) return { ok: false, error: appError('storeNotOpen') };
  return application.service.handle(name, payload);
}

async function answerFileCall(
  handlers: ReturnType<typeof fileHandlers>,
  name: FileCall,
  payload: unknown,
): Promise<Reply<unknown>> {
  const request = CONTRACT[name].request.safeParse(payload);
  if (!request.success) return { ok: false, error: appError('badRequest', { detail: `${name}: request` }) };
  try {
    const handler = handlers[name] as (request: unknown) => Promise<Outcome<unknown, AppError>>;
    const outcome = await handler(request.data);
    if (outcome.ok) return outcome;
    return { ok: false, error: outcome.faults[0] ?? appError('internal', { detail: name }) };
  } catch (error) {
    return { ok: false, error: faultOf(error) };
  }
}

/** Codes that tell of something amiss; the others say no to what cannot be done, as they should. */
const AMISS: ReadonlySet<AppError['code']> = new Set([
  'internal',
  'badRequest',
  'runFailed',
  'storeBusy',
  'storeNotWritten',
  'storeDamaged',
  'fileNotWritten',
  'backupNoRoom',
]);

async function note(desk: Desk, log: Log, name: string, error: AppError): Promise<void> {
  if (!AMISS.has(error.code)) return;
  const call = Object.hasOwn(CONTRACT, name) ? name : 'unknown';
  log.write({ event: 'callFailed', call, code: error.code, detail: safeDetail(error) });
  if (error.code === 'storeDamaged' && !isFileCall(name)) await desk.fail(error);
}

/** The system's own words; of a defect the kind alone, since its words may be those of a document. */
function safeDetail({ code, args }: AppError): unknown {
  if (code === 'internal') return String(args.detail).split(':', 1)[0];
  return code === 'badRequest' || code === 'runFailed' ? '' : args.reason;
}
