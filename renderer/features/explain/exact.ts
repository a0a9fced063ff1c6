import type { Locale } from '#shared/locale.ts';
import { currencyOf, numberFormat } from '../../i18n/format.ts';
import type { FigureKind } from '../results/figures.ts';

/** Digits of a value that one may want to calculate with: products of several come out to seven or so. */
const DIGITS = 9;

/** A value of one trial, exact enough that whoever recalculates it from what is shown finds what is shown. */
export function exactFigure(value: number | null, kind: FigureKind, locale: Locale): string {
  if (value === null) return '—';
  const currency = currencyOf(kind.unit);
  const style: Intl.NumberFormatOptions =
    kind.format === 'percent'
      ? { style: 'percent' }
      : currency
        ? { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }
        : {};
  return numberFormat(locale, {
    ...style,
    signDisplay: 'negative',
    minimumFractionDigits: 0,
    maximumSignificantDigits: DIGITS,
  })
    .format(value)
    .replaceAll('-', '−');
}
