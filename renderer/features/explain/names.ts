import { type Locale, labelText } from '#shared/locale.ts';
import type { At } from '#shared/result.ts';
import type { PlanView } from '#shared/views.ts';
import type { ExplainedCell } from '#shared/views-explain.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { placeText } from '../results/cells.ts';

/** Where a figure holds: `Europe · 2026-Q3`. */
export function whereText(plan: PlanView, at: At, locale: Locale): string {
  const { period } = at;
  const when = typeof period === 'number' ? periodLabels(plan.calendar, locale)[period] : '';
  return [placeText(plan, at, locale), when].filter(Boolean).join(' · ');
}

/** What a figure is, with its place. */
export function cellText(
  plan: PlanView,
  cell: Pick<ExplainedCell, 'label' | 'name' | 'at'>,
  locale: Locale,
): string {
  const label = labelText(cell.label, locale, cell.name);
  return [label, whereText(plan, cell.at, locale)].filter(Boolean).join(' · ');
}
