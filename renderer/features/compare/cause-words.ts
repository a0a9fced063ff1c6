import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/assert-never.ts';
import { type Locale, labelText } from '#shared/locale.ts';
import type { OverrideDefinition } from '#shared/plan/document.ts';
import type { PlanView } from '#shared/views.ts';
import type { CauseView } from '#shared/views-compare.ts';
import { formatMinor, formatPercent } from '../../i18n/format.ts';
import { memberText } from '../../i18n/names.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { plusText, quantityText, timesText } from '../assumptions/words.ts';
import type { FigureKind } from '../results/figures.ts';

/** What an override does: `× 1.15`, `+ 15.0 pp`, `= PERT 40.0% · 48.0% · 56.0%`. */
export function actionText(
  { set, multiply, add }: OverrideDefinition,
  kind: FigureKind,
  t: TFunction,
  locale: Locale,
): string {
  if (set !== undefined) return `= ${quantityText(set, kind, t, locale)}`;
  return multiply === undefined ? plusText(add ?? 0, kind, t, locale) : timesText(multiply, locale);
}

/** What tells a cause from every other: labels may be alike. */
export function causeKey(cause: CauseView): string {
  switch (cause.type) {
    case 'spend':
      return `spend ${cause.category}`;
    case 'discountRate':
      return 'discountRate';
    case 'override': {
      const { at = {}, from, to, field } = cause.after[0] ?? cause.before[0] ?? {};
      const place = Object.entries(at).sort();
      return `override ${JSON.stringify([cause.variable, field, place, from, to])}`;
    }
    default:
      return assertNever(cause);
  }
}

/** Names and values of what differs between two scenarios. */
export function useCauseWords(plan: PlanView) {
  const { t } = useTranslation();
  const locale = useLocale();
  const placeOf = ({ at, from, to }: OverrideDefinition): string[] => {
    const labels = periodLabels(plan.calendar, locale);
    const first = labels[from ?? 0] ?? '';
    const last = labels[to ?? plan.calendar.periods - 1] ?? '';
    const span =
      from === undefined && to === undefined
        ? []
        : [first === last ? first : t('compare.periods', { from: first, to: last })];
    const names = Object.values(at ?? {}).map((id) => memberText(plan, String(id), locale));
    return [...names, ...span];
  };
  const name = (cause: CauseView): string => {
    switch (cause.type) {
      case 'spend':
        return t('compare.spendOn', { category: labelText(cause.label, locale, cause.category) });
      case 'discountRate':
        return t('compare.discountRate');
      case 'override': {
        const [override] = [...cause.after, ...cause.before];
        const variable = labelText(cause.label, locale, cause.variable);
        if (!override) return variable;
        const { field } = override;
        const what = field
          ? t('compare.fieldOf', { variable, field: t(`compare.fields.${field}`) })
          : variable;
        return [what, ...placeOf(override)].join(' · ');
      }
      default:
        return assertNever(cause);
    }
  };
  const side = (cause: CauseView, which: 'before' | 'after'): string => {
    switch (cause.type) {
      case 'spend':
        return formatMinor(cause[which], plan.decimals, locale, 0);
      case 'discountRate':
        return formatPercent(cause[which], locale);
      case 'override':
        return cause[which].length === 0
          ? t('compare.unchanged')
          : cause[which]
              .map((override) => actionText(override, { unit: cause.unit, format: cause.format }, t, locale))
              .join(', ');
      default:
        return assertNever(cause);
    }
  };
  return { name, side };
}
