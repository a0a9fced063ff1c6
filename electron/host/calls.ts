import { type CallName, CONTRACT } from '#shared/contract.ts';
import { appError, type Reply } from '#shared/errors.ts';
import type { PrintOutcome, SaveOutcome } from '#shared/views.ts';
import type { OfferedFile, Service } from '../service/types.ts';

/** What a host does with a file that the service made: a dialog in the desktop window, an address in the browser. */
export type SaveFile = (file: OfferedFile, token: string) => Promise<Reply<SaveOutcome>>;

/** What a host does with the page that is open; `name` is proposed for a file, without its ending. */
export type PrintPage = (name: string) => Promise<Reply<PrintOutcome>>;

/** What belongs to the host and not to the service. */
export interface HostActions {
  readonly save: SaveFile;
  readonly print: PrintPage;
}

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CONTRACT, name);
}

/** Answers a call of the window: `files.*` belong to the host, every other one to the service. Never throws. */
export async function answerCall(
  service: Service,
  host: HostActions,
  name: CallName,
  payload: unknown,
): Promise<Reply<unknown>> {
  if (name === 'files.print') {
    const request = CONTRACT['files.print'].request.safeParse(payload);
    if (!request.success) return { ok: false, error: appError('badRequest', { detail: name }) };
    return host.print(request.data.name);
  }
  if (name !== 'files.save') return service.handle(name, payload);
  const request = CONTRACT['files.save'].request.safeParse(payload);
  if (!request.success) return { ok: false, error: appError('badRequest', { detail: name }) };
  const file = service.offeredFile(request.data.token);
  if (file === null) return { ok: false, error: appError('offerExpired') };
  return host.save(file, request.data.token);
}
