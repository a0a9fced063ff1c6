import type { TFunction } from 'i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { RiskView } from '#shared/views-risks.ts';
import { formatPercent } from '../../i18n/format.ts';
import { quantityText } from '../assumptions/words.ts';

/** A probability with two decimals where it is small. */
export function probabilityText(value: number, locale: Locale): string {
  return formatPercent(value, locale, value > 0 && value < 0.1 ? 2 : 1);
}

/** The least and the greatest probability over places and periods: one figure where they are the same. */
export function probabilityRange(risk: RiskView, locale: Locale): string {
  const known = risk.cells
    .flatMap(({ probability }) => probability)
    .filter((value): value is number => value !== null);
  if (known.length === 0) return '—';
  const [low, high] = [Math.min(...known), Math.max(...known)].map((value) => probabilityText(value, locale));
  return low === high ? (low ?? '') : `${low} – ${high}`;
}

/** The members that a cell names, in words. */
export function cellText(
  at: RiskView['cells'][number]['at'],
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string {
  const known = [...plan.regions, ...plan.lines];
  const names = Object.values(at).map((id) => {
    const member = known.find((each) => each.id === id);
    return labelText(member?.label, locale, String(id));
  });
  return names.length === 0 ? t('risks.everywhere') : names.join(' · ');
}

/** Where an event may happen: its only place by name, else how many there are. */
export function whereText(risk: RiskView, plan: PlanView, t: TFunction, locale: Locale): string {
  const [only] = risk.cells;
  if (risk.cells.length === 1 && only) return cellText(only.at, plan, t, locale);
  return t('risks.places', { count: risk.cells.length });
}

/** Severity or duration as the scenario has it; that it varies where it does, by place or by an override. */
export function fieldText(
  risk: RiskView,
  field: 'severity' | 'duration',
  t: TFunction,
  locale: Locale,
): string {
  const rows = risk.assumptions.filter((row) => row.field === field);
  if (rows.length === 0) return t('risks.permanent');
  const texts = new Set(
    rows.map((row) => {
      const quantity = row.set ?? row.own;
      const text = quantity === null ? '' : quantityText(quantity, row, t, locale);
      const factor = row.factor === 1 ? '' : ` × ${row.factor}`;
      return `${text}${factor}${row.summand === 0 ? '' : ` + ${row.summand}`}`;
    }),
  );
  const [first = ''] = texts;
  return texts.size === 1 ? first : t('risks.several');
}

/** The share of the headline's variance that goes with an event, and its standard error. */
export function shareText(loss: RiskView['loss'], locale: Locale): string {
  if (loss?.varianceShare == null) return '—';
  const share = formatPercent(loss.varianceShare, locale);
  const error = loss.varianceShareError;
  return error === null ? share : `${share} ± ${formatPercent(error, locale)}`;
}
