import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { OutputView, PlanView } from '#shared/views.ts';
import type { Figure } from '../../components/figure.ts';
import { formatFull, formatHeadline, formatPercent, formatShare } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';

/** What decides how an output's figures are written. */
export type FigureKind = Pick<OutputView, 'unit' | 'format'>;

const MISSING = '—';

/** A figure for cards and axes: short. */
export function shortFigure(value: number | null | undefined, kind: FigureKind, locale: Locale): string {
  if (value === null || value === undefined) return MISSING;
  return kind.format === 'percent' ? formatPercent(value, locale) : formatHeadline(value, kind.unit, locale);
}

/** A figure for tables: in full. */
export function fullFigure(value: number | null | undefined, kind: FigureKind, locale: Locale): string {
  if (value === null || value === undefined) return MISSING;
  return kind.format === 'percent' ? formatPercent(value, locale, 2) : formatFull(value, kind.unit, locale);
}

const WORDS = ['customer', 'customers', 'order', 'orders', 'day', 'days', 'period', 'year'] as const;
type Word = (typeof WORDS)[number];

const PERIODS = { 1: 'month', 3: 'quarter', 6: 'halfYear', 12: 'year' } as const;
const COUNTED = { 1: 'months', 3: 'quarters', 6: 'halfYears', 12: 'years' } as const;

/** What a period of the plan's calendar is called. */
export function periodWord({ calendar }: Pick<PlanView, 'calendar'>, t: TFunction): string {
  const word = PERIODS[calendar.monthsPerPeriod];
  return t(`units.${word}`);
}

/**
 * A unit in the reader's words: `USD per quarter`, `USD/季度`, `天`; nothing for pure numbers and shares.
 * @param monthsPerPeriod of the plan's calendar: what a period is called; without it, a period
 * @param count what times are counted for, where it is one figure alone: `1 quarter`, `2 quarters`
 */
export function unitText(
  kind: FigureKind,
  t: TFunction,
  monthsPerPeriod?: PlanView['calendar']['monthsPerPeriod'],
  count = 2,
): string {
  if (kind.format === 'percent' || kind.unit === '1') return '';
  const period = monthsPerPeriod ? PERIODS[monthsPerPeriod] : 'period';
  const word = (part: string) => {
    if (part === 'period') return t(`units.${period}`);
    if (part === 'months' || part === 'years') return t(`units.${part}`, { count });
    if (part === 'periods')
      return t(`units.${monthsPerPeriod ? COUNTED[monthsPerPeriod] : 'periods'}`, { count });
    return isWord(part) ? t(`units.${part}`) : part;
  };
  const [counted = '', ...per] = kind.unit.split('/');
  const [first, ...others] = per.map(word);
  if (first === undefined) return word(counted);
  // A rate of pure numbers counts nothing: `per quarter`, not `1 per quarter`.
  const rate =
    counted === '1' ? t('units.each', { of: first }) : t('units.per', { unit: word(counted), of: first });
  return others.reduce((unit, of) => t('units.per', { unit, of }), rate);
}

const isWord = (text: string): text is Word => WORDS.some((word) => word === text);

/** A standard error with the two digits that mean something. */
export function roundedError(standardError: number | null): number | null {
  return standardError === null ? null : Number(standardError.toPrecision(2));
}

/** A mean with its standard error, as `figure` writes them. */
export function meanWithError(
  { mean, standardError }: Pick<CellResult, 'mean' | 'standardError'>,
  figure: (value: number | null) => string,
): string {
  return standardError === null ? figure(mean) : `${figure(mean)} ± ${figure(roundedError(standardError))}`;
}

/** A figure with what stands behind it, for tables and cards: what is copied and said in full. */
export type FigureMaker = (value: number | null | undefined, look?: FigureLook) => Figure;

interface FigureLook {
  /** Its standard error, where it has one. */
  readonly error?: number | null | undefined;
  /** As on cards; in full unless given. */
  readonly short?: boolean;
  readonly small?: string;
}

/** Makes the figures of one kind, with their unit and error in full behind them. */
export function figureMaker(kind: FigureKind, { t, locale, monthsPerPeriod }: FigureWords): FigureMaker {
  const unit = unitText(kind, t, monthsPerPeriod);
  return (value, { error, short = false, small } = {}) => {
    const full = fullFigure(value, kind, locale);
    const withError = error == null ? full : `${full} ± ${fullFigure(roundedError(error), kind, locale)}`;
    return {
      text: short ? shortFigure(value, kind, locale) : full,
      values: value == null ? [] : [value],
      ...(value == null ? {} : { title: [withError, unit].filter(Boolean).join(' · ') }),
      ...(small === undefined ? {} : { small }),
    };
  };
}

/** What words a figure needs. */
export interface FigureWords {
  readonly t: TFunction;
  readonly locale: Locale;
  readonly monthsPerPeriod: PlanView['calendar']['monthsPerPeriod'];
}

/** The words for the figures of a plan. */
export function useFigureWords({ calendar }: Pick<PlanView, 'calendar'>): FigureWords {
  const { t } = useTranslation();
  const locale = useLocale();
  const { monthsPerPeriod } = calendar;
  return useMemo(() => ({ t, locale, monthsPerPeriod }), [t, locale, monthsPerPeriod]);
}

/** A mean with its standard error, both to be copied. */
export function meanFigure(
  { mean, standardError }: Pick<CellResult, 'mean' | 'standardError'>,
  kind: FigureKind,
  { t, locale, monthsPerPeriod }: FigureWords,
  figure: (value: number | null) => string = (value) => fullFigure(value, kind, locale),
): Figure {
  const full = meanWithError({ mean, standardError }, (value) => fullFigure(value, kind, locale));
  return {
    text: meanWithError({ mean, standardError }, figure),
    values: [mean, standardError].filter((value) => value !== null),
    title: [full, unitText(kind, t, monthsPerPeriod)].filter(Boolean).join(' · '),
  };
}

/** P5 to P95 in short, each with its error in full behind it. */
export function rangeFigure(cell: CellResult, kind: FigureKind, words: FigureWords): Figure {
  const make = figureMaker(kind, words);
  const [low, high] = ['0.05', '0.95'].map((level) =>
    make(cell.quantiles[level], { error: cell.standardErrors?.quantiles[level], short: true }),
  ) as [Figure, Figure];
  return {
    text: words.t('results.range', { low: low.text, high: high.text }),
    values: [...low.values, ...high.values],
    title: `P5 ${low.title}, P95 ${high.title}`,
  };
}

/** A share of a whole, with its standard error where there is one. */
export function shareFigure(
  share: number | null | undefined,
  error: number | null | undefined,
  locale: Locale,
  digits = 1,
): Figure {
  if (share == null) return { text: MISSING, values: [] };
  const text = formatShare(share, locale, digits);
  return error == null
    ? { text, values: [share] }
    : { text: `${text} ± ${formatPercent(error, locale)}`, values: [share, error] };
}
