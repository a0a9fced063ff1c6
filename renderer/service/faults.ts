import type { RequestOf } from '#shared/contract.ts';
import { faultPlaces } from '#shared/fault.ts';
import type { ServiceClient } from './client.ts';

type Kind = RequestOf<'diagnostics.note'>['kind'];

/** A window that fails all the time says so often enough with these. */
const MOST_NOTED = 20;

/**
 * Tells the log of defects that nobody caught: in scripts, in promises, and, by what it returns, in drawing. Nothing of
 * their messages, which may quote a plan.
 */
export function watchFaults(client: ServiceClient): (cause: unknown) => void {
  let noted = 0;
  const note = (kind: Kind, cause: unknown) => {
    noted += 1;
    if (noted <= MOST_NOTED) void client.call('diagnostics.note', { kind, ...faultPlaces(cause) });
  };
  window.addEventListener('error', ({ error }) => note('script', error));
  window.addEventListener('unhandledrejection', ({ reason }) => note('promise', reason));
  return (cause) => note('render', cause);
}
