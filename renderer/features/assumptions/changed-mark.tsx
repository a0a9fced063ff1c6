import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import { useLocale } from '../../i18n/setup.ts';
import { isChangedHere } from './rows.ts';
import { plusText, timesText } from './words.ts';

/** Says that a scenario changes what the model says, by how much, and which scenario it is. */
export function ChangedMark({ view, row }: { view: AssumptionsView; row: AssumptionRow }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const last = row.overrides.at(-1);
  if (!last) return null;
  const here = isChangedHere(row, view.scenario);
  const owner = view.lineage.find(({ id }) => id === last.scenario);
  const title = here
    ? t('assumptions.overriddenHere')
    : t('assumptions.overriddenIn', { scenario: labelText(owner?.label, locale, last.scenario) });
  const amount = last.amount ?? 0;
  const text = {
    set: '=',
    multiply: timesText(amount, locale),
    add: plusText(amount, row, t, locale),
  }[last.action];
  return (
    <Badge
      size="sm"
      radius="sm"
      variant={here ? 'filled' : 'outline'}
      color="brand"
      title={title}
      aria-label={`${title}: ${text}`}
      role="img"
      tt="none"
      style={{ flex: 'none' }}
    >
      {text}
    </Badge>
  );
}
