import { assertNever } from '#shared/assert-never.ts';
import type { AuditEntry } from '#shared/views-model.ts';
import { CORRELATIONS_FOCUS, sourceFocus } from '../assumptions/focus.ts';
import { type ModelPlace, variablePlace } from './place.ts';

/** A place in the model, or what the address of an assumption ends with. */
export type Goal = { readonly place: ModelPlace } | { readonly assumption: string };

/** Where an entry can be mended: in the model, or under the assumptions. */
export function goalOf({ kind, variable, detail, at = 0 }: AuditEntry): Goal {
  const name = variable ?? '';
  switch (kind) {
    case 'noSource':
      return { assumption: sourceFocus(name) };
    case 'repaired':
      return { assumption: CORRELATIONS_FOCUS };
    case 'constant':
    case 'timesProbability':
      return { place: variablePlace(name, true, { text: detail, start: at }) };
    case 'unused':
    case 'notFinite':
      return { place: variablePlace(name) };
    default:
      return assertNever(kind);
  }
}
