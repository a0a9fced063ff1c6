import type { TFunction } from 'i18next';
import type { ChangeDescription } from '#shared/views.ts';

/** What a change did, in a few words: `set 12 cells`. */
export function historyText(change: ChangeDescription, t: TFunction): string {
  return t(`history.${change.action}`, { ...change.args });
}
