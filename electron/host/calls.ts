import { type CallName, CONTRACT } from '#shared/contract.ts';
import { appError, type Reply } from '#shared/errors.ts';
import type { SaveOutcome } from '#shared/views.ts';
import type { OfferedFile, Service } from '../service/types.ts';

/** What a host does with a file that the service made: a dialog in the desktop window, an address in the browser. */
export type SaveFile = (file: OfferedFile, token: string) => Promise<Reply<SaveOutcome>>;

export function isCallName(name: unknown): name is CallName {
  return typeof name === 'string' && Object.hasOwn(CONTRACT, name);
}

/** Answers a call of the window: `files.save` belongs to the host, every other one to the service. Never throws. */
export async function answerCall(
  service: Service,
  save: SaveFile,
  name: CallName,
  payload: unknown,
): Promise<Reply<unknown>> {
  if (name !== 'files.save') return service.handle(name, payload);
  const request = CONTRACT['files.save'].request.safeParse(payload);
  if (!request.success) return { ok: false, error: appError('badRequest', { detail: name }) };
  const file = service.offeredFile(request.data.token);
  if (file === null) return { ok: false, error: appError('offerExpired') };
  return save(file, request.data.token);
}
