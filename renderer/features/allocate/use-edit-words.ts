import { useMemo } from 'react';
import type { EditWords } from '#shared/allocation/words.ts';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { formatAmount } from '../../i18n/format.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';

/** How refusals name the plan's regions, lines, periods and amounts. */
export function useEditWords(plan: PlanView): EditWords {
  const locale = useLocale();
  return useMemo(() => {
    const names = new Map(
      [...plan.regions, ...plan.lines].map(({ id, label }) => [id, labelText(label, locale, id)]),
    );
    const periods = periodLabels(plan.calendar, locale);
    const name = (id: string) => names.get(id) ?? id;
    return {
      locale,
      region: name,
      line: name,
      period: (period) => periods[period] ?? String(period + 1),
      money: (amount) => formatAmount(amount, plan, locale),
    };
  }, [plan, locale]);
}
