import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';

/** What a limit may name in a dimension, members and groups, in the reader's words. */
export interface Reference {
  readonly value: string;
  readonly label: string;
}

export function referencesOf(
  plan: Pick<PlanView, 'regions' | 'lines' | 'groups'>,
  dimension: 'region' | 'line',
  locale: Locale,
): { readonly members: readonly Reference[]; readonly groups: readonly Reference[] } {
  const named = ({ id, label }: { id: string; label: PlanView['label'] }) => ({
    value: id,
    label: labelText(label, locale, id),
  });
  const members = dimension === 'region' ? plan.regions : plan.lines;
  return { members: members.map(named), groups: plan.groups[dimension].map(named) };
}

/** A reference in words; itself where the plan no longer has it. */
export function referenceText(
  plan: Pick<PlanView, 'regions' | 'lines' | 'groups'>,
  dimension: 'region' | 'line',
  reference: string,
  locale: Locale,
): string {
  const { members, groups } = referencesOf(plan, dimension, locale);
  return [...members, ...groups].find(({ value }) => value === reference)?.label ?? reference;
}
