import type { TFunction } from 'i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';

type Named = Pick<PlanView, 'dimensions'>;

/** What a member or group (`region.market`) of any dimension is called; its id where the plan has no such. */
export function memberText({ dimensions }: Named, id: string, locale: Locale): string {
  for (const { members, groups } of dimensions) {
    const found = [...members, ...groups].find((each) => each.id === id);
    if (found) return labelText(found.label, locale, id);
  }
  return id;
}

/** What something varies by: a dimension, a group of one (`Region: Markets`), or the periods. */
export function overText({ dimensions }: Named, entry: string, t: TFunction, locale: Locale): string {
  if (entry === 'period') return t('model.period');
  const dimension = dimensions.find(({ id }) => entry === id || entry.startsWith(`${id}.`));
  if (!dimension) return entry;
  const name = labelText(dimension.label, locale, dimension.id);
  if (entry === dimension.id) return name;
  const group = dimension.groups.find(({ id }) => id === entry);
  return t('model.groupOf', { dimension: name, group: labelText(group?.label, locale, entry) });
}
