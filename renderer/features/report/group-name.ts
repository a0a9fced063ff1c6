import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { clipName } from '#shared/report/names.ts';
import type { PlanView } from '#shared/views.ts';
import { useLocale } from '../../i18n/setup.ts';

/** What a group of regions is called: its region's name, or how many it puts together. */
export function useGroupName(plan: PlanView): (regions: readonly string[]) => string {
  const { t } = useTranslation();
  const locale = useLocale();
  return useCallback(
    ([first = '', ...others]) => {
      if (others.length > 0) return t('boardReport.others', { count: 1 + others.length });
      const region = plan.regions.find(({ id }) => id === first);
      return clipName(labelText(region?.label, locale, first));
    },
    [plan.regions, t, locale],
  );
}
