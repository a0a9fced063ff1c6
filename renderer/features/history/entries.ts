import type { TFunction } from 'i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { ChangeView, PlanView } from '#shared/views.ts';
import { formatMoment } from '../../i18n/format.ts';
import { historyText } from '../../i18n/history.ts';

/** A change as the list shows it. */
export interface Entry {
  readonly id: number;
  readonly when: string;
  readonly who: string;
  readonly what: string;
  /** The scenario that it changed; null where it is the plan as a whole. */
  readonly scenario: string | null;
  readonly state: ChangeView['state'];
  /** True of the one that the plan is in the state after. */
  readonly present: boolean;
  readonly restorable: boolean;
}

/** The changes in words, newest first as they come. */
export function entriesOf(
  changes: readonly ChangeView[],
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): Entry[] {
  const present = changes.find(({ state }) => state === 'done')?.id;
  const scenarios = new Map(plan.scenarios.map(({ id, label }) => [id, labelText(label, locale, id)]));
  return changes.map((change) => ({
    id: change.id,
    when: formatMoment(change.at, locale),
    who: change.actor,
    what: historyText(change, plan, t, locale),
    scenario: change.scenario === null ? null : (scenarios.get(change.scenario) ?? change.scenario),
    state: change.state,
    present: change.id === present,
    restorable: change.restorable,
  }));
}

/** The entries in which every word of `search` is found, whatever its case; with `inForce`, only those that hold. */
export function filtered(entries: readonly Entry[], search: string, inForce: boolean): Entry[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    if (inForce && entry.state !== 'done') return false;
    const text = [entry.what, entry.who, entry.scenario ?? '', entry.when].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
